/** Trees back to source text, laid out as CPython's `ast.unparse` does. */
import type * as ast from '../../parser/ast.ts';
import type { Raw } from './tree-checks.ts';
import { BINDING, constantText, literalText, parametersText, readablyQuoted, write } from './unparse.ts';

const STEP = '    ';
const OPERATORS: Record<ast.Operator, string> = {
  Add: '+',
  Sub: '-',
  Mult: '*',
  MatMult: '@',
  Div: '/',
  Mod: '%',
  FloorDiv: '//',
  LShift: '<<',
  RShift: '>>',
  BitOr: '|',
  BitXor: '^',
  BitAnd: '&',
  Pow: '**',
};

type Suite = readonly (ast.Stmt | ast.ExceptHandler | ast.MatchCase)[];

/** The source text of a node of any kind. */
export function unparseNode(raw: Raw): string {
  return readablyQuoted(() => new Writer().any(raw));
}

class Writer {
  private readonly lines: string[] = [];
  private depth = 0;

  any(raw: Raw): string {
    switch (raw.kind) {
      case 'Module':
      case 'ClassDef':
      case 'FunctionDef':
      case 'AsyncFunctionDef':
        if (raw.kind === 'Module') this.documented((raw as unknown as ast.Module).body);
        else this.statement(raw as unknown as ast.Stmt);
        break;
      case 'Interactive':
        this.suite((raw as unknown as ast.Interactive).body);
        break;
      case 'Expression':
        return write((raw as unknown as ast.Expression).body, BINDING.TEST);
      case 'FunctionType': {
        const { argtypes, returns } = raw as unknown as { argtypes: ast.Expr[]; returns: ast.Expr };
        return `(${argtypes.map(each => write(each, BINDING.TEST)).join(', ')}) -> ${write(returns, BINDING.TEST)}`;
      }
      default:
        return this.part(raw);
    }
    return this.lines.join('\n');
  }

  /** What is no suite of statements. */
  private part(raw: Raw): string {
    const { kind } = raw;
    const node = raw as unknown;
    if (kind in STATEMENTS || kind === 'ExceptHandler' || kind === 'match_case') {
      this.statement(node as ast.Stmt);
      return this.lines.join('\n');
    }
    if (kind.startsWith('Match')) return pattern(node as ast.Pattern, BINDING.TEST);
    switch (kind) {
      case 'arguments':
        return parametersText(node as ast.Arguments, true);
      case 'arg':
        return annotated(node as ast.Arg);
      case 'keyword':
        return keyword(node as ast.Keyword);
      case 'alias':
        return alias(node as ast.Alias);
      case 'withitem':
        return withItem(node as ast.WithItem);
      case 'TypeVar':
      case 'ParamSpec':
      case 'TypeVarTuple':
        return typeParameter(node as ast.TypeParam);
      default:
        return write(node as ast.Expr, BINDING.TEST);
    }
  }

  private line(text: string): void {
    this.lines.push(STEP.repeat(this.depth) + text);
  }

  /** An empty line, unless nothing stands before it. */
  private gap(): void {
    if (this.lines.length > 0) this.lines.push('');
  }

  private suite(body: Suite): void {
    for (const statement of body) this.statement(statement);
  }

  private block(heading: string, body: Suite): void {
    this.line(`${heading}:`);
    this.depth++;
    this.suite(body);
    this.depth--;
  }

  /** A body that may begin with a docstring, which keeps its lines. */
  private documented(body: readonly ast.Stmt[]): void {
    const doc = docstringOf(body);
    if (doc === null) {
      this.suite(body);
      return;
    }
    this.line(literalText(doc, ['"""', "'''"], false));
    this.suite(body.slice(1));
  }

  private definition(
    heading: string,
    body: readonly ast.Stmt[],
    decorators: readonly ast.Expr[],
    comment: unknown,
  ): void {
    this.gap();
    for (const decorator of decorators) this.line(`@${write(decorator, BINDING.TEST)}`);
    this.line(`${heading}:${typeComment(comment)}`);
    this.depth++;
    this.documented(body);
    this.depth--;
  }

