/**
 * The errors and warnings that CPython's compiler gives for a syntax tree that its grammar accepts: statements out of
 * place, starred expressions out of place, repeated keywords. Checked in the order in which code is generated, so that
 * of several errors the same one is reported.
 */
import type * as ast from './ast.ts';
import { PatternChecks } from './pattern-checks.ts';

export type Fail = (msg: string, at: ast.Position) => never;
export type Warn = (msg: string, at: ast.Position) => void;

const FEATURES = new Set([
  'nested_scopes',
  'generators',
  'division',
  'absolute_import',
  'with_statement',
  'print_function',
  'unicode_literals',
  'barry_as_FLUFL',
  'generator_stop',
  'annotations',
]);

const isText = (node: ast.Expr): boolean => node.kind === 'Constant' && node.value.type === 'str';

/**
 * Checks `from __future__ import …` at the beginning of a module.
 * @returns how many statements that beginning has
 */
export function checkFuture(module: ast.Mod, fail: Fail): number {
  if (module.kind === 'Expression') return 0;
  const { body } = module;
  let n = 0;
  if (body.length > 0 && body[0].kind === 'Expr' && isText(body[0].value)) n++;
  for (; n < body.length; n++) {
    const stmt = body[n];
    if (stmt.kind !== 'ImportFrom' || stmt.module !== '__future__' || stmt.level > 0) break;
    for (const alias of stmt.names) {
      if (alias.name === 'braces') fail('not a chance', alias);
      if (!FEATURES.has(alias.name)) fail(`future feature ${alias.name} is not defined`, alias);
    }
  }
  return n;
}

/** Runs the checks over a module; `fail` throws, `warn` collects. */
export function check(module: ast.Mod, fail: Fail, warn: Warn): void {
  const checker = new Checker(fail, warn);
  if (module.kind === 'Expression') {
    checker.expr(module.body);
    return;
  }
  const start = checkFuture(module, fail);
  checker.future = new Set(module.body.slice(0, start));
  checker.stmts(module.body);
}

/** What `break`, `continue` and `return` would leave, innermost last. */
const MAX_BLOCKS = 21;

type Around = 'loop' | 'except*' | 'finally';

class Checker {
  fail: Fail;
  warn: Warn;
  /** The future imports that stand where they must. */
  future = new Set<ast.Stmt>();
  inFunction = false;
  around: Around[] = [];
  blocks = 0;
  patterns: PatternChecks;

  constructor(fail: Fail, warn: Warn) {
    this.fail = fail;
    this.warn = warn;
    this.patterns = new PatternChecks(fail);
  }

  within(around: Around, body: () => void): void {
    this.around.push(around);
    body();
    this.around.pop();
  }

  /** CPython's frames have room for this many blocks. */
  nested(s: ast.Stmt, body: () => void): void {
    if (++this.blocks > MAX_BLOCKS) this.fail('too many statically nested blocks', s);
    body();
    this.blocks--;
  }

  /** A new frame: nothing around it can be left from inside. */
  frame(inFunction: boolean, body: () => void): void {
    const outer = [this.inFunction, this.around, this.blocks] as const;
    this.inFunction = inFunction;
    this.around = [];
    this.blocks = 0;
    body();
    [this.inFunction, this.around, this.blocks] = outer;
  }

  stmts(body: ast.Stmt[]): void {
    for (const stmt of body) this.stmt(stmt);
  }

  exprs(nodes: (ast.Expr | null)[]): void {
    for (const node of nodes) if (node !== null) this.expr(node);
  }

  optional(node: ast.Expr | null): void {
    if (node !== null) this.expr(node);
  }

  /** Elements of a display or arguments of a call, which may be starred. */
  elements(nodes: ast.Expr[]): void {
    for (const node of nodes) this.expr(node.kind === 'Starred' ? node.value : node);
  }

