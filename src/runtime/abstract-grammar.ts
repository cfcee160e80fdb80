/**
 * Python's abstract grammar (https://docs.python.org/3.14/library/ast.html#abstract-grammar) as data: which nodes there are,
 * and what their fields hold. The classes of the module `ast` and the ways between its trees and the parser's follow it.
 */

/** How often a field's value stands there: once, perhaps, in a list, or in a list that may hold None. */
export type Multiplicity = '' | '?' | '*' | '?*';

export interface FieldKind {
  readonly name: string;
  /** A kind of node, or `identifier`, `string`, `int`, `constant`. */
  readonly type: string;
  readonly many: Multiplicity;
}

export interface NodeKind {
  readonly name: string;
  /** The sum that it belongs to, such as `expr`; itself where the kind has no alternatives. */
  readonly base: string;
  readonly fields: readonly FieldKind[];
}

/** What has a position in the source. */
export const POSITIONED: ReadonlySet<string> = new Set(
  'stmt expr excepthandler arg keyword alias pattern type_param'.split(' '),
);
export const POSITION_ATTRIBUTES = ['lineno', 'col_offset', 'end_lineno', 'end_col_offset'] as const;

const FUNCTION =
  'identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, ' +
  'type_param* type_params';
const LOOP = 'expr target, expr iter, stmt* body, stmt* orelse, string? type_comment';
const TRY = 'stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody';

/** For each sum its alternatives, each with its fields. A kind without alternatives stands alone. */
const SUMS: Record<string, Record<string, string>> = {
  mod: {
    Module: 'stmt* body, type_ignore* type_ignores',
    Interactive: 'stmt* body',
    Expression: 'expr body',
    FunctionType: 'expr* argtypes, expr returns',
  },
  stmt: {
    FunctionDef: FUNCTION,
    AsyncFunctionDef: FUNCTION,
    ClassDef:
      'identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params',
    Return: 'expr? value',
    Delete: 'expr* targets',
    Assign: 'expr* targets, expr value, string? type_comment',
    TypeAlias: 'expr name, type_param* type_params, expr value',
    AugAssign: 'expr target, operator op, expr value',
    AnnAssign: 'expr target, expr annotation, expr? value, int simple',
    For: LOOP,
    AsyncFor: LOOP,
    While: 'expr test, stmt* body, stmt* orelse',
    If: 'expr test, stmt* body, stmt* orelse',
    With: 'withitem* items, stmt* body, string? type_comment',
    AsyncWith: 'withitem* items, stmt* body, string? type_comment',
    Match: 'expr subject, match_case* cases',
    Raise: 'expr? exc, expr? cause',
    Try: TRY,
    TryStar: TRY,
    Assert: 'expr test, expr? msg',
    Import: 'alias* names',
    ImportFrom: 'identifier? module, alias* names, int? level',
    Global: 'identifier* names',
    Nonlocal: 'identifier* names',
    Expr: 'expr value',
    Pass: '',
    Break: '',
    Continue: '',
  },
  expr: {
    BoolOp: 'boolop op, expr* values',
    NamedExpr: 'expr target, expr value',
    BinOp: 'expr left, operator op, expr right',
    UnaryOp: 'unaryop op, expr operand',
    Lambda: 'arguments args, expr body',
    IfExp: 'expr test, expr body, expr orelse',
    Dict: 'expr?* keys, expr* values',
    Set: 'expr* elts',
    ListComp: 'expr elt, comprehension* generators',
    SetComp: 'expr elt, comprehension* generators',
    DictComp: 'expr key, expr value, comprehension* generators',
    GeneratorExp: 'expr elt, comprehension* generators',
    Await: 'expr value',
    Yield: 'expr? value',
    YieldFrom: 'expr value',
    Compare: 'expr left, cmpop* ops, expr* comparators',
    Call: 'expr func, expr* args, keyword* keywords',
    FormattedValue: 'expr value, int conversion, expr? format_spec',
    Interpolation: 'expr value, constant str, int conversion, expr? format_spec',
    JoinedStr: 'expr* values',
    TemplateStr: 'expr* values',
    Constant: 'constant value, string? kind',
    Attribute: 'expr value, identifier attr, expr_context ctx',
    Subscript: 'expr value, expr slice, expr_context ctx',
    Starred: 'expr value, expr_context ctx',
    Name: 'identifier id, expr_context ctx',
    List: 'expr* elts, expr_context ctx',
    Tuple: 'expr* elts, expr_context ctx',
    Slice: 'expr? lower, expr? upper, expr? step',
  },
  expr_context: { Load: '', Store: '', Del: '' },
  boolop: { And: '', Or: '' },
  operator: names('Add Sub Mult MatMult Div Mod Pow LShift RShift BitOr BitXor BitAnd FloorDiv'),
  unaryop: names('Invert Not UAdd USub'),
  cmpop: names('Eq NotEq Lt LtE Gt GtE Is IsNot In NotIn'),
  excepthandler: { ExceptHandler: 'expr? type, identifier? name, stmt* body' },
  pattern: {
    MatchValue: 'expr value',
    MatchSingleton: 'constant value',
    MatchSequence: 'pattern* patterns',
    MatchMapping: 'expr* keys, pattern* patterns, identifier? rest',
    MatchClass: 'expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns',
    MatchStar: 'identifier? name',
    MatchAs: 'pattern? pattern, identifier? name',
    MatchOr: 'pattern* patterns',
  },
  type_ignore: { TypeIgnore: 'int lineno, string tag' },
  type_param: {
    TypeVar: 'identifier name, expr? bound, expr? default_value',
    ParamSpec: 'identifier name, expr? default_value',
    TypeVarTuple: 'identifier name, expr? default_value',
  },
};
const ALONE: Record<string, string> = {
  comprehension: 'expr target, expr iter, expr* ifs, int is_async',
  arguments:
    'arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr?* kw_defaults, arg? kwarg, expr* defaults',
  arg: 'identifier arg, expr? annotation, string? type_comment',
  keyword: 'identifier? arg, expr value',
  alias: 'identifier name, identifier? asname',
  withitem: 'expr context_expr, expr? optional_vars',
  match_case: 'pattern pattern, expr? guard, stmt* body',
};

