/**
 * A tree made ready for the own matcher: nodes that know what follows them, with flags resolved.
 *
 * The host's engine runs most patterns (`translate.ts`). The others have what it cannot express, or mean something else
 * there: conditionals, atomic groups, possessive repetition, references to groups that may be unset, repetition of what
 * can be empty, groups that keep their text from an earlier round of a loop.
 */
import { asciiLowerOf, lowerOf } from './case.ts';
import { type CharSet, categoryClass, charSet, hostChar, literalClass, setClass } from './charset.ts';
import { type Anchor, Flag, MAXREPEAT, type Node, type Sequence, type Syntax, scopedFlags } from './syntax.ts';
import { widthOf } from './width.ts';

/** One step; `next` is what follows, null where the enclosing part (or the pattern) has matched. */
export type Step =
  | { op: 'char'; code: number; next: Step | null }
  | { op: 'set'; set: CharSet; next: Step | null }
  | { op: 'any'; next: Step | null }
  | { op: 'at'; where: Anchor; multiline: boolean; word: CharSet; next: Step | null }
  | { op: 'save'; slot: number; next: Step | null }
  | { op: 'branch'; branches: (Step | null)[]; next: null }
  | { op: 'run'; lazy: boolean; possessive: boolean; min: number; max: number; unit: Unit; next: Step | null }
  | Loop
  | { op: 'until'; loop: Loop; next: null }
  | { op: 'possessive'; min: number; max: number; body: Step | null; next: Step | null }
  | { op: 'atomic'; body: Step | null; next: Step | null }
  | { op: 'look'; behind: number; negate: boolean; body: Step | null; next: Step | null }
  | { op: 'reference'; group: number; lower: ((code: number) => number) | null; next: Step | null }
  | { op: 'conditional'; group: number; yes: Step | null; no: Step | null; next: null }
  | { op: 'failure'; next: null };

/** A loop over more than one character: its body ends in `until`. */
export interface Loop {
  op: 'loop';
  lazy: boolean;
  min: number;
  max: number;
  body: Step | null;
  next: Step | null;
}

/** What matches exactly one character: a set, or null for any character at all. */
export type Unit = CharSet | null;

const NO_NEWLINE = '[^\\n]';

class Builder {
  private readonly syntax: Syntax;
  constructor(syntax: Syntax) {
    this.syntax = syntax;
  }

  /** The steps of a sequence, the last one followed by `next`. */
  sequence(body: Sequence, flags: number, next: Step | null): Step | null {
    let step = next;
    for (let i = body.length - 1; i >= 0; i--) step = this.node(body[i], flags, step);
    return step;
  }

  private node(node: Node, flags: number, next: Step | null): Step | null {
    switch (node.op) {
      case 'literal': {
        const variants = literalClass(node.code, flags);
        return variants === null ? { op: 'char', code: node.code, next } : { op: 'set', set: charSet(variants), next };
      }
      case 'set':
      case 'any': {
        const unit = unitOf(node, flags);
        return unit === null ? { op: 'any', next } : { op: 'set', set: unit, next };
      }
      case 'at': {
        const word = charSet(categoryClass('w', flags));
        return { op: 'at', where: node.where, multiline: (flags & Flag.MULTILINE) !== 0, word, next };
      }
      case 'branch':
        return { op: 'branch', branches: node.branches.map(branch => this.sequence(branch, flags, next)), next: null };
      case 'group': {
        const inner = scopedFlags(flags, node.add, node.remove);
        if (node.group === null) return this.sequence(node.body, inner, next);
        const end: Step = { op: 'save', slot: 2 * node.group + 1, next };
        return { op: 'save', slot: 2 * node.group, next: this.sequence(node.body, inner, end) };
      }
      case 'atomic':
        return { op: 'atomic', body: this.sequence(node.body, flags, null), next };
      case 'repeat':
        return this.repeat(node, flags, next);
      case 'assert': {
        const behind = node.behind ? widthOf(node.body, this.syntax.groupWidths)[0] : -1;
        return { op: 'look', behind, negate: node.negate, body: this.sequence(node.body, flags, null), next };
      }
      case 'reference': {
        const unicode = (flags & Flag.UNICODE) !== 0;
        const lower = (flags & Flag.IGNORECASE) === 0 ? null : unicode ? lowerOf : asciiLowerOf;
        return { op: 'reference', group: node.group, lower, next };
      }
      case 'conditional': {
        const yes = this.sequence(node.yes, flags, next);
        const no = node.no === null ? next : this.sequence(node.no, flags, next);
        return { op: 'conditional', group: node.group, yes, no, next: null };
      }
      default:
        return { op: 'failure', next: null };
    }
  }

  private repeat(node: Node & { op: 'repeat' }, flags: number, next: Step | null): Step {
    const { kind, body } = node;
    const min = node.min;
    const max = node.max === MAXREPEAT ? Number.POSITIVE_INFINITY : node.max;
    const [only] = body;
    if (body.length === 1 && (only.op === 'literal' || only.op === 'set' || only.op === 'any')) {
      const unit = unitOf(only, flags);
      return { op: 'run', lazy: kind === 'lazy', possessive: kind === 'possessive', min, max, unit, next };
    }
    if (kind === 'possessive') return { op: 'possessive', min, max, body: this.sequence(body, flags, null), next };
    const loop: Loop = { op: 'loop', lazy: kind === 'lazy', min, max, body: null, next };
    loop.body = this.sequence(body, flags, { op: 'until', loop, next: null });
    return loop;
  }
}

/** The set of a node that matches one character. */
function unitOf(node: Node & { op: 'literal' | 'set' | 'any' }, flags: number): Unit {
  if (node.op === 'any') return (flags & Flag.DOTALL) !== 0 ? null : charSet(NO_NEWLINE);
  if (node.op === 'set') return charSet(setClass(node.items, node.negate, flags));
  return charSet(literalClass(node.code, flags) ?? `[${hostChar(node.code)}]`);
}

/** The steps of a pattern; null if it is empty. */
export function program(syntax: Syntax): Step | null {
  return new Builder(syntax).sequence(syntax.body, syntax.flags, null);
}
