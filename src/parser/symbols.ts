/** The first pass of scope analysis: what each scope does with each name (CPython's symtable_visit_*). */
import type * as ast from './ast.ts';
import type { Fail } from './compile-checks.ts';
import { mangle } from './mangle.ts';
import { visitIf } from './operands.ts';
import { defaultScopeKey, type RawScope } from './raw-scope.ts';
import { ExpressionSymbols } from './symbols-expressions.ts';

/**
 * Collects the names of a module.
 * @param fail throws the error that CPython's symbol table raises
 * @returns the module's scope with all scopes inside it
 */
export function collect(module: ast.Mod, fail: Fail): RawScope {
  const collector = new Collector(module, fail);
  if (module.kind === 'Expression') collector.expr(module.body);
  else collector.stmts(module.body);
  return collector.scope;
}

class Collector extends ExpressionSymbols {
  stmts(body: ast.Stmt[]): void {
    for (const stmt of body) this.stmt(stmt);
  }

  stmt(s: ast.Stmt): void {
    switch (s.kind) {
      case 'Expr':
        this.expr(s.value);
        return;
      case 'Assign':
        this.exprs(s.targets);
        this.expr(s.value);
        return;
      case 'AugAssign':
        this.kept(s.target);
        this.expr(s.value);
        return;
      case 'AnnAssign':
        this.annAssign(s);
        return;
      case 'Return':
        this.optional(s.value);
        return;
      case 'Delete':
        this.exprs(s.targets);
        return;
      case 'FunctionDef':
      case 'AsyncFunctionDef':
        this.functionDef(s);
        return;
      case 'ClassDef':
        this.classDef(s);
        return;
      case 'TypeAlias':
        this.typeAlias(s);
        return;
      case 'For':
      case 'AsyncFor':
        this.expr(s.target);
        this.expr(s.iter);
        this.stmts(s.body);
        this.stmts(s.orelse);
        return;
      case 'While':
        this.expr(s.test);
        this.stmts(s.body);
        this.stmts(s.orelse);
        return;
      case 'If':
        visitIf(s, this);
        return;
      case 'With':
      case 'AsyncWith':
        for (const item of s.items) {
          this.expr(item.context_expr);
          this.optional(item.optional_vars);
        }
        this.stmts(s.body);
        return;
      case 'Match':
        this.expr(s.subject);
        for (const { pattern, guard, body } of s.cases) {
          this.pattern(pattern);
          this.optional(guard);
          this.stmts(body);
        }
        return;
      case 'Raise':
        this.optional(s.exc);
        this.optional(s.cause);
        return;
      case 'Try':
      case 'TryStar':
        this.stmts(s.body);
        for (const handler of s.handlers) {
          this.optional(handler.type);
          if (handler.name !== null) this.bind(handler.name, handler);
          this.stmts(handler.body);
        }
        this.stmts(s.orelse);
        this.stmts(s.finalbody);
        return;
      case 'Assert':
        this.expr(s.test);
        this.optional(s.msg);
        return;
      case 'Import':
        for (const alias of s.names) this.bind(alias.asname ?? alias.name.split('.', 1)[0], alias);
        return;
      case 'ImportFrom':
        for (const alias of s.names) {
          if (alias.name !== '*') this.bind(alias.asname ?? alias.name, alias);
          else if (this.scope.type !== 'module') this.fail('import * only allowed at module level', alias);
        }
        return;
      case 'Global':
      case 'Nonlocal':
        this.declare(s);
        return;
    }
  }

  declare(s: ast.Global | ast.Nonlocal): void {
    const word = s.kind === 'Global' ? 'global' : 'nonlocal';
    for (const id of s.names) {
      const name = mangle(this.scope.privateName, id);
      const flags = this.scope.flags(name);
      if (flags.parameter) this.fail(`name '${id}' is parameter and ${word}`, s);
      if (flags.used) this.fail(`name '${id}' is used prior to ${word} declaration`, s);
      if (flags.annotated) this.fail(`annotated name '${id}' can't be ${word}`, s);
      if (flags.bound) this.fail(`name '${id}' is assigned to before ${word} declaration`, s);
      flags[word] = true;
      flags.directive ??= s;
    }
  }

  /** A target that introduces no attribute: `x.y += 1`, or `x.y: int` without a value. */
  kept(target: ast.Expr): void {
    if (target.kind === 'Attribute' && target.attr !== '__debug__') this.expr(target.value);
    else this.expr(target);
  }

  annAssign(s: ast.AnnAssign): void {
    const { target } = s;
    if (target.kind === 'Name') {
      const name = mangle(this.scope.privateName, target.id);
      const flags = this.scope.symbols.get(name);
      if (s.simple && flags !== undefined && this.scope.type !== 'module' && (flags.global || flags.nonlocal)) {
        this.fail(`annotated name '${target.id}' can't be ${flags.global ? 'global' : 'nonlocal'}`, s);
      }
      if (s.simple) this.bind(target.id, target).annotated = true;
      else if (s.value !== null) this.bind(target.id, target);
    } else if (s.value === null) this.kept(target);
    else this.expr(target);
    this.annotation(s.annotation, s);
    this.optional(s.value);
  }