  private statement(node: ast.Stmt | ast.ExceptHandler | ast.MatchCase): void {
    const comment = typeComment((node as { type_comment?: unknown }).type_comment);
    switch (node.kind) {
      case 'FunctionDef':
      case 'AsyncFunctionDef': {
        const returns = node.returns === null ? '' : ` -> ${write(node.returns, BINDING.TEST)}`;
        const head = `${node.kind === 'FunctionDef' ? '' : 'async '}def ${node.name}${typeParameters(node.type_params)}`;
        const heading = `${head}(${parametersText(node.args, true)})${returns}`;
        this.definition(heading, node.body, node.decorator_list, (node as { type_comment?: unknown }).type_comment);
        return;
      }
      case 'ClassDef': {
        const parts = [...node.bases.map(base => write(base, BINDING.TEST)), ...node.keywords.map(keyword)];
        const bases = parts.length > 0 ? `(${parts.join(', ')})` : '';
        this.definition(
          `class ${node.name}${typeParameters(node.type_params)}${bases}`,
          node.body,
          node.decorator_list,
          null,
        );
        return;
      }
      case 'For':
      case 'AsyncFor': {
        const target = write(node.target, BINDING.TUPLE);
        const head = `${node.kind === 'For' ? '' : 'async '}for ${target} in ${write(node.iter, BINDING.TEST)}`;
        this.headed(head, comment, node.body);
        this.otherwise(node.orelse);
        return;
      }
      case 'While':
        this.block(`while ${write(node.test, BINDING.TEST)}`, node.body);
        this.otherwise(node.orelse);
        return;
      case 'If':
        this.conditional(node);
        return;
      case 'With':
      case 'AsyncWith':
        this.headed(
          `${node.kind === 'With' ? '' : 'async '}with ${node.items.map(withItem).join(', ')}`,
          comment,
          node.body,
        );
        return;
      case 'Match':
        this.block(`match ${write(node.subject, BINDING.TEST)}`, node.cases);
        return;
      case 'match_case': {
        const guard = node.guard === null ? '' : ` if ${write(node.guard, BINDING.TEST)}`;
        this.block(`case ${pattern(node.pattern, BINDING.TEST)}${guard}`, node.body);
        return;
      }
      case 'Try':
      case 'TryStar':
        this.block('try', node.body);
        for (const handler of node.handlers) this.handler(handler, node.kind === 'TryStar');
        this.otherwise(node.orelse);
        if (node.finalbody.length > 0) this.block('finally', node.finalbody);
        return;
      case 'ExceptHandler':
        this.handler(node, false);
        return;
      default:
        this.line(simpleStatement(node) + comment);
    }
  }

  /** A block whose heading may be followed by a type comment. */
  private headed(heading: string, comment: string, body: Suite): void {
    this.block(heading, body.slice(0, 0));
    this.lines[this.lines.length - 1] += comment;
    this.depth++;
    this.suite(body);
    this.depth--;
  }

  private otherwise(body: Suite): void {
    if (body.length > 0) this.block('else', body);
  }

  private conditional(node: ast.If): void {
    let word = 'if';
    let each = node;
    for (;;) {
      this.block(`${word} ${write(each.test, BINDING.TEST)}`, each.body);
      const [next] = each.orelse;
      if (each.orelse.length !== 1 || next?.kind !== 'If') break;
      word = 'elif';
      each = next;
    }
    this.otherwise(each.orelse);
  }

  private handler({ type, name, body }: ast.ExceptHandler, star: boolean): void {
    const what = type === null ? '' : ` ${write(type, BINDING.TEST)}`;
    this.block(`except${star ? '*' : ''}${what}${name === null ? '' : ` as ${name}`}`, body);
  }
}

const STATEMENTS: Record<string, true> = Object.fromEntries(
  (
    'Return Delete Assign TypeAlias AugAssign AnnAssign For AsyncFor While If With AsyncWith Match Raise Try TryStar Assert ' +
    'Import ImportFrom Global Nonlocal Expr Pass Break Continue'
  )
    .split(' ')
    .map(kind => [kind, true]),
);

function typeComment(comment: unknown): string {
  return typeof comment === 'string' ? ` # type: ${comment}` : '';
}

function docstringOf([first]: readonly ast.Stmt[]): string | null {
  if (first?.kind !== 'Expr' || first.value.kind !== 'Constant') return null;
  const { value } = first.value;
  return value.type === 'str' ? value.value : null;
}

type Simple = Exclude<
  ast.Stmt,
  {
    kind:
      | 'FunctionDef'
      | 'AsyncFunctionDef'
      | 'ClassDef'
      | 'For'
      | 'AsyncFor'
      | 'While'
      | 'If'
      | 'With'
      | 'AsyncWith'
      | 'Match'
      | 'Try'
      | 'TryStar';
  }
>;

