/** What the first pass of scope analysis collects about one scope. */
import type * as ast from './ast.ts';
import type { Scope } from './scope.ts';

const defaultScopes = new WeakMap<object, object>();

/** The key of the scope in which a type parameter's default is evaluated; the parameter itself is that of its bound. */
export function defaultScopeKey(param: ast.TypeParam): object {
  let key = defaultScopes.get(param);
  if (key === undefined) {
    key = {};
    defaultScopes.set(param, key);
  }
  return key;
}

/** What a scope does with one name. */
export interface SymbolFlags {
  bound: boolean;
  parameter: boolean;
  used: boolean;
  global: boolean;
  nonlocal: boolean;
  annotated: boolean;
  /** A target of the comprehension itself. */
  iterationTarget: boolean;
  typeParameter: boolean;
  /** Where `global` or `nonlocal` was said. */
  directive: ast.Position | null;
}

/** A scope and what it does with each name, before names are resolved. */
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
  /** Classes: what their methods assign to attributes of `self`. */
  selfAttributes: Set<string> | null = null;
  /** `async def`, or a comprehension with `await` or `async for` in it. */
  isCoroutine = false;
  /** The scope of the type parameters of a function, a class or a type alias. */
  holdsTypeParameters = false;
  /** What `yield`, `await` and `:=` cannot stand in, in the words of the message; null where they can. */
  within: string | null = null;
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
        typeParameter: false,
        directive: null,
      };
      this.symbols.set(name, flags);
    }
    return flags;
  }
}
