/** What the REPL needs of the place where it runs, and what it gives to be shown. */
import type { Cell } from './editor/view.ts';
import type { Line, Theme } from './style.ts';

export interface Terminal {
  readonly theme: Theme;
  columns(): number;
  rows(): number;
  /** Puts whole lines above the rows of `view`, where they stay. */
  write(text: string): void;
  /** Takes what a program writes to standard error, where that is not this terminal. */
  errors?: ((text: string) => void) | undefined;
  /** What `view` gives has changed. */
  changed(): void;
  clear(): void;
  /** Gives the terminal to the shell that started the REPL, until that gives it back (Ctrl-Z). */
  suspend(): void;
  exit(status: number): void;
}
/** The blocks of this and earlier sessions. */
export interface Store {
  read(): string[];
  append(block: string): void;
}
/** The rows at the bottom of the screen, and where the cursor stands in them. */
export interface View {
  rows: Line[];
  cursor: Cell | null;
}
