/**
 * Scope analysis: which names a scope binds, and where the others come from. Two passes, as in CPython's symtable.c:
 * the first collects per scope what happens to each name; the second goes from the outside in, carrying the names
 * that enclosing functions bind, and back out, carrying the names that inner scopes need from them.
 *
 * List, set and dict comprehensions run inside their function's frame (PEP 709), so a name that only such a
 * comprehension shares with its function needs no cell. Annotations are evaluated lazily (PEP 649): each is a scope.
 * Reference: https://docs.python.org/3.14/reference/executionmodel.html#naming-and-binding
 */
import type * as ast from './ast.ts';
import { check } from './compile-checks.ts';
import { checkFuture } from './future-imports.ts';
import type { RawScope, SymbolFlags } from './raw-scope.ts';
import { SourceLines } from './source-lines.ts';
import { collect } from './symbols.ts';
import { PySyntaxErrorInfo, type SyntaxWarningInfo } from './syntax-error.ts';

/**
 * Where a name lives, seen from one scope:
 * - `local`: a slot of the frame;
 * - `cell`: a slot holding a cell, owned here and captured by an inner scope;
 * - `free`: a cell of an enclosing scope;
 * - `global`: the module namespace, then builtins;
 * - `name`: a name of a class or module body (own namespace first, then globals, then builtins). In an annotation
 *   scope of a class it is a name of that class.
 */
export type Binding = 'local' | 'cell' | 'free' | 'global' | 'name';

export interface Scope {
  /** Lambdas and generator expressions are functions; `comprehension`: an inlined list, set or dict comprehension. */
  type: 'module' | 'function' | 'class' | 'comprehension' | 'annotation';
  /** `f`, `<lambda>`, `<genexpr>`, `<listcomp>`, … */
  name: string;
  /**
   * The node that opens the scope, and its key in the result of `analyze`. An annotation scope is keyed by the node
   * that owns the annotation: the `arg`, the `AnnAssign`, or (for `-> returns`) the function's `Arguments` node,
   * because the annotation itself may be a node that opens a scope.
   */
  node: object;
  parent: Scope | null;
  children: Scope[];
  /** CPython's `__qualname__`. */
  qualname: string;
  /** The class whose name mangles private names here. */
  privateName: string | null;
  /**
   * Every name used or bound here, mangled. In a comprehension, a name that is not in its `varnames` has the binding
   * of the scope whose frame the comprehension runs in (or of the comprehension around it that owns it).
   */
  symbols: Map<string, Binding>;
  /**
   * Functions: the parameters in the order of `co_varnames` (positional-only, positional, keyword-only, `*`, `**`),
   * then the other names bound here, local or cell, as they appear. Comprehensions: their own targets. Else empty.
   */
  varnames: string[];
  /** Sorted; `__class__` for a class whose methods need it. */
  cellvars: string[];
  /** Sorted. A class may have a free variable that it also binds as a name: then `symbols` says `name`. */
  freevars: string[];
  isGenerator: boolean;
  /** Class scopes: the attributes of `self` that methods assign, sorted. */
  selfAttributes: readonly string[];
  /** An `async def`, or a comprehension with `await` or `async for` in it. */
  isCoroutine: boolean;
  /** An annotation scope that binds the type parameters of a definition: keyed by the list of them. */
  holdsTypeParameters: boolean;
  /** Class scopes: a method needs `__class__` (`super` or `__class__` is used in it). */
  needsClassCell: boolean;
}

/**
 * Analyses a module's scopes and raises the errors that CPython raises after parsing.
 * @param module what the parser made
 * @param filename for error messages
 * @param source the text that was parsed, for error messages
 * @param warnings receives the compiler's SyntaxWarnings
 * @returns the scopes, keyed by the node that opens them; the module itself opens the outermost
 * @throws PySyntaxErrorInfo
 */
