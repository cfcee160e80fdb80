/** What a report is made of. */

import type { DocumentProblem, ExampleResult, PlannedExample, UpdatedExample } from '../job.ts';
import type { Counts } from '../run.ts';

/** A document of the run, while it is told of. */
export interface ReportedDocument {
  path: string;
  plan: readonly PlannedExample[];
}

/** The whole run, at its end. */
export interface Summary {
  counts: Counts;
  /** Documents that had examples. */
  documents: number;
  seconds: number;
  /** The exit status. */
  status: number;
  /** What could not be used: one line each. */
  errors: readonly string[];
  interrupted: boolean;
}

/** Writes a report piece by piece, as the run goes on; documents come one after the other. */
export interface Reporter {
  /** @param example only examples that are to be reported come here */
  example(document: ReportedDocument, example: PlannedExample, result: ExampleResult): void;
  problem(document: ReportedDocument, problem: DocumentProblem): void;
  documentEnd(document: ReportedDocument, counts: Counts): void;
  /** An update changed a document. @param written whether its file was; otherwise only told */
  updated?(document: ReportedDocument, changed: readonly UpdatedExample[], written: boolean): void;
  end(summary: Summary): void;
}

export type Write = (text: string) => void;

/** The place of an example as every terminal and editor reads it. */
export function placeOf({ path, lineno, column }: PlannedExample): string {
  return `${path}:${lineno}:${column}`;
}

/** The first line of a source, for a name. */
export function headline(source: string): string {
  return source.split('\n', 1)[0];
}
