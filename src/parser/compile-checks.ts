/**
 * The errors and warnings that CPython's compiler gives for a syntax tree that its grammar accepts: statements out of
 * place, starred expressions out of place, repeated keywords. Checked in the order in which code is generated, so that
 * of several errors the same one is reported.
 */
import type * as ast from './ast.ts';
import { checkFuture } from './future-imports.ts';
import { LiteralWarnings } from './literal-warnings.ts';
import { visitIf, visitOperands } from './operands.ts';
import { PatternChecks } from './pattern-checks.ts';
import type { Scope } from './scope.ts';

/** Throws a SyntaxError at a node. */
export type Fail = (msg: string, at: ast.Position) => never;
/** Notes a SyntaxWarning at a node. */
export type Warn = (msg: string, at: ast.Position) => void;

/** Runs the checks over a module whose scopes are known; `fail` throws, `warn` collects. */
export function check(module: ast.Mod, scopes: ReadonlyMap<object, Scope>, fail: Fail, warn: Warn): void {
  const checker = new Checker(scopes, fail, warn);
  if (module.kind === 'Expression') {
    checker.expr(module.body);
    return;
  }
  const start = checkFuture(module, fail);
  checker.future = new Set(module.body.slice(0, start));
  checker.stmts(module.body);
}

/** CPython's frames have room for this many blocks. */
const MAX_BLOCKS = 21;

/** What `break`, `continue` and `return` would leave. */
type Around = 'loop' | 'except*' | 'finally';

class Checker {
  fail: Fail;
  warn: Warn;
  /** The future imports that stand where they must. */
  future = new Set<ast.Stmt>();
  inFunction = false;
  /** What `await`, `async for` and `async with` may stand in, and what to say where they may not. */
  code: 'module' | 'function' | 'async' | 'generator expression' = 'module';
  /** The function's own scope. */
  scope: Scope | undefined;
  scopes: ReadonlyMap<object, Scope>;
  /** Innermost last. */
  around: Around[] = [];
  blocks = 0;
  patterns: PatternChecks;
  literals: LiteralWarnings;

  constructor(scopes: ReadonlyMap<object, Scope>, fail: Fail, warn: Warn) {
    this.scopes = scopes;
    this.fail = fail;
    this.warn = warn;
    this.patterns = new PatternChecks(fail);
    this.literals = new LiteralWarnings(warn);
  }

  within(around: Around, body: () => void): void {
    this.around.push(around);
    body();
    this.around.pop();
  }

  /** A block inside those around it. */
  nested(s: ast.Stmt, body: () => void): void {
    if (++this.blocks > MAX_BLOCKS) this.fail('too many statically nested blocks', s);
    body();
    this.blocks--;
  }

  /** A new frame: nothing around it can be left from inside. */
  frame(code: Checker['code'], node: object | null, body: () => void): void {
    const outer = [this.inFunction, this.around, this.blocks, this.code, this.scope] as const;
    this.inFunction = code !== 'module';
    this.code = code;
    this.scope = node === null ? undefined : this.scopes.get(node);
    this.around = [];
    this.blocks = 0;
    body();
    [this.inFunction, this.around, this.blocks, this.code, this.scope] = outer;
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
        this.frame('module', null, () => this.expr(s.annotation));
        return;
      case 'Return':
        this.leave(s, 'return');
        if (!this.inFunction) this.fail("'return' outside function", s);
        if (s.value !== null && this.scope?.isGenerator && this.scope.isCoroutine) {
          this.fail("'return' with value in async generator", s);
        }
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
      case 'AsyncFunctionDef':
        this.exprs(s.decorator_list);
        this.arguments(s.args);
        this.typeParameters(s.type_params);
        if (s.returns !== null) this.expr(s.returns);
        this.frame(s.kind === 'FunctionDef' ? 'function' : 'async', s, () => this.stmts(s.body));
        return;
      case 'TypeAlias':
        this.typeParameters(s.type_params);
        this.frame('module', null, () => this.expr(s.value));
        return;
      case 'ClassDef':
        this.exprs(s.decorator_list);
        this.typeParameters(s.type_params);
        this.frame('module', null, () => this.stmts(s.body));
        this.keywords(s.keywords);
        this.elements(s.bases);
        for (const keyword of s.keywords) this.expr(keyword.value);
        return;
      case 'For':
      case 'AsyncFor':
        if (s.kind === 'AsyncFor' && this.code !== 'async') this.fail("'async for' outside async function", s);
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
      case 'If':
        visitIf(s, this);
        return;
      case 'With':
      case 'AsyncWith':
        if (s.kind === 'AsyncWith' && this.code !== 'async') this.fail("'async with' outside async function", s);
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

  typeParameters(params: ast.TypeParam[]): void {
    let defaults = false;
    for (const param of params) {
      const { name, default_value } = param;
      if (default_value !== null) defaults = true;
      else if (defaults) this.fail(`non-default type parameter '${name}' follows default type parameter`, param);
      this.frame('module', null, () => {
        if (param.kind === 'TypeVar') this.optional(param.bound);
        // `*Ts = *default` is one of the places for a star.
        this.optional(default_value?.kind === 'Starred' ? default_value.value : default_value);
      });
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
        this.literals.caller(e.func);
        this.expr(e.func);
        this.elements(e.args);
        for (const keyword of e.keywords) this.expr(keyword.value);
        return;
      case 'Compare':
        this.literals.identity(e);
        visitOperands(e, this);
        return;
      case 'Subscript':
        if (e.ctx === 'Load') this.literals.subscript(e);
        visitOperands(e, this);
        return;
      case 'List':
      case 'Tuple':
      case 'Set':
        this.elements(e.elts);
        return;
      case 'Lambda':
        this.arguments(e.args);
        this.frame('function', e, () => this.expr(e.body));
        return;
      case 'NamedExpr':
        this.expr(e.value);
        return;
      case 'Yield':
      case 'YieldFrom':
        if (!this.inFunction) this.fail(`'yield${e.kind === 'Yield' ? '' : ' from'}' outside function`, e);
        if (e.kind === 'YieldFrom' && this.code === 'async') this.fail("'yield from' inside async function", e);
        this.optional(e.value);
        return;
      case 'Await':
        if (this.code === 'module') this.fail("'await' outside function", e);
        if (this.code === 'function') this.fail("'await' outside async function", e);
        this.expr(e.value);
        return;
      case 'ListComp':
      case 'SetComp':
      case 'DictComp':
      case 'GeneratorExp':
        this.comprehension(e);
        return;
      default:
        visitOperands(e, this);
    }
  }

  comprehension(e: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp): void {
    const [first, ...rest] = e.generators;
    this.expr(first.iter);
    const generator = e.kind === 'GeneratorExp';
    const allowed = generator || this.code === 'async' || this.code === 'generator expression';
    if (!allowed && this.scopes.get(e)?.isCoroutine) {
      this.fail('asynchronous comprehension outside of an asynchronous function', e);
    }
    const inside = (): void => {
      this.target(first.target);
      this.exprs(first.ifs);
      for (const { target, iter, ifs } of rest) {
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
    };
    if (generator) this.frame('generator expression', e, inside);
    else inside();
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
}
