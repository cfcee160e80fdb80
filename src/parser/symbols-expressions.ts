/** What expressions do with names: uses, comprehensions and `:=`. */
import type * as ast from './ast.ts';
import type { Fail } from './compile-checks.ts';
import { mangle } from './mangle.ts';
import { visitOperands } from './operands.ts';
import { RawScope, type SymbolFlags } from './raw-scope.ts';
import type { Scope } from './scope.ts';

/** Collects the names of expressions into the scope around them, and into the scopes that they open. */
export abstract class ExpressionSymbols {
  scope: RawScope;
  fail: Fail;

  constructor(module: ast.Mod, fail: Fail) {
    this.scope = new RawScope('module', '<module>', module, null, null);
    this.fail = fail;
  }

  enter(type: Scope['type'], name: string, node: object, privateName = this.scope.privateName): RawScope {
    const scope = new RawScope(type, name, node, this.scope, privateName);
    this.scope = scope;
    return scope;
  }

  leave(): void {
    this.scope = this.scope.parent!;
  }

  bind(id: string, at: ast.Position, deleting = false): SymbolFlags {
    if (id === '__debug__') this.fail(`cannot ${deleting ? 'delete' : 'assign to'} __debug__`, at);
    const { scope } = this;
    const name = mangle(scope.privateName, id);
    const flags = scope.flags(name);
    if (scope.inTarget) {
      if (flags.global || flags.nonlocal) {
        this.fail(`comprehension inner loop cannot rebind assignment expression target '${id}'`, at);
      }
      flags.iterationTarget = true;
    }
    if (!flags.bound && !flags.parameter) scope.bindingOrder.push(name);
    flags.bound = true;
    return flags;
  }

  use(id: string): void {
    this.scope.flags(mangle(this.scope.privateName, id)).used = true;
  }

  /** `self.attr = …`: an attribute for `__static_attributes__` of the class around the function. */
  selfAttribute(attr: string): void {
    for (let outer = this.scope.parent; outer !== null; outer = outer.parent) {
      if (outer.type !== 'class') continue;
      outer.selfAttributes ??= new Set();
      outer.selfAttributes.add(attr);
      return;
    }
  }

  // ---------------------------------------------------------------- expressions

  exprs(nodes: (ast.Expr | null)[]): void {
    for (const node of nodes) if (node !== null) this.expr(node);
  }

  optional(node: ast.Expr | null): void {
    if (node !== null) this.expr(node);
  }

  expr(e: ast.Expr): void {
    switch (e.kind) {
      case 'Constant':
        return;
      case 'Name':
        if (e.ctx !== 'Load') this.bind(e.id, e, e.ctx === 'Del');
        else {
          this.use(e.id);
          if (e.id === 'super' && this.scope.type !== 'module' && this.scope.type !== 'class') this.use('__class__');
        }
        return;
      case 'Attribute':
        if (e.ctx !== 'Load' && e.attr === '__debug__') {
          this.fail(`cannot ${e.ctx === 'Del' ? 'delete' : 'assign to'} __debug__`, e);
        }
        if (e.ctx === 'Store' && e.value.kind === 'Name' && e.value.id === 'self') this.selfAttribute(e.attr);
        this.expr(e.value);
        return;
      case 'Call':
        this.expr(e.func);
        this.exprs(e.args);
        for (const keyword of e.keywords) this.keyword(keyword);
        return;
      case 'Starred':
        this.expr(e.value);
        return;
      case 'List':
      case 'Tuple':
      case 'Set':
        this.exprs(e.elts);
        return;
      case 'Lambda':
        this.exprs(e.args.defaults);
        this.exprs(e.args.kw_defaults);
        this.enter('function', '<lambda>', e);
        this.parameters(e.args);
        this.expr(e.body);
        this.leave();
        return;
      case 'ListComp':
        this.comprehension(e, '<listcomp>', 'list comprehension', [e.elt]);
        return;
      case 'SetComp':
        this.comprehension(e, '<setcomp>', 'set comprehension', [e.elt]);
        return;
      case 'DictComp':
        this.comprehension(e, '<dictcomp>', 'dict comprehension', [e.value, e.key]);
        return;
      case 'GeneratorExp':
        this.comprehension(e, '<genexpr>', 'generator expression', [e.elt]);
        return;
      case 'NamedExpr':
        this.namedExpr(e);
        return;
      case 'Yield':
      case 'YieldFrom':
        this.rejectWithin('yield', e);
        this.optional(e.value);
        if (this.scope.comprehension !== null) this.fail(`'yield' inside ${this.scope.comprehension}`, e);
        this.scope.isGenerator = true;
        return;
      case 'Await':
        this.rejectWithin('await', e);
        this.expr(e.value);
        this.scope.isCoroutine = true;
        return;
      default:
        visitOperands(e, this);
    }
  }