export function analyze(
  module: ast.Mod,
  filename: string,
  source: string,
  warnings: SyntaxWarningInfo[] = [],
): Map<object, Scope> {
  const fail = (msg: string, at: ast.Position): never => {
    const lines = new SourceLines(source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source);
    const error = new PySyntaxErrorInfo(
      'SyntaxError',
      msg,
      filename,
      at.lineno,
      lines.byteOffset(at.lineno, at.col_offset),
      lines.text(at.lineno, true),
      at.end_lineno,
      lines.byteOffset(at.end_lineno, at.end_col_offset),
    );
    error.fromCompiler = true;
    throw error;
  };
  try {
    checkFuture(module, fail);
    const raw = collect(module, fail);
    const scopes = new Map<object, Scope>();
    const top = makeScope(raw, null);
    resolve(raw, top, null, new Set(), new Set(), null, fail);
    register(top, scopes);
    check(module, scopes, fail, (msg, at) => {
      const { lineno, col_offset, end_lineno, end_col_offset } = at;
      warnings.push({ category: 'SyntaxWarning', msg, filename, lineno, col_offset, end_lineno, end_col_offset });
    });
    return scopes;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new PySyntaxErrorInfo('RecursionError', 'maximum recursion depth exceeded during compilation', filename);
  }
}

function register(scope: Scope, scopes: Map<object, Scope>): void {
  scopes.set(scope.node, scope);
  for (const child of scope.children) register(child, scopes);
}

const NONE: readonly string[] = [];
function makeScope(raw: RawScope, parent: Scope | null): Scope {
  return {
    type: raw.type,
    name: raw.name,
    node: raw.node,
    parent,
    children: [],
    qualname: qualname(raw, parent),
    privateName: raw.privateName,
    symbols: new Map(),
    varnames: [],
    cellvars: [],
    freevars: [],
    isGenerator: raw.isGenerator,
    selfAttributes: raw.selfAttributes === null ? NONE : [...raw.selfAttributes].sort(byCodePoint),
    isCoroutine: raw.isCoroutine,
    holdsTypeParameters: raw.holdsTypeParameters,
    needsClassCell: false,
  };
}

/** Comprehensions, which run in their function's frame, and scopes of type parameters do not show in a qualified name. */
function qualname(raw: RawScope, parent: Scope | null): string {
  let outer = parent;
  while (outer !== null && (outer.type === 'comprehension' || outer.holdsTypeParameters)) outer = outer.parent;
  if (outer === null || outer.type === 'module') return raw.name;
  if (raw.declaredGlobal) return raw.name;
  const separator = outer.type === 'class' ? '.' : '.<locals>.';
  return outer.qualname + separator + raw.name;
}

const BOUND = (flags: SymbolFlags): boolean => flags.bound || flags.parameter;

/** What a scope needs from outside. */
interface Needs {
  /** Names to be found in an enclosing function. */
  free: Set<string>;
  /** Those of them that a function or class captures, so that their owner keeps them in cells. */
  captured: Set<string>;
}

/**
 * Resolves one scope and those inside it.
 * @param enclosing names bound by enclosing functions; null at module level
 * @param globals names declared global outside and not bound since
 * @param typeParameters those of `enclosing` that are type parameters
 * @param visibleClass the class whose names this annotation scope sees (CPython's `ste_can_see_class_scope`)
 */