function names(list: string): Record<string, string> {
  return Object.fromEntries(list.split(' ').map(name => [name, '']));
}

function fieldsOf(text: string): FieldKind[] {
  if (text === '') return [];
  return text.split(', ').map(field => {
    const [, type, many, name] = /^(\w+)(\?\*|[?*]|) (\w+)$/.exec(field)!;
    return { name: name!, type: type!, many: many as Multiplicity };
  });
}

let kinds: ReadonlyMap<string, NodeKind> | undefined;

/** Every kind of node by its name: made at the first call, which most programs never do. */
export function nodeKinds(): ReadonlyMap<string, NodeKind> {
  kinds ??= new Map([
    ...Object.entries(SUMS).flatMap(([base, nodes]) =>
      Object.entries(nodes).map(([name, text]) => [name, { name, base, fields: fieldsOf(text) }] as const),
    ),
    ...Object.entries(ALONE).map(([name, text]) => [name, { name, base: name, fields: fieldsOf(text) }] as const),
  ]);
  return kinds;
}

/** Sums whose alternatives have no fields: operators and contexts, of which one object each is enough. */
export function isBare(base: string): boolean {
  const nodes = SUMS[base];
  return nodes !== undefined && Object.values(nodes).every(fields => fields === '');
}

/** The sums. */
export function nodeSums(): readonly string[] {
  return Object.keys(SUMS);
}
/** The alternatives of a sum. */
export function alternatives(base: string): readonly string[] {
  return Object.keys(SUMS[base]!);
}