  stmt(s: ast.Stmt): void {
    switch (s.kind) {
      case 'Expr':
        this.expr(s.value);
        return;
      case 'Assign':
        this.expr(s.value);
        for (const target of s.targets) this.target(target);
        return;
      case 'AugAssign':
        this.target(s.target);
        this.expr(s.value);
        return;
      case 'AnnAssign':
        this.optional(s.value);
        this.target(s.target);
        this.frame(false, () => this.expr(s.annotation));
        return;
      case 'Return':
        this.leave(s, 'return');
        if (!this.inFunction) this.fail("'return' outside function", s);
        this.optional(s.value);
        return;
      case 'Break':
      case 'Continue':
        this.leave(s, s.kind === 'Break' ? 'break' : 'continue');
        return;
      case 'Delete':
        for (const target of s.targets) this.target(target);
        return;
      case 'FunctionDef':
        this.exprs(s.decorator_list);
        this.arguments(s.args);
        if (s.returns !== null) this.expr(s.returns);
        this.frame(true, () => this.stmts(s.body));
        return;
      case 'ClassDef':
        this.exprs(s.decorator_list);
        this.frame(false, () => this.stmts(s.body));
        this.keywords(s.keywords);
        this.elements(s.bases);
        for (const keyword of s.keywords) this.expr(keyword.value);
        return;
      case 'For':
        this.expr(s.iter);
        this.nested(s, () =>
          this.within('loop', () => {
            this.target(s.target);
            this.stmts(s.body);
          }),
        );
        this.stmts(s.orelse);
        return;
      case 'While':
        this.nested(s, () =>
          this.within('loop', () => {
            this.expr(s.test);
            this.stmts(s.body);
          }),
        );
        this.stmts(s.orelse);
        return;
      case 'If': {
        let node: ast.If = s;
        for (;;) {
          this.expr(node.test);
          this.stmts(node.body);
          if (node.orelse.length !== 1 || node.orelse[0].kind !== 'If') break;
          node = node.orelse[0];
        }
        this.stmts(node.orelse);
        return;
      }
      case 'With':
        for (const item of s.items) {
          this.expr(item.context_expr);
          if (item.optional_vars !== null) this.target(item.optional_vars);
        }
        this.nested(s, () => this.stmts(s.body));
        return;
      case 'Match':
        this.expr(s.subject);
        this.patterns.match(
          s,
          node => this.expr(node),
          body => this.stmts(body),
        );
        return;
      case 'Raise':
        this.optional(s.exc);
        this.optional(s.cause);
        return;
      case 'Try':
      case 'TryStar':
        this.try(s);
        return;
      case 'Assert':
        if (s.test.kind === 'Tuple' && s.test.elts.length > 0) {
          this.warn('assertion is always true, perhaps remove parentheses?', s);
        }
        this.expr(s.test);
        this.optional(s.msg);
        return;
      case 'ImportFrom':
        if (s.module === '__future__' && s.level === 0 && !this.future.has(s)) {
          this.fail('from __future__ imports must occur at the beginning of the file', s);
        }
        return;
    }
  }

  try(s: ast.Try | ast.TryStar): void {
    this.nested(s, () => this.stmts(s.body));
    s.handlers.forEach((handler, i) => {
      if (handler.type === null && i < s.handlers.length - 1) this.fail("default 'except:' must be last", handler);
      if (handler.type !== null) this.expr(handler.type);
      if (s.kind === 'TryStar') this.within('except*', () => this.stmts(handler.body));
      else this.stmts(handler.body);
    });
    this.stmts(s.orelse);
    this.within('finally', () => this.stmts(s.finalbody));
  }

  leave(s: ast.Stmt, word: 'return' | 'break' | 'continue'): void {
    let found = false;
    for (let i = this.around.length - 1; i >= 0; i--) {
      const around = this.around[i];
      if (around === 'finally') this.warn(`'${word}' in a 'finally' block`, s);
      else if (around === 'except*') {
        this.fail("'break', 'continue' and 'return' cannot appear in an except* block", s);
      } else if (word !== 'return') {
        found = true;
        break;
      }
    }
    if (found || word === 'return') return;
    this.fail(word === 'break' ? "'break' outside loop" : "'continue' not properly in loop", s);
  }

