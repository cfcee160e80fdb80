/** The hidden classes of instances: where their attributes are. */

/**
 * The order of an instance's attributes, shared by all instances that got theirs in the same order (a "hidden
 * class"), so that an attribute site can remember an index instead of a name.
 */
export class Layout {
  readonly index: Map<string, number>;
  readonly names: readonly string[];
  private transitions: Map<string, Layout> | undefined;
  private removals: Layout[] | undefined;

  constructor(names: readonly string[]) {
    this.names = names;
    this.index = new Map(names.map((name, i) => [name, i]));
  }

  /** The layout of an instance of this layout after it got one more attribute. */
  with(name: string): Layout {
    this.transitions ??= new Map();
    let next = this.transitions.get(name);
    if (next === undefined) {
      next = new Layout([...this.names, name]);
      this.transitions.set(name, next);
    }
    return next;
  }

  /** The layout of an instance of this layout after it lost the attribute at an index. */
  without(at: number): Layout {
    this.removals ??= [];
    this.removals[at] ??= new Layout(this.names.filter((_, i) => i !== at));
    return this.removals[at];
  }
}

/** Instances whose `__dict__` was asked for, or that lost one of many attributes, keep their attributes in a dict: `values[0]`. */
export const DICT_LAYOUT = new Layout([]);
