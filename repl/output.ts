/**
 * What a program prints, on its way to the screen. It comes in many small pieces and is written in few large ones; between
 * those the keys get their turn. A line that has not ended yet is part of the moving rows below.
 *
 * A terminal that is written to faster than it reads stops the writer, and with it the keys' echo: so a piece is as large as
 * this terminal took in a fraction of a frame, and the program waits while much is left (`ready`).
 */
import { stripVTControlCharacters } from 'node:util';
import { type Line, type Theme, visible, wrap } from './style.ts';
import { TracebackPainter } from './traceback-colours.ts';

/** Milliseconds: what is printed meanwhile is written at once. */
const GATHER = 16;
/** Characters that are written in one turn, at least and at most. */
const SMALLEST = 1 << 11;
const LARGEST = 1 << 13;
/** Milliseconds that the terminal may take for a piece, before pieces get smaller; half of it: larger. */
const TURN = 4;
/** Characters that may be left before the program has to wait. */
const BACKLOG = 1 << 14;
/** An unfinished line longer than this is written out, as a line. */
const LONGEST = 1 << 16;

interface Sink {
  readonly theme: Theme;
  write(text: string): void;
  changed(): void;
}

export class OutputQueue {
  readonly #sink: Sink;
  readonly #painter: TracebackPainter;
  #pieces: string[] = [];
  /** The line that has not ended yet. */
  #partial = '';
  #timer: ReturnType<typeof setTimeout> | null = null;
  #turn: ReturnType<typeof setImmediate> | null = null;
  /** Characters of the next piece, and of all pieces. */
  #size = SMALLEST;
  #left = 0;
  #done: (() => void) | null = null;

  constructor(sink: Sink) {
    this.#sink = sink;
    this.#painter = new TracebackPainter(sink.theme);
  }

  add(stream: 'stdout' | 'stderr' | 'result', text: string): void {
    const piece = stream === 'stderr' ? this.#painter.paint(text) : text;
    this.#pieces.push(piece);
    this.#left += piece.length;
    if (this.#turn === null) this.#timer ??= setTimeout(this.#flush, GATHER);
  }
  /** Whether more is wanted now. */
  ready(): boolean {
    return this.#left < BACKLOG;
  }

  /** Writes all that is left, the unfinished line too, and waits until it is written. */
  async end(): Promise<void> {
    if (this.#pieces.length > 0) {
      await new Promise<void>(resolve => {
        this.#done = resolve;
        this.#stop();
        this.#flush();
      });
    }
    const partial = this.take();
    if (partial !== '') this.#sink.write(`${partial}\n`);
  }

  /** Writes all whole lines, and takes the unfinished one out: it is the start of a question. */
  take(): string {
    this.#stop();
    const text = this.#partial + this.#pieces.join('');
    this.#pieces = [];
    this.#left = 0;
    const end = text.lastIndexOf('\n') + 1;
    if (end > 0) this.#sink.write(text.slice(0, end));
    this.#partial = '';
    return text.slice(end);
  }
  #stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    if (this.#turn !== null) clearImmediate(this.#turn);
    this.#timer = this.#turn = null;
  }

  /** The unfinished line, as rows; of a long one the last. */
  partialRows(columns: number, height: number): Line[] {
    if (this.#partial === '') return [];
    // A carriage return starts the line again: progress bars.
    const line = stripVTControlCharacters(this.#partial.replace(/\r+$/, '').split('\r').at(-1)!);
    return wrap([{ text: Array.from(line, visible).join('') }], columns).slice(-Math.max(1, height));
  }

  readonly #flush = (): void => {
    this.#timer = this.#turn = null;
    const before = this.#partial;
    let text = before + this.#pieces.join('');
    this.#pieces = [];
    if (text.length > this.#size) {
      const cut = text.lastIndexOf('\n', this.#size) + 1 || text.indexOf('\n', this.#size) + 1;
      if (cut > 0 && cut < text.length) {
        this.#pieces = [text.slice(cut)];
        text = text.slice(0, cut);
      }
    }
    this.#left = this.#pieces[0]?.length ?? 0;
    const end = text.lastIndexOf('\n') + 1;
    this.#partial = text.slice(end);
    if (end > 0) this.#write(text.slice(0, end));
    if (this.#partial.length > LONGEST) {
      this.#write(`${this.#partial}\n`);
      this.#partial = '';
    }
    if (this.#partial !== before) this.#sink.changed();
    if (this.#pieces.length > 0) {
      // Keys that came meanwhile are first.
      this.#turn = setImmediate(this.#flush);
      return;
    }
    this.#done?.();
    this.#done = null;
  };
  #write(text: string): void {
    const began = performance.now();
    this.#sink.write(text);
    const took = performance.now() - began;
    if (took > TURN) this.#size = Math.max(SMALLEST, this.#size >> 1);
    else if (took < TURN / 2 && text.length > this.#size / 2) this.#size = Math.min(LARGEST, this.#size << 1);
  }
}
