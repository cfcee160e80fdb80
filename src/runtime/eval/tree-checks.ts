/** What a tree that a program made must fulfil before it is compiled (C `_PyAST_Validate`). */
import { alternatives, nodeKinds } from '../abstract-grammar.ts';
import { raise, SystemError, typeError, valueError } from '../errors.ts';

/** A node of the parser's tree, by its fields. */
export type Raw = Record<string, unknown> & { kind: string };
type Ctx = 'Load' | 'Store' | 'Del';
const TARGETS = new Set(['Attribute', 'Subscript', 'Starred', 'Name', 'List', 'Tuple']);
const CONSTANT_NAMES = ['None', 'True', 'False'];

const nodes = (value: unknown): Raw[] => value as Raw[];
const node = (value: unknown): Raw => value as Raw;

/** @throws ValueError, TypeError, SystemError (Python) with CPython's messages */
export function checkTree(root: Raw): void {
  if (root.kind === 'Expression') checkExpression(node(root.body), 'Load');
  else checkStatements(nodes(root.body));
}

function checkPlace(raw: Raw): void {
  const { lineno, col_offset, end_lineno, end_col_offset } = raw as unknown as Record<string, number>;
  if (lineno! > end_lineno!) throw valueError(`AST node line range (${lineno}, ${end_lineno}) is not valid`);
  if ((lineno! < 0 && end_lineno !== lineno) || (col_offset! < 0 && col_offset !== end_col_offset)) {
    const columns = `(${col_offset}, ${end_col_offset})`;
    throw valueError(`AST node column range ${columns} for line range (${lineno}, ${end_lineno}) is not valid`);
  }
  if (lineno === end_lineno && col_offset! > end_col_offset!) {
    throw valueError(`line ${lineno}, column ${col_offset}-${end_col_offset} is not a valid range`);
  }
}

function checkName(name: unknown): void {
  if (CONSTANT_NAMES.includes(name as string)) {
    throw valueError(`identifier field can't represent '${String(name)}' constant`);
  }
}

function notEmpty(list: unknown, what: string, owner: string): void {
  if (nodes(list).length === 0) throw valueError(`empty ${what} on ${owner}`);
}

function checkStatements(list: readonly (Raw | null)[]): void {
  for (const each of list) {
    if (each === null) throw valueError('None disallowed in statement list');
    checkStatement(each);
  }
}

function checkBody(list: unknown, owner: string): void {
  notEmpty(list, 'body', owner);
  checkStatements(nodes(list));
}

function checkExpressions(list: unknown, ctx: Ctx = 'Load', nullable = false): void {
  for (const each of list as (Raw | null)[]) {
    if (each !== null) checkExpression(each, ctx);
    else if (!nullable) throw valueError('None disallowed in expression list');
  }
}

function checkOptional(value: unknown, ctx: Ctx = 'Load'): void {
  if (value !== null) checkExpression(node(value), ctx);
}

// ---------------------------------------------------------------- statements