  arguments(args: ast.Arguments): void {
    this.exprs(args.defaults);
    this.exprs(args.kw_defaults);
    const annotated = [...args.posonlyargs, ...args.args, args.vararg, ...args.kwonlyargs, args.kwarg];
    for (const arg of annotated) {
      const annotation = arg?.annotation ?? null;
      // `*args: *Ts` is one of the places for a star.
      if (annotation !== null) this.expr(annotation.kind === 'Starred' ? annotation.value : annotation);
    }
  }

  // ---------------------------------------------------------------- targets

  target(node: ast.Expr): void {
    switch (node.kind) {
      case 'Starred':
        if (node.ctx === 'Store') this.fail('starred assignment target must be in a list or tuple', node);
        return;
      case 'Tuple':
      case 'List': {
        let starred = 0;
        for (const element of node.elts) {
          if (element.kind === 'Starred' && starred++ > 0) {
            this.fail('multiple starred expressions in assignment', node);
          }
        }
        for (const element of node.elts) this.target(element.kind === 'Starred' ? element.value : element);
        return;
      }
      default:
        this.expr(node);
    }
  }

  // ---------------------------------------------------------------- expressions

  expr(e: ast.Expr): void {
    switch (e.kind) {
      case 'Constant':
      case 'Name':
        return;
      case 'Starred':
        this.fail("can't use starred expression here", e);
        return;
      case 'Attribute':
        this.expr(e.value);
        return;
      case 'Call':
        this.keywords(e.keywords);
        this.caller(e.func);
        this.expr(e.func);
        this.elements(e.args);
        for (const keyword of e.keywords) this.expr(keyword.value);
        return;
      case 'BinOp': {
        // A long sum leans to the left: walk it without recursion.
        const rights: ast.Expr[] = [];
        let left: ast.Expr = e;
        for (; left.kind === 'BinOp'; left = left.left) rights.push(left.right);
        this.expr(left);
        for (let i = rights.length - 1; i >= 0; i--) this.expr(rights[i]);
        return;
      }
      case 'BoolOp':
        this.exprs(e.values);
        return;
      case 'UnaryOp':
        this.expr(e.operand);
        return;
      case 'Compare':
        this.identity(e);
        this.expr(e.left);
        this.exprs(e.comparators);
        return;
      case 'Subscript':
        if (e.ctx === 'Load') this.subscript(e);
        this.expr(e.value);
        this.expr(e.slice);
        return;
      case 'Slice':
        this.optional(e.lower);
        this.optional(e.upper);
        this.optional(e.step);
        return;
      case 'List':
      case 'Tuple':
      case 'Set':
        this.elements(e.elts);
        return;
      case 'Dict':
        this.exprs(e.keys);
        this.exprs(e.values);
        return;
      case 'IfExp':
        this.expr(e.test);
        this.expr(e.body);
        this.expr(e.orelse);
        return;
      case 'JoinedStr':
        this.exprs(e.values);
        return;
      case 'FormattedValue':
        this.expr(e.value);
        this.optional(e.format_spec);
        return;
      case 'Lambda':
        this.arguments(e.args);
        this.frame(true, () => this.expr(e.body));
        return;
      case 'NamedExpr':
        this.expr(e.value);
        return;
      case 'Yield':
      case 'YieldFrom':
        if (!this.inFunction) this.fail(`'yield${e.kind === 'Yield' ? '' : ' from'}' outside function`, e);
        this.optional(e.value);
        return;
      case 'ListComp':
      case 'SetComp':
      case 'DictComp':
      case 'GeneratorExp':
        for (const { target, iter, ifs } of e.generators) {
          this.expr(iter);
          this.target(target);
          this.exprs(ifs);
        }
        if (e.kind !== 'DictComp') {
          this.expr(e.elt);
          return;
        }
        this.expr(e.key);
        this.expr(e.value);
        return;
    }
  }

