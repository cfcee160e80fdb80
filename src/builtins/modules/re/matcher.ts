/**
 * The own matcher: backtracking over the steps of `program.ts`, with a stack of its own, so that neither long strings
 * nor deep patterns use the JavaScript stack; only looking around and atomic groups nest calls, as deep as the pattern.
 * It looks for interrupts as it goes, so Ctrl-C ends even what would take forever.
 */
import { interpreter } from '../../../runtime/interpreter.ts';
import type { Loop, Step, Unit } from './program.ts';

/** Which round of which loop is running; rounds are never changed, so going back needs no undoing. */
interface Round {
  readonly loop: Loop;
  readonly count: number;
  /** Where the latest optional round began, or -1: a round that would begin there again is not tried. */
  readonly last: number;
  readonly outer: Round | null;
}

/** A choice to come back to. */
interface Choice {
  readonly step: Step;
  at: number;
  readonly round: Round | null;
  readonly trail: number;
  /** A branch's next alternative; the lowest end of a greedy run; the count of a lazy run. */
  detail: number;
}

const POLL_EVERY = 1 << 14;

/** The code point at a code unit. */
function codeAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return (unit & 0xfc00) === 0xd800 ? text.codePointAt(at)! : unit;
}

/** Where the character before `at` starts. */
export function before(text: string, at: number): number {
  const pair = at > 1 && (text.charCodeAt(at - 1) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 2) & 0xfc00) === 0xd800;
  return at - (pair ? 2 : 1);
}

/** Where the character after the one at `at` starts. */
export function after(text: string, at: number): number {
  return at + (codeAt(text, at) > 0xffff ? 2 : 1);
}

/** What a match must be like. */
export interface Condition {
  /** It ends at the end of the text. */
  readonly whole: boolean;
  /** It is not empty. */
  readonly nonEmpty: boolean;
}

/** One attempt after the other of a program on a text. */
export class Matcher {
  private readonly text: string;
  private readonly condition: Condition;
  /** Start and end of each group, 0 included, in code units, or -1; then the group that closed last, or -1. */
  private readonly marks: Int32Array;
  private readonly lastGroup: number;
  /** Slots of `marks` and their former contents, to undo. */
  private readonly trail: number[] = [];
  private readonly choices: Choice[] = [];
  private start = 0;
  private steps = 0;

  constructor(text: string, groups: number, condition: Condition) {
    this.text = text;
    this.condition = condition;
    this.lastGroup = 2 * groups + 2;
    this.marks = new Int32Array(2 * groups + 3).fill(-1);
  }

  /** The marks of a match that starts at `at`, or null. */
  matchAt(program: Step | null, at: number): Int32Array | null {
    this.start = at;
    const end = this.run(program, at, null, true);
    if (end < 0) return null;
    this.marks[0] = at;
    this.marks[1] = end;
    return this.marks;
  }

  /** The marks of the first match at or after `at`, or null. */
  search(program: Step | null, at: number): Int32Array | null {
    const { text } = this;
    const first = program !== null && program.op === 'char' ? String.fromCodePoint(program.code) : null;
    for (;;) {
      if (first !== null) {
        at = text.indexOf(first, at);
        if (at < 0) return null;
      }
      const found = this.matchAt(program, at);
      if (found !== null) return found;
      if (at >= text.length) return null;
      at = after(text, at);
    }
  }

  private set(slot: number, value: number): void {
    this.trail.push(slot, this.marks[slot]);
    this.marks[slot] = value;
  }

  private undo(height: number): void {
    const { trail, marks } = this;
    while (trail.length > height) {
      const value = trail.pop()!;
      marks[trail.pop()!] = value;
    }
  }

  private poll(): void {
    this.steps = 0;
    interpreter.checkInterrupt();
  }