function checkStatement(raw: Raw): void {
  checkPlace(raw);
  const { kind } = raw;
  switch (kind) {
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      checkBody(raw.body, kind);
      checkParameters(node(raw.args));
      checkExpressions(raw.decorator_list);
      checkOptional(raw.returns);
      checkTypeParameters(nodes(raw.type_params));
      return;
    case 'ClassDef':
      checkBody(raw.body, kind);
      checkTypeParameters(nodes(raw.type_params));
      checkExpressions(raw.bases);
      checkKeywords(raw.keywords);
      checkExpressions(raw.decorator_list);
      return;
    case 'Delete':
      notEmpty(raw.targets, 'targets', kind);
      checkExpressions(raw.targets, 'Del');
      return;
    case 'Assign':
      notEmpty(raw.targets, 'targets', kind);
      checkExpressions(raw.targets, 'Store');
      checkExpression(node(raw.value), 'Load');
      return;
    case 'AugAssign':
      checkExpression(node(raw.target), 'Store');
      checkExpression(node(raw.value), 'Load');
      needsTarget(node(raw.target), 'augmented');
      return;
    case 'AnnAssign':
      if (raw.simple !== 0 && node(raw.target).kind !== 'Name')
        throw typeError('AnnAssign with simple non-Name target');
      checkExpression(node(raw.target), 'Store');
      checkOptional(raw.value);
      checkExpression(node(raw.annotation), 'Load');
      needsTarget(node(raw.target), 'annotated');
      return;
    case 'TypeAlias':
      if (node(raw.name).kind !== 'Name') throw typeError('TypeAlias with non-Name name');
      checkExpression(node(raw.name), 'Store');
      checkTypeParameters(nodes(raw.type_params));
      checkExpression(node(raw.value), 'Load');
      return;
    case 'For':
    case 'AsyncFor':
      checkExpression(node(raw.target), 'Store');
      checkExpression(node(raw.iter), 'Load');
      checkBody(raw.body, kind);
      checkStatements(nodes(raw.orelse));
      return;
    case 'While':
    case 'If':
      checkExpression(node(raw.test), 'Load');
      checkBody(raw.body, kind);
      checkStatements(nodes(raw.orelse));
      return;
    case 'With':
    case 'AsyncWith':
      notEmpty(raw.items, 'items', kind);
      for (const item of nodes(raw.items)) {
        checkExpression(node(item.context_expr), 'Load');
        checkOptional(item.optional_vars, 'Store');
      }
      checkBody(raw.body, kind);
      return;
    case 'Match':
      checkExpression(node(raw.subject), 'Load');
      notEmpty(raw.cases, 'cases', kind);
      for (const each of nodes(raw.cases)) {
        checkPattern(node(each.pattern), false);
        checkOptional(each.guard);
        checkBody(each.body, 'match_case');
      }
      return;
    case 'Raise':
      if (raw.exc === null && raw.cause !== null) throw valueError('Raise with cause but no exception');
      checkOptional(raw.exc);
      checkOptional(raw.cause);
      return;
    case 'Try':
    case 'TryStar':
      checkTry(raw);
      return;
    case 'Import':
      notEmpty(raw.names, 'names', kind);
      return;
    case 'ImportFrom':
      if ((raw.level as number | null) !== null && (raw.level as number) < 0)
        throw valueError('Negative ImportFrom level');
      notEmpty(raw.names, 'names', kind);
      return;
    case 'Global':
    case 'Nonlocal':
      notEmpty(raw.names, 'names', kind);
      return;
    case 'Assert':
      checkExpression(node(raw.test), 'Load');
      checkOptional(raw.msg);
      return;
    case 'Expr':
      checkExpression(node(raw.value), 'Load');
      return;
    case 'Return':
      checkOptional(raw.value);
  }
}

function checkTry(raw: Raw): void {
  checkBody(raw.body, raw.kind);
  const handlers = nodes(raw.handlers);
  if (handlers.length === 0 && nodes(raw.finalbody).length === 0) {
    throw valueError(`${raw.kind} has neither except handlers nor finalbody`);
  }
  if (handlers.length === 0 && nodes(raw.orelse).length > 0) {
    throw valueError(`${raw.kind} has orelse but no except handlers`);
  }
  for (const handler of handlers) {
    checkPlace(handler);
    checkOptional(handler.type);
    checkBody(handler.body, 'ExceptHandler');
  }
  checkStatements(nodes(raw.finalbody));
  checkStatements(nodes(raw.orelse));
}

/** CPython's compiler, not its checks, meets other targets; its number of the kind is that of the sum's order. */
function needsTarget({ kind }: Raw, assignment: string): void {
  if (kind === 'Name' || kind === 'Attribute' || kind === 'Subscript') return;
  const number = alternatives('expr').indexOf(kind) + 1;
  throw raise(SystemError, `invalid node type (${number}) for ${assignment} assignment`);
}

function checkTypeParameters(list: readonly Raw[]): void {
  for (const each of list) {
    checkPlace(each);
    checkName(each.name);
    if (each.kind === 'TypeVar') checkOptional(each.bound);
    checkOptional(each.default_value);
  }
}

