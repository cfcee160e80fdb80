/**
 * What the doctest runner needs from a Python: something that runs one example and says what happened. The runner
 * knows no interpreter; the composition root supplies one.
 */

import type { ExampleMode } from './document.ts';

/** What one example did. */
export interface ExampleOutcome {
  /** Everything printed while it ran, displayed results included. */
  output: string;
  /** `text` is what `traceback.format_exception_only()` gives, joined: `"ValueError: bad\n"`. */
  exception: null | {
    text: string;
    /** The whole traceback, for the report of an exception that nobody expected. */
    traceback?: string;
  };
  /** The part of `output` that the last expression of a notebook's cell displayed; for mode `cell`, if it is known. */
  displayed?: string;
  /** The status, if the example raised SystemExit; the text of the exception may then be left out. */
  exit?: number;
  /** The status, if the example ended the interpreter at once (`os._exit`): nothing more can run in it. */
  ended?: number;
  /** The user interrupted the example (KeyboardInterrupt): the run stops here. */
  interrupted?: boolean;
  /** How many characters of the output were not kept, because it was too long. */
  dropped?: number;
}

/** One namespace in which examples run, in order. */
export interface ExampleSession {
  /**
   * Runs one example as the REPL would (`compile(…, 'single')`).
   * @param source one statement or several lines, ending with a newline
   * @param filename the name for tracebacks: `<doctest NAME[3]>`
   * @param lineno line of the first prompt in the document, counted from 1
   * @param mode how it is compiled; `single` if absent
   */
  run(source: string, filename: string, lineno: number, mode?: ExampleMode): ExampleOutcome;
  close?(): void;
}

/** A docstring as the document's AST gives it. */
export interface Docstring {
  /** CPython's doctest name: `module`, `module.Class.method`. The module's own docstring has the module's name. */
  name: string;
  /** Line where the string literal begins, counted from 1. */
  lineno: number;
  /** Where it begins in that line, from 0, in UTF-16 code units. */
  column: number;
  /** The literal's value, as it is before the compiler takes common indentation off. */
  docstring: string;
}

/** Makes sessions, and reads the docstrings of Python source. */
export interface SessionFactory {
  /**
   * A fresh namespace.
   * @param globals `name` is its `__name__`. With `file`, the module in that file has been run and the session sees a
   *   copy of its namespace (doctest's rule for docstrings); a module may be run once and copied for each session.
   * @throws Error whose message is shown, if the module cannot be run
   */
  create(globals: { name: string; file?: string }): ExampleSession;
  /**
   * The document's last session is closed: what its examples left open ends with them.
   * @returns the paths of the source files that they imported
   */
  end?(): readonly string[];
  /**
   * The docstrings of the module, its classes, methods and functions, in the order of the file.
   * @param source the whole module
   * @param filename its path, for messages
   * @param name the module's name, with which every docstring's name begins
   * @throws Error whose message is shown, if the source does not parse; a `lineno` on it gives the place
   */
  docstrings?(source: string, filename: string, name: string): Docstring[];
}
