/** A pasted transcript: its prompts go, its examples run, and each output that differs from the one pasted is marked. */
import { type Example, extractText, judge, type RunResult } from '../src/index.ts';
import type { Line } from './style.ts';

/** Whether a text is a transcript: a line of it begins with Python's prompt. */
export function isTranscript(text: string): boolean {
  return /^[ \t]*>>> /m.test(text);
}

/** The examples of a transcript, by doctest's rules. A string says what is wrong with it. */
export function readTranscript(text: string): Example[] | string {
  const { examples, problems } = extractText(text, 'paste');
  const [problem] = problems;
  return problem === undefined ? examples : problem.message;
}

/**
 * Compares what an example did with what was pasted.
 * @param output what it printed, results included, without the traceback
 * @returns nothing if it is the same, else what to show
 */
export function differenceLines(example: Example, output: string, result: RunResult): Line[] {
  const text = `${result.error ?? ''}\n`;
  const outcome = { output, exception: result.kind === 'error' ? { text } : null };
  if (judge(example, outcome, 0).passed) return [];
  if (example.want === '') return [[{ text: '≠ the transcript has no output here', role: 'error' }]];
  const wanted = example.want.replace(/\n$/, '').split('\n');
  return [
    [{ text: '≠ the transcript has', role: 'error' }],
    ...wanted.map((line): Line => [{ text: '  ', role: 'error' }, { text: line }]),
  ];
}