function checkParameters(args: Raw): void {
  const positional = [...nodes(args.posonlyargs), ...nodes(args.args)];
  const single = (value: unknown): Raw[] => (value === null ? [] : [node(value)]);
  for (const each of [...positional, ...single(args.vararg), ...nodes(args.kwonlyargs), ...single(args.kwarg)]) {
    checkPlace(each);
    checkOptional(each.annotation);
  }
  if (nodes(args.defaults).length > positional.length)
    throw valueError('more positional defaults than args on arguments');
  if (nodes(args.kw_defaults).length !== nodes(args.kwonlyargs).length) {
    throw valueError('length of kwonlyargs is not the same as kw_defaults on arguments');
  }
  checkExpressions(args.defaults);
  checkExpressions(args.kw_defaults, 'Load', true);
}

function checkKeywords(list: unknown): void {
  for (const each of nodes(list)) checkExpression(node(each.value), 'Load');
}

// ---------------------------------------------------------------- expressions

function checkExpression(raw: Raw, ctx: Ctx): void {
  checkPlace(raw);
  const { kind } = raw;
  if (kind === 'Name') checkName(raw.id);
  if (TARGETS.has(kind)) {
    if (raw.ctx !== ctx) throw valueError(`expression must have ${ctx} context but has ${String(raw.ctx)} instead`);
  } else if (ctx !== 'Load') throw valueError(`expression which can't be assigned to in ${ctx} context`);
  switch (kind) {
    case 'BoolOp':
      if (nodes(raw.values).length < 2) throw valueError('BoolOp with less than 2 values');
      break;
    case 'Lambda':
      checkParameters(node(raw.args));
      checkExpression(node(raw.body), 'Load');
      return;
    case 'Dict':
      if (nodes(raw.keys).length !== nodes(raw.values).length) {
        throw valueError("Dict doesn't have the same number of keys as values");
      }
      checkExpressions(raw.keys, 'Load', true);
      checkExpressions(raw.values);
      return;
    case 'ListComp':
    case 'SetComp':
    case 'GeneratorExp':
    case 'DictComp':
      checkComprehension(raw);
      return;
    case 'Compare':
      if (nodes(raw.comparators).length === 0) throw valueError('Compare with no comparators');
      if (nodes(raw.comparators).length !== nodes(raw.ops).length) {
        throw valueError('Compare has a different number of comparators and operands');
      }
      break;
    case 'Call':
      checkExpression(node(raw.func), 'Load');
      checkExpressions(raw.args);
      checkKeywords(raw.keywords);
      return;
    case 'NamedExpr':
      if (node(raw.target).kind !== 'Name') throw typeError('NamedExpr target must be a Name');
      checkExpression(node(raw.value), 'Load');
      return;
    case 'FormattedValue':
    case 'Interpolation':
      checkExpression(node(raw.value), 'Load');
      if (![-1, 115, 114, 97].includes(raw.conversion as number)) {
        throw raise(SystemError, `Unrecognized conversion character ${String(raw.conversion)}`);
      }
      checkOptional(raw.format_spec);
      return;
    case 'Attribute':
    case 'Subscript':
      checkExpression(node(raw.value), 'Load');
      if (kind === 'Subscript') checkExpression(node(raw.slice), 'Load');
      return;
    case 'Starred':
      checkExpression(node(raw.value), ctx);
      return;
    case 'List':
    case 'Tuple':
      checkExpressions(raw.elts, ctx);
      return;
    case 'Constant':
      return;
  }
  for (const part of Object.values(raw)) {
    if (Array.isArray(part)) for (const each of part) checkPart(each);
    else checkPart(part);
  }
}

function checkPart(part: unknown): void {
  if (part === null) return;
  if (typeof part === 'object' && 'kind' in part && nodeKinds().get(part.kind as string)?.base !== 'stmt')
    checkExpression(node(part), 'Load');
}

function checkComprehension(raw: Raw): void {
  const generators = nodes(raw.generators);
  if (generators.length === 0) throw valueError('comprehension with no generators');
  for (const each of generators) {
    checkExpression(node(each.target), 'Store');
    checkExpression(node(each.iter), 'Load');
    checkExpressions(each.ifs);
  }
  if (raw.kind !== 'DictComp') {
    checkExpression(node(raw.elt), 'Load');
    return;
  }
  checkExpression(node(raw.key), 'Load');
  checkExpression(node(raw.value), 'Load');
}