function resolve(
  raw: RawScope,
  scope: Scope,
  enclosing: Set<string> | null,
  globals: Set<string>,
  typeParameters: ReadonlySet<string>,
  visibleClass: RawScope | null,
  fail: (msg: string, at: ast.Position) => never,
): Needs {
  const { symbols } = scope;
  const frameless = raw.type === 'module' || raw.type === 'class';
  const free = new Set<string>();
  const captured = new Set<string>();
  const locals = new Set<string>();
  // A class's declarations do not reach its methods as bindings, but `global` does reach inner functions.
  const bound = enclosing === null ? null : new Set(enclosing);
  const global = new Set(globals);
  const typeNames = new Set(typeParameters);
  for (const [name, flags] of raw.symbols) {
    if (flags.global) {
      if (flags.nonlocal) fail(`name '${name}' is nonlocal and global`, flags.directive!);
      symbols.set(name, 'global');
      global.add(name);
      bound?.delete(name);
      typeNames.delete(name);
    } else if (flags.nonlocal) {
      if (bound === null) fail('nonlocal declaration not allowed at module level', flags.directive!);
      if (!bound!.has(name)) fail(`no binding for nonlocal '${name}' found`, flags.directive!);
      if (typeNames.has(name)) fail(`nonlocal binding not allowed for type parameter '${name}'`, flags.directive!);
      symbols.set(name, 'free');
      free.add(name);
    } else if (BOUND(flags)) {
      symbols.set(name, frameless ? 'name' : 'local');
      locals.add(name);
      global.delete(name);
      if (flags.typeParameter) typeNames.add(name);
      else if (!frameless) typeNames.delete(name);
    } else if (visibleClass?.symbols.get(name)?.global) symbols.set(name, 'global');
    else if (visibleClass?.binds(name) && !visibleClass.symbols.get(name)!.nonlocal) symbols.set(name, 'name');
    else if (bound?.has(name)) {
      symbols.set(name, 'free');
      free.add(name);
    } else symbols.set(name, frameless ? 'name' : 'global');
  }

  const inner = bound ?? new Set<string>();
  // Functions and classes of a module have enclosing names, if only none; a module has not.
  let innerBound: Set<string> = inner;
  if (raw.type === 'function' || raw.type === 'comprehension' || raw.type === 'annotation') {
    for (const name of locals) inner.add(name);
  } else if (raw.type === 'class') {
    innerBound = new Set(inner);
    innerBound.add('__class__');
  }

  for (const rawChild of raw.children) {
    const child = makeScope(rawChild, scope);
    scope.children.push(child);
    const seen = rawChild.type !== 'annotation' ? null : raw.type === 'class' ? raw : visibleClass;
    const needs = resolve(rawChild, child, innerBound, global, typeNames, seen, fail);
    const inlined = rawChild.type === 'comprehension';
    for (const name of needs.free) free.add(name);
    for (const name of inlined ? needs.captured : needs.free) captured.add(name);
  }

  if (raw.type === 'class') {
    scope.needsClassCell = free.delete('__class__');
    captured.delete('__class__');
    if (scope.needsClassCell) scope.cellvars.push('__class__');
  } else if (!frameless) {
    for (const name of locals) {
      free.delete(name);
      if (captured.delete(name)) {
        symbols.set(name, 'cell');
        scope.cellvars.push(name);
      }
    }
    scope.cellvars.sort(byCodePoint);
  }
  // Names that only pass through on their way to an inner scope.
  for (const name of free) if (!symbols.has(name)) symbols.set(name, 'free');
  if (raw.type === 'comprehension' || raw.type === 'function' || raw.type === 'annotation') {
    scope.varnames = raw.bindingOrder.filter(name => locals.has(name));
  }
  if (raw.type !== 'comprehension') {
    scope.freevars = [...free].sort(byCodePoint);
    for (const child of scope.children) if (child.type === 'comprehension') adopt(child, scope);
  }
  return { free, captured };
}

/** Gives the names that a comprehension takes from outside the binding that they have in its frame. */
function adopt(comprehension: Scope, outer: Scope): void {
  const own = new Set(comprehension.varnames);
  for (const [name, binding] of comprehension.symbols) {
    if (own.has(name)) continue;
    // A class's names are not visible in its comprehensions; what they need from functions passes through the class.
    if (outer.type === 'class') continue;
    const outside = outer.symbols.get(name);
    if (outside !== undefined) comprehension.symbols.set(name, outside);
    else if (binding === 'global' && outer.type === 'module') comprehension.symbols.set(name, 'name');
  }
  for (const child of comprehension.children) {
    if (child.type === 'comprehension') adopt(child, comprehension);
  }
}

const byCodePoint = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
