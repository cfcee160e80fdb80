/**
 * What a program prints, on its way to the screen. It comes in many small pieces and is written in few large ones; between
 * those the keys get their turn. A line that has not ended yet is part of the moving rows below.
 */
import { stripVTControlCharacters } from 'node:util';
import { type Line, type Theme, visible, wrap } from './style.ts';
import { TracebackPainter } from './traceback-colours.ts';

/** Milliseconds: what is printed meanwhile is written at once. */
const GATHER = 16;
/** Characters that are written in one turn. */
const CHUNK = 1 << 15;
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
  #done: (() => void) | null = null;

  constructor(sink: Sink) {
    this.#sink = sink;
    this.#painter = new TracebackPainter(sink.theme);
  }

  add(stream: 'stdout' | 'stderr' | 'result', text: string): void {
    this.#pieces.push(stream === 'stderr' ? this.#painter.paint(text) : text);
    this.#timer ??= setTimeout(this.#flush, GATHER);
  }

  /** Writes all that is left, the unfinished line too, and waits until it is written. */
  async end(): Promise<void> {
    if (this.#pieces.length > 0) {
      await new Promise<void>(resolve => {
        this.#done = resolve;
        if (this.#timer !== null) clearTimeout(this.#timer);
        this.#flush();
      });
    }
    const partial = this.take();
    if (partial !== '') this.#sink.write(`${partial}\n`);
  }

  /** Writes all whole lines, and takes the unfinished one out: it is the start of a question. */
  take(): string {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const text = this.#partial + this.#pieces.join('');
    this.#pieces = [];
    const end = text.lastIndexOf('\n') + 1;
    if (end > 0) this.#sink.write(text.slice(0, end));
    this.#partial = '';
    return text.slice(end);
  }

  /** The unfinished line, as rows; of a long one the last. */
  partialRows(columns: number, height: number): Line[] {
    if (this.#partial === '') return [];
    // A carriage return starts the line again: progress bars.
    const line = stripVTControlCharacters(this.#partial.replace(/\r+$/, '').split('\r').at(-1)!);
    return wrap([{ text: Array.from(line, visible).join('') }], columns).slice(-Math.max(1, height));
  }

  readonly #flush = (): void => {
    this.#timer = null;
    let text = this.#partial + this.#pieces.join('');
    this.#pieces = [];
    if (text.length > CHUNK) {
      const cut = text.lastIndexOf('\n', CHUNK) + 1 || text.indexOf('\n', CHUNK) + 1;
      if (cut > 0 && cut < text.length) {
        this.#pieces = [text.slice(cut)];
        text = text.slice(0, cut);
      }
    }
    const end = text.lastIndexOf('\n') + 1;
    this.#partial = text.slice(end);
    if (end > 0) this.#sink.write(text.slice(0, end));
    if (this.#partial.length > LONGEST) {
      this.#sink.write(`${this.#partial}\n`);
      this.#partial = '';
    }
    this.#sink.changed();
    if (this.#pieces.length > 0) {
      // Long enough for a key to come in between.
      this.#timer = setTimeout(this.#flush, 1);
      return;
    }
    this.#done?.();
    this.#done = null;
  };
}