  keywords(keywords: ast.Keyword[]): void {
    if (keywords.length < 2) return;
    for (let i = 0; i < keywords.length; i++) {
      const { arg } = keywords[i];
      if (arg === null) continue;
      const again = keywords.find((other, j) => j > i && other.arg === arg);
      if (again !== undefined) this.fail(`keyword argument repeated: ${arg}`, again);
    }
  }

  // ---------------------------------------------------------------- warnings

  caller(func: ast.Expr): void {
    if (func.kind === 'Lambda') return;
    const type = literalType(func);
    if (type !== null) this.warn(`'${type}' object is not callable; perhaps you missed a comma?`, func);
  }

  identity(e: ast.Compare): void {
    let left = e.left;
    e.ops.forEach((op, i) => {
      const right = e.comparators[i];
      if (op === 'Is' || op === 'IsNot') {
        const odd = isComparable(left) ? left : isComparable(right) ? right : null;
        if (odd !== null) {
          const [word, better] = op === 'Is' ? ['is', '=='] : ['is not', '!='];
          this.warn(`"${word}" with '${literalType(odd)}' literal. Did you mean "${better}"?`, e);
        }
      }
      left = right;
    });
  }

  subscript(e: ast.Subscript): void {
    const { value, slice } = e;
    const type = literalType(value);
    if (type === null) return;
    if (NOT_SUBSCRIPTABLE.has(type)) {
      this.warn(`'${type}' object is not subscriptable; perhaps you missed a comma?`, value);
      return;
    }
    const index = literalType(slice);
    if (index === null || index === 'int' || index === 'bool' || !SEQUENCES.has(type)) return;
    const expected = `${type} indices must be integers or slices`;
    this.warn(`${expected}, not ${index}; perhaps you missed a comma?`, e);
  }
}

const NOT_SUBSCRIPTABLE = new Set([
  'NoneType',
  'ellipsis',
  'int',
  'bool',
  'float',
  'complex',
  'set',
  'generator',
  'function',
]);
const SEQUENCES = new Set(['str', 'bytes', 'tuple', 'list']);

/** A constant whose identity means nothing. */
function isComparable(node: ast.Expr): boolean {
  if (node.kind === 'Tuple') return node.elts.every(isConstant);
  if (node.kind === 'UnaryOp') return isConstant(node.operand) && literalType(node) !== null;
  if (node.kind !== 'Constant') return false;
  const { type } = node.value;
  return type !== 'None' && type !== 'bool' && type !== 'Ellipsis';
}

const isConstant = (node: ast.Expr): boolean =>
  node.kind === 'Constant' || (node.kind === 'Tuple' && node.elts.every(isConstant));

/** The type's name of an expression that says its type, or null. */
function literalType(node: ast.Expr): string | null {
  switch (node.kind) {
    case 'Tuple':
      return 'tuple';
    case 'List':
    case 'ListComp':
      return 'list';
    case 'Dict':
    case 'DictComp':
      return 'dict';
    case 'Set':
    case 'SetComp':
      return 'set';
    case 'GeneratorExp':
      return 'generator';
    case 'Lambda':
      return 'function';
    case 'JoinedStr':
    case 'FormattedValue':
      return 'str';
    case 'UnaryOp': {
      const inner = node.op === 'USub' && node.operand.kind === 'Constant' ? node.operand.value.type : null;
      return inner === 'int' || inner === 'float' || inner === 'complex' ? inner : null;
    }
    case 'Constant':
      switch (node.value.type) {
        case 'None':
          return 'NoneType';
        case 'Ellipsis':
          return 'ellipsis';
        default:
          return node.value.type;
      }
    default:
      return null;
  }
}
