/** What binding a body to closures needs to know: where its names live, and how to bind the nodes inside. */
import { mangle } from '../../parser/mangle.ts';
import type { Scope } from '../../parser/scope.ts';
import type { Hot } from './bind.ts';
import type { Code } from './frame.ts';
import { isWatching } from './pending.ts';

/** Where a name lives in the frame of the code being bound. */
export type Place =
  | { kind: 'local'; slot: number }
  | { kind: 'cell'; slot: number }
  /** A free variable of a class body: the class's namespace comes first. */
  | { kind: 'classcell'; slot: number }
  | { kind: 'global' }
  | { kind: 'name' };

/** A unit of source text: what all its code objects share. */
export interface Unit {
  readonly filename: string;
  readonly scopes: Map<object, Scope>;
  /** `compile(…, optimize=…)`: from 1 without assertions, with 2 also without docstrings. */
  readonly optimize: number;
  /** The flags of `from __future__ import …` (`parser/future-imports.ts`). */
  readonly future: number;
}

/** The slots of a scope's variables. */
export type Variables = Map<string, number>;

export class Context {
  readonly unit: Unit;
  readonly code: Code;
  /** The innermost scope: the body's own, or an inlined comprehension in it. */
  scope: Scope;
  /** Slots of the variables of each scope that shares this frame. */
  private readonly slots = new Map<Scope, Map<string, number>>();
  /** True while binding the body of a generator: nodes that contain `yield` are bound resumably. */
  readonly resumable: boolean;
  /** Mode `single`: the values of the module body's expression statements are shown, also inside of `if` and `for`. */
  interactive = false;
  /** Class and module bodies look names up by name. */
  readonly frameScope: Scope;

  /** The slots of the iterators of the loops that the innermost `try` or `with`, or else the body, holds. */
  loops: number[];

  constructor(unit: Unit, code: Code, scope: Scope) {
    this.unit = unit;
    this.code = code;
    code.flags |= unit.future;
    this.loops = code.loops;
    this.scope = scope;
    this.frameScope = scope;
    this.resumable = code.isGenerator;
    const own = new Map<string, number>();
    this.slots.set(scope, own);
    if (scope.type === 'function' || scope.type === 'annotation')
      for (const name of scope.varnames) own.set(name, code.size++);
    for (const name of scope.cellvars) if (!own.has(name)) own.set(name, code.size++);
    code.freeStart = code.size;
    for (const name of scope.freevars) own.set(name, code.size++);
    code.cellSlots = scope.cellvars.map(name => own.get(name) as number);
  }

  /** How nodes are bound meanwhile, where not as closures. */
  hot: Hot | null = null;
  /** Slots are given out behind those that a suspended generator knows. */
  private spare = false;

  /** A slot for the evaluator's own use: an iterator, a saved value, the position in a suspended statement. */
  temporary(): number {
    return this.spare ? this.code.spareSlot++ : this.code.size++;
  }

  /** Binding for the hot tier: nothing that is bound meanwhile becomes hot again. */
  tiered = false;

  /** Runs `bind` for the hot tier, which binds in another way. @param spare whether slots are given out behind all others */
  withHot<T>(hot: Hot | null, bind: () => T, spare = this.spare): T {
    const { hot: outer, spare: outerSpare, tiered } = this;
    this.hot = hot;
    this.spare = spare;
    this.tiered = true;
    try {
      return bind();
    } finally {
      this.hot = outer;
      this.spare = outerSpare;
      this.tiered = tiered;
    }
  }

  /** Runs `bind`; the loops that it binds are noted in `loops`. */
  withLoops<T>(loops: number[], bind: () => T): T {
    const outer = this.loops;
    this.loops = loops;
    try {
      return bind();
    } finally {
      this.loops = outer;
    }
  }

  /** Notes slots that must not keep what a comprehension had, when an exception has left it and somebody can tell. */
  dropsAfterException(slots: readonly number[]): void {
    if (isWatching()) this.loops.push(...slots);
  }

  mangle(name: string): string {
    return mangle(this.scope.privateName, name);
  }

  /** Where `name` lives, seen from the current scope. */
  place(rawName: string): Place {
    const name = this.mangle(rawName);
    for (let scope: Scope = this.scope; ; scope = scope.parent as Scope) {
      const binding = scope.symbols.get(name);
      const slot = this.slots.get(scope)?.get(name);
      if (binding === 'local' || binding === 'cell' || binding === 'free') {
        if (slot !== undefined) {
          if (binding === 'free' && scope.type === 'class') return { kind: 'classcell', slot };
          return { kind: binding === 'local' ? 'local' : 'cell', slot };
        }
        // An inlined comprehension uses a name of the frame around it.
      } else if (binding === 'global') return { kind: 'global' };
      else if (binding === 'name') return { kind: 'name' };
      if (scope === this.frameScope) return this.frameScope.type === 'function' ? { kind: 'global' } : { kind: 'name' };
    }
  }

  /** What has names seen as they are seen here, when something is bound later. */
  here(): <T>(bind: () => T) => T {
    const { scope } = this;
    const places: [Scope, Variables][] = [];
    for (let inner = scope; inner !== this.frameScope; inner = inner.parent as Scope) {
      places.push([inner, this.slots.get(inner) as Variables]);
    }
    return bind => {
      for (const [inner, own] of places) this.slots.set(inner, own);
      return this.from(scope, bind);
    };
  }

  private from<T>(scope: Scope, bind: () => T): T {
    const outer = this.scope;
    this.scope = scope;
    try {
      return bind();
    } finally {
      this.scope = outer;
    }
  }

  /** Runs `bind` with an inlined comprehension's variables in slots of this frame; new ones, unless it runs already. */
  within<T>(comprehension: Scope, bind: (cells: number[], own: Variables) => T, given?: Variables): T {
    const own = given ?? new Map<string, number>();
    if (given === undefined) {
      for (const name of comprehension.varnames) own.set(name, this.temporary());
      for (const name of comprehension.cellvars) if (!own.has(name)) own.set(name, this.temporary());
      this.noteInlined(comprehension, own);
    }
    this.slots.set(comprehension, own);
    const cells = comprehension.cellvars.map(name => own.get(name) as number);
    return this.from(comprehension, () => bind(cells, own));
  }

  private noteInlined(comprehension: Scope, own: Variables): void {
    this.code.inlined ??= new Map();
    const known = this.code.inlined.get(comprehension);
    if (known === undefined) this.code.inlined.set(comprehension, [own]);
    else known.push(own);
  }

  /** The scope that a node opens. */
  scopeOf(node: object): Scope {
    const scope = this.unit.scopes.get(node);
    if (scope === undefined) throw new Error('no scope for a node that opens one');
    return scope;
  }

  /** The slots of the cells that a nested function captures, in the order of its free variables. */
  captured(inner: Scope): number[] {
    return inner.freevars.map(name => {
      for (let scope: Scope | null = this.scope; scope !== null; scope = scope.parent) {
        const slot = this.slots.get(scope)?.get(name);
        const binding = scope.symbols.get(name);
        if (
          slot !== undefined &&
          (binding === 'cell' || binding === 'free' || scope.cellvars.includes(name) || scope.freevars.includes(name))
        ) {
          return slot;
        }
        if (scope === this.frameScope) break;
      }
      throw new Error(`no cell for ${name}`);
    });
  }
}