  /** Fails in an annotation, a type parameter or a type alias. */
  rejectWithin(what: 'yield' | 'await' | 'named', at: ast.Position): void {
    const { within } = this.scope;
    if (within !== null) this.fail(`${what} expression cannot be used within ${within}`, at);
  }

  keyword(keyword: ast.Keyword): void {
    if (keyword.arg === '__debug__') this.fail('cannot assign to __debug__', keyword);
    this.expr(keyword.value);
  }

  parameters(args: ast.Arguments): void {
    for (const arg of args.posonlyargs) this.parameter(arg);
    for (const arg of args.args) this.parameter(arg);
    for (const arg of args.kwonlyargs) this.parameter(arg);
    if (args.vararg !== null) this.parameter(args.vararg);
    if (args.kwarg !== null) this.parameter(args.kwarg);
  }

  parameter(arg: ast.Arg): void {
    const name = mangle(this.scope.privateName, arg.arg);
    if (this.scope.symbols.get(name)?.parameter) {
      this.fail(`duplicate argument '${arg.arg}' in function definition`, arg);
    }
    this.bind(arg.arg, arg).parameter = true;
  }

  // ---------------------------------------------------------------- comprehensions

  comprehension(
    node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp,
    name: string,
    description: string,
    elements: ast.Expr[],
  ): void {
    const [first, ...rest] = node.generators;
    // The first iterable belongs to the scope outside.
    this.scope.inIterable++;
    this.expr(first.iter);
    this.scope.inIterable--;
    const generator = node.kind === 'GeneratorExp';
    const scope = this.enter(generator ? 'function' : 'comprehension', name, node);
    scope.comprehension = description;
    this.target(first.target);
    scope.isCoroutine = node.generators.some(each => each.is_async);
    this.exprs(first.ifs);
    for (const { target, iter, ifs } of rest) {
      this.target(target);
      scope.inIterable++;
      this.expr(iter);
      scope.inIterable--;
      this.exprs(ifs);
    }
    this.exprs(elements);
    scope.isGenerator = generator;
    this.leave();
    if (scope.isCoroutine && !generator) this.scope.isCoroutine = true;
  }

  target(node: ast.Expr): void {
    this.scope.inTarget = true;
    this.expr(node);
    this.scope.inTarget = false;
  }

  /** In a comprehension, `:=` binds in the function (or module) around it (PEP 572). */
  namedExpr(e: ast.NamedExpr): void {
    this.rejectWithin('named', e);
    if (this.scope.inIterable > 0) {
      this.fail('assignment expression cannot be used in a comprehension iterable expression', e);
    }
    if (this.scope.comprehension !== null) this.bindOutside(e.target);
    this.expr(e.value);
    this.expr(e.target);
  }

  bindOutside(target: ast.Name): void {
    const name = mangle(this.scope.privateName, target.id);
    for (let scope: RawScope = this.scope; ; scope = scope.parent!) {
      const known = scope.symbols.get(name);
      if (scope.comprehension !== null) {
        if (known?.iterationTarget && known.bound) {
          this.fail(`assignment expression cannot rebind comprehension iteration variable '${target.id}'`, target);
        }
        continue;
      }
      if (scope.type === 'class') {
        this.fail('assignment expression within a comprehension cannot be used in a class body', target);
      }
      const word = scope.type === 'module' || known?.global ? 'global' : 'nonlocal';
      for (let inner: RawScope = this.scope; inner !== scope; inner = inner.parent!) {
        const flags = inner.flags(name);
        flags[word] = true;
        flags.directive ??= target;
      }
      const flags = scope.flags(name);
      if (scope.type === 'module') flags.global = true;
      else if (!known?.global) {
        if (!flags.bound && !flags.parameter) scope.bindingOrder.push(name);
        flags.bound = true;
      }
      return;
    }
  }
}