  /**
   * Runs steps from `at` until they end.
   * @param top whether this is the pattern itself and not a part of it, so that the condition holds
   * @returns where the match ends, or -1
   */
  private run(program: Step | null, from: number, outer: Round | null, top: boolean): number {
    const { text, choices, trail } = this;
    const end = text.length;
    const base = choices.length;
    const entry = trail.length;
    let step = program;
    let at = from;
    let round = outer;
    for (;;) {
      if (++this.steps > POLL_EVERY) this.poll();
      let failed = false;
      if (step === null) {
        const { whole, nonEmpty } = this.condition;
        if (!top || ((!whole || at === end) && (!nonEmpty || at !== this.start))) {
          choices.length = base;
          return at;
        }
        failed = true;
      } else {
        switch (step.op) {
          case 'char':
            if (at < end && codeAt(text, at) === step.code) {
              at += step.code > 0xffff ? 2 : 1;
              step = step.next;
            } else failed = true;
            break;
          case 'set': {
            const code: number = at < end ? codeAt(text, at) : -1;
            if (code >= 0 && step.set.has(code)) {
              at += code > 0xffff ? 2 : 1;
              step = step.next;
            } else failed = true;
            break;
          }
          case 'any':
            if (at < end) {
              at = after(text, at);
              step = step.next;
            } else failed = true;
            break;
          case 'at':
            if (this.holds(step, at)) step = step.next;
            else failed = true;
            break;
          case 'save':
            this.set(step.slot, at);
            if ((step.slot & 1) === 1) this.set(this.lastGroup, step.slot >> 1);
            step = step.next;
            break;
          case 'branch':
            choices.push({ step, at, round, trail: trail.length, detail: 1 });
            step = step.branches[0];
            break;
          case 'run': {
            const least = this.skip(step.unit, at, step.min);
            if (least < 0) failed = true;
            else if (step.lazy) {
              choices.push({ step, at: least, round, trail: trail.length, detail: step.min });
              at = least;
              step = step.next;
            } else {
              at = this.skipAll(step.unit, least, step.max - step.min);
              if (at > least && !step.possessive) {
                choices.push({ step, at, round, trail: trail.length, detail: least });
              }
              step = step.next;
            }
            break;
          }
          case 'loop':
          case 'until': {
            const current: Round = step.op === 'loop' ? { loop: step, count: 0, last: -1, outer: round } : round!;
            step = this.again(current, at);
            if (step === current.loop.body) {
              const last = this.lastOf(current, at);
              round = { loop: current.loop, count: current.count + 1, last, outer: current.outer };
            } else round = current.outer;
            break;
          }
          case 'possessive': {
            let count = 0;
            let last = -1;
            while (count < step.max && (count < step.min || at !== last)) {
              if (count >= step.min) last = at;
              const next = this.run(step.body, at, round, false);
              if (next < 0) break;
              at = next;
              count++;
            }
            if (count < step.min) failed = true;
            else step = step.next;
            break;
          }
          case 'atomic': {
            const next = this.run(step.body, at, round, false);
            if (next < 0) failed = true;
            else {
              at = next;
              step = step.next;
            }
            break;
          }
          case 'look': {
            const height = trail.length;
            const place = this.back(at, step.behind);
            const found = place >= 0 && this.run(step.body, place, round, false) >= 0;
            if (found === step.negate) {
              this.undo(height);
              failed = true;
            } else step = step.next;
            break;
          }
          case 'reference': {
            const next = this.repeated(step.group, step.lower, at);
            if (next < 0) failed = true;
            else {
              at = next;
              step = step.next;
            }
            break;
          }
          case 'conditional':
            step = this.isSet(step.group) ? step.yes : step.no;
            break;
          default:
            failed = true;
        }
      }
      if (!failed) continue;

      // Back to the latest choice that has something left.
      for (;;) {
        if (choices.length === base) {
          this.undo(entry);
          return -1;
        }
        const choice = choices[choices.length - 1];
        this.undo(choice.trail);
        round = choice.round;
        at = choice.at;
        const { step: chosen } = choice;
        if (chosen.op === 'branch') {
          step = chosen.branches[choice.detail++];
          if (choice.detail === chosen.branches.length) choices.pop();
          break;
        }
        if (chosen.op === 'run') {
          if (chosen.lazy) {
            const next = choice.detail < chosen.max ? this.skip(chosen.unit, at, 1) : -1;
            if (next < 0) {
              choices.pop();
              continue;
            }
            choice.detail++;
            choice.at = at = next;
          } else {
            at = before(text, at);
            const { next } = chosen;
            // What must follow is looked for here: most of the run's ends are not followed by it.
            if (next !== null && next.op === 'char') {
              while (at > choice.detail && codeAt(text, at) !== next.code) at = before(text, at);
            }
            choice.at = at;
            if (at <= choice.detail) choices.pop();
          }
          step = chosen.next;
          break;
        }
        // A loop: greedy, so now without another round, or lazy, so now with one.
        choices.pop();
        const current: Round = round!;
        const { loop } = current;
        if (!loop.lazy) {
          round = current.outer;
          step = loop.next;
          break;
        }
        if (current.count >= loop.max || at === current.last) continue;
        round = { loop, count: current.count + 1, last: at, outer: current.outer };
        step = loop.body;
        break;
      }
    }
  }