  annotation(node: ast.Expr | null, owner: object): void {
    if (node === null) return;
    this.lazily('__annotate__', owner, 'an annotation', node);
  }

  /** An expression that is evaluated when it is asked for, in a scope of its own. */
  lazily(name: string, owner: object, within: string, node: ast.Expr): void {
    this.enter('annotation', name, owner).within = within;
    this.expr(node);
    this.leave();
  }

  // ---------------------------------------------------------------- type parameters

  /** Begins the scope of a definition's type parameters, if it has any; `finish` ends it. */
  typeParameters(name: string, params: ast.TypeParam[], privateName = this.scope.privateName): boolean {
    if (params.length === 0) return false;
    const scope = this.enter('annotation', `<generic parameters of ${name}>`, params, privateName);
    scope.within = 'the definition of a generic';
    scope.holdsTypeParameters = true;
    for (const param of params) this.typeParameter(param);
    return true;
  }

  typeParameter(param: ast.TypeParam): void {
    const { name, default_value } = param;
    if (this.scope.symbols.get(mangle(this.scope.privateName, name))?.typeParameter) {
      this.fail(`duplicate type parameter '${name}'`, param);
    }
    this.bind(name, param).typeParameter = true;
    if (param.kind === 'TypeVar' && param.bound !== null) {
      const what = param.bound.kind === 'Tuple' ? 'constraint' : 'bound';
      this.lazily(name, param, `a TypeVar ${what}`, param.bound);
    }
    if (default_value !== null) {
      this.lazily(name, defaultScopeKey(param), `a ${param.kind} default`, default_value);
    }
  }

  typeAlias(s: ast.TypeAlias): void {
    this.expr(s.name);
    const generic = this.typeParameters(s.name.id, s.type_params);
    this.lazily(s.name.id, s, 'a type alias', s.value);
    if (generic) this.leave();
  }

  // ---------------------------------------------------------------- definitions

  /** A scope for a function or class defined under `name` in the current scope. */
  define(type: 'function' | 'class', name: string, node: object, privateName?: string): RawScope {
    const outer = this.scope.holdsTypeParameters ? (this.scope.parent as RawScope) : this.scope;
    const declared = outer.symbols.get(mangle(outer.privateName, name));
    const scope = this.enter(type, name, node, privateName ?? this.scope.privateName);
    scope.declaredGlobal = declared?.global ?? false;
    return scope;
  }

  functionDef(s: ast.FunctionDef | ast.AsyncFunctionDef): void {
    this.bind(s.name, s);
    const { args } = s;
    this.exprs(args.defaults);
    this.exprs(args.kw_defaults);
    this.exprs(s.decorator_list);
    const generic = this.typeParameters(s.name, s.type_params);
    for (const list of [args.posonlyargs, args.args]) for (const arg of list) this.annotation(arg.annotation, arg);
    if (args.vararg !== null) this.annotation(args.vararg.annotation, args.vararg);
    if (args.kwarg !== null) this.annotation(args.kwarg.annotation, args.kwarg);
    for (const arg of args.kwonlyargs) this.annotation(arg.annotation, arg);
    this.annotation(s.returns, args);
    this.define('function', s.name, s).isCoroutine = s.kind === 'AsyncFunctionDef';
    this.parameters(args);
    this.stmts(s.body);
    this.leave();
    if (generic) this.leave();
  }

  classDef(s: ast.ClassDef): void {
    this.bind(s.name, s);
    this.exprs(s.decorator_list);
    const generic = this.typeParameters(s.name, s.type_params, s.name);
    this.exprs(s.bases);
    for (const keyword of s.keywords) this.keyword(keyword);
    this.define('class', s.name, s, s.name);
    this.stmts(s.body);
    this.leave();
    if (generic) this.leave();
  }

  // ---------------------------------------------------------------- patterns

  pattern(p: ast.Pattern): void {
    switch (p.kind) {
      case 'MatchValue':
        this.expr(p.value);
        return;
      case 'MatchSingleton':
        return;
      case 'MatchSequence':
      case 'MatchOr':
        for (const inner of p.patterns) this.pattern(inner);
        return;
      case 'MatchMapping':
        this.exprs(p.keys);
        for (const inner of p.patterns) this.pattern(inner);
        if (p.rest !== null) this.bind(p.rest, p);
        return;
      case 'MatchClass':
        this.expr(p.cls);
        for (const inner of p.patterns) this.pattern(inner);
        p.kwd_attrs.forEach((attr, i) => {
          if (attr === '__debug__') this.fail('cannot assign to __debug__', p.kwd_patterns[i]);
        });
        for (const inner of p.kwd_patterns) this.pattern(inner);
        return;
      case 'MatchStar':
        if (p.name !== null) this.bind(p.name, p);
        return;
      case 'MatchAs':
        if (p.pattern !== null) this.pattern(p.pattern);
        if (p.name !== null) this.bind(p.name, p);
        return;
    }
  }
}
