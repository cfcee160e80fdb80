/** The first pass of scope analysis: what each scope does with each name (CPython's symtable_visit_*). */
import type * as ast from './ast.ts';
import type { Scope } from './scope.ts';

export interface SymbolFlags {
  bound: boolean;
  parameter: boolean;
  used: boolean;
  global: boolean;
  nonlocal: boolean;
  annotated: boolean;
  /** A target of the comprehension itself. */
  iterationTarget: boolean;
  /** Where `global` or `nonlocal` was said. */
  directive: ast.Position | null;
}

export class RawScope {
  type: Scope['type'];
  name: string;
  node: object;
  parent: RawScope | null;
  children: RawScope[] = [];
  privateName: string | null;
  symbols = new Map<string, SymbolFlags>();
  /** Parameters, then names in the order in which they are first bound. */
  bindingOrder: string[] = [];
  isGenerator = false;
  /** The name of this function or class was declared global where it is defined. */
  declaredGlobal = false;
  /** Comprehensions and generator expressions: how error messages call them. */
  comprehension: string | null = null;
  /** Reading the targets of a comprehension. */
  inTarget = false;
  /** Depth of comprehension iterables around the current expression. */
  inIterable = 0;

  constructor(type: Scope['type'], name: string, node: object, parent: RawScope | null, privateName: string | null) {
    this.type = type;
    this.name = name;
    this.node = node;
    this.parent = parent;
    this.privateName = privateName;
    if (parent !== null) {
      parent.children.push(this);
      this.inIterable = parent.inIterable;
    }
  }

  binds(name: string): boolean {
    const flags = this.symbols.get(name);
    return flags !== undefined && (flags.bound || flags.parameter);
  }

  flags(name: string): SymbolFlags {
    let flags = this.symbols.get(name);
    if (flags === undefined) {
      flags = {
        bound: false,
        parameter: false,
        used: false,
        global: false,
        nonlocal: false,
        annotated: false,
        iterationTarget: false,
        directive: null,
      };
      this.symbols.set(name, flags);
    }
    return flags;
  }
}

/**
 * Name mangling: `__name` in a class becomes `_Class__name`.
 * @param privateName the innermost class, or null
 * @see https://docs.python.org/3.14/reference/expressions.html#private-name-mangling
 */
export function mangle(privateName: string | null, name: string): string {
  if (privateName === null || !name.startsWith('__') || name.endsWith('__') || name.includes('.')) return name;
  const stripped = privateName.replace(/^_+/, '');
  return stripped === '' ? name : `_${stripped}${name}`;
}

type Fail = (msg: string, at: ast.Position) => never;

/** @returns the module's scope with all scopes inside it */
export function collect(module: ast.Mod, fail: Fail): RawScope {
  const collector = new Collector(module, fail);
  if (module.kind === 'Expression') collector.expr(module.body);
  else collector.stmts(module.body);
  return collector.scope;
}

class Collector {
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

  // ---------------------------------------------------------------- statements

  stmts(body: ast.Stmt[]): void {
    for (const stmt of body) this.stmt(stmt);
  }

  exprs(nodes: (ast.Expr | null)[]): void {
    for (const node of nodes) if (node !== null) this.expr(node);
  }

  optional(node: ast.Expr | null): void {
    if (node !== null) this.expr(node);
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
        this.expr(s.target);
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
        this.functionDef(s);
        return;
      case 'ClassDef':
        this.classDef(s);
        return;
      case 'For':
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
      case 'If': {
        // A long `elif` chain is nested to the right: walk it without recursion.
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
    } else this.expr(target);
    this.annotation(s.annotation, s);
    this.optional(s.value);
  }

  annotation(node: ast.Expr | null, owner: object): void {
    if (node === null) return;
    this.enter('annotation', '__annotate__', owner);
    this.expr(node);
    this.leave();
  }

  /** A scope for a function or class defined under `name` in the current scope. */
  define(type: 'function' | 'class', name: string, node: object, privateName?: string): RawScope {
    const declared = this.scope.symbols.get(mangle(this.scope.privateName, name));
    const scope = this.enter(type, name, node, privateName ?? this.scope.privateName);
    scope.declaredGlobal = declared?.global ?? false;
    return scope;
  }

  functionDef(s: ast.FunctionDef): void {
    this.bind(s.name, s);
    const { args } = s;
    this.exprs(args.defaults);
    this.exprs(args.kw_defaults);
    this.exprs(s.decorator_list);
    for (const list of [args.posonlyargs, args.args]) for (const arg of list) this.annotation(arg.annotation, arg);
    if (args.vararg !== null) this.annotation(args.vararg.annotation, args.vararg);
    if (args.kwarg !== null) this.annotation(args.kwarg.annotation, args.kwarg);
    for (const arg of args.kwonlyargs) this.annotation(arg.annotation, arg);
    this.annotation(s.returns, args);
    this.define('function', s.name, s);
    this.parameters(args);
    this.stmts(s.body);
    this.leave();
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

  classDef(s: ast.ClassDef): void {
    this.bind(s.name, s);
    this.exprs(s.decorator_list);
    this.exprs(s.bases);
    for (const keyword of s.keywords) this.keyword(keyword);
    this.define('class', s.name, s, s.name);
    this.stmts(s.body);
    this.leave();
  }

  keyword(keyword: ast.Keyword): void {
    if (keyword.arg === '__debug__') this.fail('cannot assign to __debug__', keyword);
    this.expr(keyword.value);
  }

  // ---------------------------------------------------------------- expressions

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
        this.expr(e.value);
        return;
      case 'Call':
        this.expr(e.func);
        this.exprs(e.args);
        for (const keyword of e.keywords) this.keyword(keyword);
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
        this.expr(e.left);
        this.exprs(e.comparators);
        return;
      case 'Subscript':
        this.expr(e.value);
        this.expr(e.slice);
        return;
      case 'Slice':
        this.optional(e.lower);
        this.optional(e.upper);
        this.optional(e.step);
        return;
      case 'Starred':
        this.expr(e.value);
        return;
      case 'List':
      case 'Tuple':
      case 'Set':
        this.exprs(e.elts);
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
        if (this.scope.type === 'annotation') {
          this.fail('yield expression cannot be used within an annotation', e);
        }
        this.optional(e.value);
        if (this.scope.comprehension !== null) this.fail(`'yield' inside ${this.scope.comprehension}`, e);
        this.scope.isGenerator = true;
        return;
    }
  }

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
  }

  target(node: ast.Expr): void {
    this.scope.inTarget = true;
    this.expr(node);
    this.scope.inTarget = false;
  }

  /** In a comprehension, `:=` binds in the function (or module) around it (PEP 572). */
  namedExpr(e: ast.NamedExpr): void {
    if (this.scope.type === 'annotation') this.fail('named expression cannot be used within an annotation', e);
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