  /** After a round: the loop's body for another one, or what follows the loop. */
  private again(round: Round, at: number): Step | null {
    const { loop, count } = round;
    if (count < loop.min) return loop.body;
    if (loop.lazy) {
      this.choices.push({ step: loop, at, round, trail: this.trail.length, detail: 0 });
      return loop.next;
    }
    if (count >= loop.max || at === round.last) return loop.next;
    this.choices.push({ step: loop, at, round, trail: this.trail.length, detail: 0 });
    return loop.body;
  }

  private lastOf(round: Round, at: number): number {
    return round.count < round.loop.min ? round.last : at;
  }

  private isSet(group: number): boolean {
    const start = this.marks[2 * group];
    return start >= 0 && this.marks[2 * group + 1] >= start;
  }

  private holds(step: Step & { op: 'at' }, at: number): boolean {
    const { text } = this;
    const end = text.length;
    switch (step.where) {
      case 'beginString':
        return at === 0;
      case 'endString':
        return at === end;
      case 'begin':
        return at === 0 || (step.multiline && text.charCodeAt(at - 1) === 10);
      case 'end':
        return at === end || (text.charCodeAt(at) === 10 && (step.multiline || at === end - 1));
      default: {
        const previous = at > 0 && step.word.has(codeAt(text, before(text, at)));
        const following = at < end && step.word.has(codeAt(text, at));
        return (previous !== following) === (step.where === 'boundary');
      }
    }
  }

  /** Past exactly `count` characters of a kind, or -1. */
  private skip(unit: Unit, at: number, count: number): number {
    const { text } = this;
    for (; count > 0; count--) {
      if (at >= text.length) return -1;
      const code = codeAt(text, at);
      if (unit !== null && !unit.has(code)) return -1;
      at += code > 0xffff ? 2 : 1;
    }
    return at;
  }

  /** Past up to `count` characters of a kind. */
  private skipAll(unit: Unit, at: number, count: number): number {
    const { text } = this;
    const end = text.length;
    if (unit === null && count === Number.POSITIVE_INFINITY) return end;
    for (; count > 0 && at < end; count--) {
      const code = codeAt(text, at);
      if (unit !== null && !unit.has(code)) break;
      at += code > 0xffff ? 2 : 1;
    }
    return at;
  }

  /** `count` characters back from `at`, or -1 if there are fewer; `at` itself for a negative count. */
  private back(at: number, count: number): number {
    for (; count > 0; count--) {
      if (at === 0) return -1;
      at = before(this.text, at);
    }
    return at;
  }

  /** Past the text of a group, or -1 if something else stands there or the group is not set. */
  private repeated(group: number, lower: ((code: number) => number) | null, at: number): number {
    if (!this.isSet(group)) return -1;
    const { text } = this;
    const start = this.marks[2 * group];
    const end = this.marks[2 * group + 1];
    if (lower === null) return text.startsWith(text.slice(start, end), at) ? at + end - start : -1;
    for (let i = start; i < end; ) {
      if (at >= text.length) return -1;
      const wanted = codeAt(text, i);
      const code = codeAt(text, at);
      if (lower(wanted) !== lower(code)) return -1;
      i += wanted > 0xffff ? 2 : 1;
      at += code > 0xffff ? 2 : 1;
    }
    return at;
  }
}
