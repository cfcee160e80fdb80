/** A pasted transcript: its prompts go, its examples run, and each output that differs from the one pasted is marked. */
import { type Example, extractText, judge, type RunEvents, type RunResult } from '../src/index.ts';
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

/** What running a transcript needs. */
export interface TranscriptRunner {
  print(lines: Line[]): void;
  /**
   * Runs an example and shows what it does.
   * @param output gets what it prints, too
   * @returns null if the rest is not to be run
   */
  run(source: string, output: RunEvents['output']): Promise<RunResult | null>;
}

/** Runs the examples of a transcript, and marks below each what differs. */
export async function runTranscript(text: string, { print, run }: TranscriptRunner): Promise<void> {
  const examples = readTranscript(text);
  if (typeof examples === 'string') {
    print([[{ text: examples, role: 'error' }]]);
    return;
  }
  // Prompts without outputs are a program that somebody copied: there is nothing to compare.
  const compared = examples.some(({ want }) => want !== '');
  let different = 0;
  for (const example of examples) {
    let output = '';
    const result = await run(example.source.replace(/\s+$/, ''), (stream, piece) => {
      if (stream !== 'stderr') output += piece;
    });
    if (result === null) return;
    if (!compared) continue;
    const difference = differenceLines(example, output, result);
    if (difference.length > 0) different++;
    print(difference);
  }
  if (!compared) return;
  const count = `${examples.length} example${examples.length === 1 ? '' : 's'}`;
  print([
    different === 0
      ? [{ text: `✓ ${count}, as in the transcript`, role: 'good' }]
      : [{ text: `≠ ${different} of ${count} differ from the transcript`, role: 'error' }],
  ]);
}
