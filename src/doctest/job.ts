/** What the one who runs documents and the one who reports tell each other: plain data, which crosses threads. */

import type { Format } from './document.ts';
import type { FlagName } from './options.ts';
import type { Counts, Scope } from './run.ts';

/** How documents are run. */
export interface RunSettings {
  /** Bits of FLAGS for every example. */
  flags: number;
  /** Each document ends at its first failure. */
  stopAtFailure: boolean;
  scope: Scope;
  /** Whether listings of Python without prompts run too. */
  scripts: boolean;
  /** Code that runs in every fresh namespace first. */
  setup: string;
  /** The expression of `-k`; empty: every example. */
  select: string;
  /** `list`: only the plan. `update`: also the document's text with its outputs mended. */
  mode: 'run' | 'list' | 'update';
  /** A CPython's command, from which outcomes are taken (`update`) or with which they are compared (`run`). */
  oracle: string | null;
  /** Milliseconds that an example may take; 0: no limit. */
  timeout: number;
}

/** One document to run. */
export interface Job {
  path: string;
  /** The text, if it does not come from the file at `path`. */
  text?: string;
  /** The format, if the path does not tell it. */
  format?: Format;
  settings: RunSettings;
}

/** An example as it stands in its document. */
export interface PlannedExample {
  /** `PATH[3]`, or `PATH::module.function[3]` where a document has several namespaces. */
  id: string;
  test: string;
  index: number;
  /** The file in which it stands: the document, or what that includes. */
  path: string;
  /** From 1. */
  lineno: number;
  /** From 1, in UTF-16 code units. */
  column: number;
  source: string;
  /** Whether it is to be reported; the others only run because later ones need what they do. */
  selected: boolean;
}

/** How a failed example failed. */
export interface Failure {
  /** What is compared: the expected output, or the exception's lines if there was an exception and one was expected. */
  want: string;
  /** What it is compared with: what was printed, or the exception's own lines. */
  got: string;
  /** What was printed before an exception that nobody expected. */
  printed: string;
  /** `output`: another output. `exception`: other than the expected one. `unexpected`: none was expected. `note`: see there. */
  kind: 'output' | 'exception' | 'unexpected' | 'note';
  /** Bits of FLAGS that were in force. */
  flags: number;
  /** The option with which it would pass. */
  option: FlagName | null;
  /** What went wrong besides, or instead: a timeout, too much output. */
  note: string | null;
}

/** What CPython did where the document, Octets and CPython do not agree. */
export interface OracleVerdict {
  /** Whether the document says what CPython does. */
  document: boolean;
  /** Whether Octets does what CPython does. */
  octets: boolean;
  want: string;
  octetsGot: string;
  pythonGot: string;
}

/** What one example did. */
export interface ExampleResult {
  /** Its place in the plan. */
  ordinal: number;
  status: 'passed' | 'failed' | 'skipped';
  /** Why it was skipped, if somebody said. */
  reason: string;
  /** It failed but is not to be shown (REPORT_ONLY_FIRST_FAILURE). */
  quiet: boolean;
  failure: Failure | null;
  /** Only with an oracle, and only if not all agree. */
  oracle: OracleVerdict | null;
  milliseconds: number;
}

/** What is wrong with a document itself. */
export interface DocumentProblem {
  path: string;
  lineno: number;
  message: string;
}

/** An example whose expected output was changed. */
export interface UpdatedExample {
  lineno: number;
  want: string;
  got: string;
}

export type JobEvent =
  | { kind: 'plan'; plan: PlannedExample[] }
  | { kind: 'example'; result: ExampleResult }
  | { kind: 'problem'; problem: DocumentProblem }
  /** The document cannot be used at all. */
  | { kind: 'unreadable'; message: string }
  /** The files that an update would write: the document's and those that it includes. */
  | { kind: 'update'; files: { path: string; before: string; after: string }[]; changed: UpdatedExample[] }
  /** `files`: absolute paths of what the document includes, also in vain, and of what its examples import. */
  | { kind: 'end'; counts: Counts; interrupted: boolean; files?: readonly string[] };

/** A document with all that is known of it, as reporters see it. */
export interface DocumentRecord {
  path: string;
  plan: PlannedExample[];
}
