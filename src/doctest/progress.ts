/** The line at the bottom of a terminal that says how far a run is. */

import type { Write } from './reporters/reporter.ts';
import type { Counts } from './run.ts';

/** Milliseconds between two drawings. */
const PERIOD = 80;
const CLEAR = '\r\x1b[2K';

/** Draws the line; everything else that is written to the terminal must go through `around`. */
export class Progress {
  private readonly write: Write;
  private readonly columns: number;
  private readonly total: number;
  private drawn = false;
  private last = 0;

  /** @param total the number of documents */
  constructor(write: Write, columns: number, total: number) {
    this.write = write;
    this.columns = columns;
    this.total = total;
  }

  /** @param done the documents that are finished; @param path the one that runs */
  show(done: number, path: string, { passed, failed }: Counts): void {
    const now = performance.now();
    if (now - this.last < PERIOD) return;
    this.last = now;
    const counts = `${passed} passed, ${failed} failed`;
    const line = `[${done}/${this.total}] ${counts}  ${path}`;
    this.write(`${CLEAR}${[...line].slice(0, Math.max(20, this.columns - 1)).join('')}`);
    this.drawn = true;
  }

  clear(): void {
    if (this.drawn) this.write(CLEAR);
    this.drawn = false;
  }

  /** A writer that takes the line away first. */
  around(write: Write): Write {
    return text => {
      this.clear();
      write(text);
    };
  }
}