// ---------------------------------------------------------------- patterns

function checkPatterns(list: unknown, starred: boolean): void {
  for (const each of nodes(list)) checkPattern(each, starred);
}

function checkCapture(name: unknown): void {
  if (name === '_') throw valueError("can't capture name '_' in patterns");
  checkName(name);
}

function checkPattern(raw: Raw, starred: boolean): void {
  checkPlace(raw);
  switch (raw.kind) {
    case 'MatchValue':
      checkPatternValue(node(raw.value));
      return;
    case 'MatchSingleton':
      if (raw.value !== null && typeof raw.value !== 'boolean') {
        throw valueError('MatchSingleton can only contain True, False and None');
      }
      return;
    case 'MatchSequence':
      checkPatterns(raw.patterns, true);
      return;
    case 'MatchMapping':
      if (nodes(raw.keys).length !== nodes(raw.patterns).length) {
        throw valueError("MatchMapping doesn't have the same number of keys as patterns");
      }
      if (raw.rest !== null) checkCapture(raw.rest);
      for (const key of nodes(raw.keys)) {
        const singleton = key.kind === 'Constant' && ['None', 'bool'].includes((key.value as { type: string }).type);
        if (!singleton) checkPatternValue(key);
      }
      checkPatterns(raw.patterns, false);
      return;
    case 'MatchClass':
      checkMatchClass(raw);
      return;
    case 'MatchStar':
      if (!starred) throw valueError("can't use MatchStar here");
      if (raw.name !== null) checkCapture(raw.name);
      return;
    case 'MatchAs':
      if (raw.name !== null) checkCapture(raw.name);
      if (raw.pattern === null) return;
      if (raw.name === null) throw valueError('MatchAs must specify a target name if a pattern is given');
      checkPattern(node(raw.pattern), false);
      return;
    case 'MatchOr':
      if (nodes(raw.patterns).length < 2) throw valueError('MatchOr requires at least 2 patterns');
      checkPatterns(raw.patterns, false);
  }
}

function checkMatchClass(raw: Raw): void {
  if (nodes(raw.kwd_attrs).length !== nodes(raw.kwd_patterns).length) {
    throw valueError("MatchClass doesn't have the same number of keyword attributes as patterns");
  }
  checkExpression(node(raw.cls), 'Load');
  let cls = node(raw.cls);
  while (cls.kind === 'Attribute') cls = node(cls.value);
  if (cls.kind !== 'Name') throw valueError('MatchClass cls field can only contain Name or Attribute nodes.');
  for (const name of raw.kwd_attrs as string[]) checkName(name);
  checkPatterns(raw.patterns, false);
  checkPatterns(raw.kwd_patterns, false);
}

const LITERALS = new Set(['int', 'float', 'complex', 'bytes', 'str', 'object']);

/** `validate_pattern_match_value`: numbers with signs, texts, and dotted names. */
function checkPatternValue(raw: Raw): void {
  checkExpression(raw, 'Load');
  const number = (each: Raw): boolean =>
    each.kind === 'Constant' && ['int', 'float'].includes((each.value as { type: string }).type);
  const signed = (each: Raw): boolean =>
    number(each) || (each.kind === 'UnaryOp' && each.op === 'USub' && number(node(each.operand)));
  const imaginary = (each: Raw): boolean =>
    each.kind === 'Constant' && (each.value as { type: string }).type === 'complex';
  switch (raw.kind) {
    case 'Constant':
      if (LITERALS.has((raw.value as { type: string }).type)) return;
      throw valueError('unexpected constant inside of a literal pattern');
    case 'Attribute':
    case 'JoinedStr':
    case 'TemplateStr':
      return;
    case 'UnaryOp':
      if (signed(raw) || (raw.op === 'USub' && imaginary(node(raw.operand)))) return;
      break;
    case 'BinOp':
      if ((raw.op === 'Add' || raw.op === 'Sub') && signed(node(raw.left)) && imaginary(node(raw.right))) return;
      break;
  }
  throw valueError('patterns may only match literals and attribute lookups');
}
