/** The tree of a regular expression, its flags, and how a mistake in it is reported. */

/** Flags of a pattern, with the values that Python programs see. */
export const Flag = {
  IGNORECASE: 2,
  LOCALE: 4,
  MULTILINE: 8,
  DOTALL: 16,
  UNICODE: 32,
  VERBOSE: 64,
  DEBUG: 128,
  ASCII: 256,
} as const;
/** The flags of which a pattern has at most one. */
export const TYPE_FLAGS = Flag.ASCII | Flag.LOCALE | Flag.UNICODE;

/** No upper bound of a repetition. */
export const MAXREPEAT = 4294967295;
export const MAXGROUPS = 1073741823;

/** `\d \D \s \S \w \W` */
export type Category = 'd' | 'D' | 's' | 'S' | 'w' | 'W';
/** A member of a character set: a range of code points (both ends included) or a category. */
export type SetItem = readonly [low: number, high: number] | Category;

/** `^ $ \A \Z \b \B` */
export type Anchor = 'begin' | 'end' | 'beginString' | 'endString' | 'boundary' | 'nonBoundary';

export type Sequence = readonly Node[];
export type Node =
  | { op: 'literal'; code: number }
  | { op: 'set'; negate: boolean; items: readonly SetItem[] }
  | { op: 'any' }
  | { op: 'at'; where: Anchor }
  | { op: 'branch'; branches: readonly Sequence[] }
  | { op: 'repeat'; kind: 'greedy' | 'lazy' | 'possessive'; min: number; max: number; body: Sequence }
  | { op: 'group'; group: number | null; add: number; remove: number; body: Sequence }
  | { op: 'atomic'; body: Sequence }
  | { op: 'assert'; behind: boolean; negate: boolean; body: Sequence }
  | { op: 'failure' }
  | { op: 'reference'; group: number }
  | { op: 'conditional'; group: number; yes: Sequence; no: Sequence | null };

/** What the parser found out about a pattern. */
export interface Syntax {
  readonly body: Sequence;
  /** The flags given and those of the pattern itself. */
  readonly flags: number;
  /** The number of groups. */
  readonly groups: number;
  /** Names of groups, in the order in which they open. */
  readonly names: ReadonlyMap<string, number>;
  /** The smallest and the largest width of each group, in characters; group 0 is absent. */
  readonly groupWidths: readonly (Width | null)[];
}

export type Width = readonly [low: number, high: number];

/** A mistake in a pattern or a template: becomes a `PatternError`. */
export class PatternMistake {
  readonly msg: string;
  /** In characters of the pattern; null if no place is known. */
  readonly pos: number | null;
  constructor(msg: string, pos: number | null) {
    this.msg = msg;
    this.pos = pos;
  }
}

/** The flags inside of a group that turns some on and off. */
export function scopedFlags(flags: number, add: number, remove: number): number {
  const kept = (add & TYPE_FLAGS) !== 0 ? flags & ~TYPE_FLAGS : flags;
  return (kept | add) & ~remove;
}