/** A statement of one line. */
function simpleStatement(node: Simple): string {
  const text = (value: ast.Expr | null, prefix = ''): string =>
    value === null ? '' : prefix + write(value, BINDING.TEST);
  switch (node.kind) {
    case 'Return':
      return `return${text(node.value, ' ')}`;
    case 'Delete':
      return `del ${node.targets.map(target => write(target, BINDING.TEST)).join(', ')}`;
    case 'Assign':
      return node.targets.map(target => `${write(target, BINDING.TUPLE)} = `).join('') + text(node.value);
    case 'TypeAlias':
      return `type ${write(node.name, BINDING.TEST)}${typeParameters(node.type_params)} = ${text(node.value)}`;
    case 'AugAssign':
      return `${write(node.target, BINDING.TEST)} ${OPERATORS[node.op]}= ${text(node.value)}`;
    case 'AnnAssign': {
      const target = write(node.target, BINDING.TEST);
      const shown = !node.simple && node.target.kind === 'Name' ? `(${target})` : target;
      return `${shown}: ${text(node.annotation)}${text(node.value, ' = ')}`;
    }
    case 'Raise':
      return `raise${text(node.exc, ' ')}${text(node.cause, ' from ')}`;
    case 'Assert':
      return `assert ${text(node.test)}${text(node.msg, ', ')}`;
    case 'Import':
      return `import ${node.names.map(alias).join(', ')}`;
    case 'ImportFrom':
      return `from ${'.'.repeat(node.level)}${node.module ?? ''} import ${node.names.map(alias).join(', ')}`;
    case 'Global':
      return `global ${node.names.join(', ')}`;
    case 'Nonlocal':
      return `nonlocal ${node.names.join(', ')}`;
    case 'Expr':
      return write(node.value, BINDING.YIELD);
    default:
      return node.kind.toLowerCase();
  }
}

function keyword({ arg, value }: ast.Keyword): string {
  return (arg === null ? '**' : `${arg}=`) + write(value, BINDING.TEST);
}
function alias({ name, asname }: ast.Alias): string {
  return asname === null ? name : `${name} as ${asname}`;
}
function annotated({ arg, annotation }: ast.Arg): string {
  return annotation === null ? arg : `${arg}: ${write(annotation, BINDING.TEST)}`;
}
function withItem({ context_expr, optional_vars }: ast.WithItem): string {
  const target = optional_vars === null ? '' : ` as ${write(optional_vars, BINDING.TEST)}`;
  return write(context_expr, BINDING.TEST) + target;
}

function typeParameters(list: readonly ast.TypeParam[]): string {
  return list.length > 0 ? `[${list.map(typeParameter).join(', ')}]` : '';
}
function typeParameter(node: ast.TypeParam): string {
  const stars = { TypeVar: '', TypeVarTuple: '*', ParamSpec: '**' }[node.kind];
  const bound = node.kind === 'TypeVar' && node.bound !== null ? `: ${write(node.bound, BINDING.TEST)}` : '';
  const fallback = node.default_value === null ? '' : ` = ${write(node.default_value, BINDING.TEST)}`;
  return stars + node.name + bound + fallback;
}

// ---------------------------------------------------------------- patterns

/** @param place how tightly the place binds that the pattern stands in */
function pattern(node: ast.Pattern, place: number): string {
  const each = (nodes: readonly ast.Pattern[]): string[] => nodes.map(inner => pattern(inner, BINDING.TEST));
  switch (node.kind) {
    case 'MatchValue':
      return write(node.value, BINDING.TEST);
    case 'MatchSingleton':
      return constantText(node.value === null ? { type: 'None' } : { type: 'bool', value: node.value });
    case 'MatchSequence':
      return `[${each(node.patterns).join(', ')}]`;
    case 'MatchStar':
      return `*${node.name ?? '_'}`;
    case 'MatchMapping': {
      const items = node.keys.map(
        (key, i) => `${write(key, BINDING.TEST)}: ${pattern(node.patterns[i]!, BINDING.TEST)}`,
      );
      if (node.rest !== null) items.push(`**${node.rest}`);
      return `{${items.join(', ')}}`;
    }
    case 'MatchClass': {
      const named = node.kwd_attrs.map((name, i) => `${name}=${pattern(node.kwd_patterns[i]!, BINDING.TEST)}`);
      return `${write(node.cls, BINDING.ATOM)}(${[...each(node.patterns), ...named].join(', ')})`;
    }
    case 'MatchAs': {
      if (node.name === null) return '_';
      if (node.pattern === null) return node.name;
      const text = `${pattern(node.pattern, BINDING.BITOR)} as ${node.name}`;
      return place > BINDING.TEST ? `(${text})` : text;
    }
    case 'MatchOr': {
      const text = node.patterns.map(inner => pattern(inner, BINDING.BITOR + 1)).join(' | ');
      return place > BINDING.BITOR ? `(${text})` : text;
    }
  }
}
