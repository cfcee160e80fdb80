/**
 * What a running program says, from its thread to the front end's: a ring of UTF-16 units in shared memory. The reader takes
 * what there is whenever it has time; a writer that is too fast waits, so that no queue of messages grows.
 */

/** What a record is. A text that is longer than the ring's room goes in several records of the same kind. */
export const RECORD = { stdout: 0, stderr: 1, result: 2, page: 3, pageEnd: 4, prompt: 5, promptEnd: 6 } as const;
export type RecordKind = (typeof RECORD)[keyof typeof RECORD];

/** Units of 16 bits that the ring has room for; a power of two, so that positions may overflow. */
const UNITS = 1 << 16;
const MASK = UNITS - 1;
/** The kind, and the length in units. */
const HEADER = 2;
/** Fewer units than this are not worth a record of their own. */
const WORTH = 1024;

/** Words of the control memory. */
export const CONTROL = { interrupt: 0, written: 1, read: 2, input: 3 } as const;
const CONTROL_WORDS = 4;

/** The memory that the two threads share. */
export interface RingMemory {
  control: SharedArrayBuffer;
  units: SharedArrayBuffer;
}

export function newRingMemory(): RingMemory {
  return { control: new SharedArrayBuffer(4 * CONTROL_WORDS), units: new SharedArrayBuffer(2 * UNITS) };
}

/** The program's end. */
export class RingWriter {
  private readonly control: Int32Array;
  private readonly units: Uint16Array;
  private readonly waiting: () => void;

  /** @param waiting called every now and then while the ring is full; may throw to give up */
  constructor({ control, units }: RingMemory, waiting: () => void) {
    this.control = new Int32Array(control);
    this.units = new Uint16Array(units);
    this.waiting = waiting;
  }

  /** Writes a text, in pieces where the ring is too full for it; waits for the reader. */
  write(kind: RecordKind, text: string): void {
    let at = 0;
    do {
      const room = this.room(Math.min(text.length - at, WORTH) + HEADER);
      const count = Math.min(room - HEADER, text.length - at);
      const { units } = this;
      let position = Atomics.load(this.control, CONTROL.written);
      units[position++ & MASK] = kind;
      units[position++ & MASK] = count;
      for (const end = at + count; at < end; at++) units[position++ & MASK] = text.charCodeAt(at);
      Atomics.store(this.control, CONTROL.written, position | 0);
    } while (at < text.length);
  }

  /** Waits until there is room for `needed` units. @returns the room; less than what a header can tell */
  private room(needed: number): number {
    for (;;) {
      const read = Atomics.load(this.control, CONTROL.read);
      const used = (Atomics.load(this.control, CONTROL.written) - read) & 0xffffffff;
      const room = UNITS - used;
      if (room >= needed) return Math.min(room, UNITS - 1);
      Atomics.wait(this.control, CONTROL.read, read, 20);
      this.waiting();
    }
  }
}

/** The front end's end. */
export class RingReader {
  private readonly control: Int32Array;
  private readonly units: Uint16Array;
  /** The texts of neighbouring records without their headers; a program's `print` makes one or two records of a few units. */
  private readonly gathered = new Uint16Array(UNITS);

  constructor({ control, units }: RingMemory) {
    this.control = new Int32Array(control);
    this.units = new Uint16Array(units);
  }

  /** Hands on what is there now; neighbouring records of one kind as one. */
  drain(give: (kind: RecordKind, text: string) => void): void {
    const { control, units, gathered } = this;
    let position = Atomics.load(control, CONTROL.read);
    const end = Atomics.load(control, CONTROL.written);
    if (position === end) return;
    const records: [RecordKind, string][] = [];
    let length = 0;
    while (position !== end) {
      const kind = units[position & MASK] as RecordKind;
      const count = units[(position + 1) & MASK]!;
      position += HEADER;
      for (const stop = position + count; position < stop; position++) gathered[length++] = units[position & MASK]!;
      position |= 0;
      if (position !== end && units[position & MASK] === kind) continue;
      records.push([kind, textOf(gathered.subarray(0, length))]);
      length = 0;
    }
    Atomics.store(control, CONTROL.read, position);
    Atomics.notify(control, CONTROL.read);
    for (const [kind, text] of records) give(kind, text);
  }
}

/** `String.fromCharCode` takes so many arguments without filling the stack. */
const CHUNK = 4096;

function textOf(units: Uint16Array): string {
  let text = '';
  for (let at = 0; at < units.length; at += CHUNK) {
    text += String.fromCharCode.apply(null, units.subarray(at, at + CHUNK) as unknown as number[]);
  }
  return text;
}
