/** How the parts of the conformance run show a difference: its place, and which words of the two texts differ. */
import { styleText } from 'node:util';
import { type Word, wordDifference } from '../src/doctest/word-difference.ts';

/** A difference between what CPython printed and what Octets prints. */
export interface ShownDifference {
  /** `file:line`, or whatever names the place. */
  place: string;
  /** What was run, if it is not all of the file. */
  source?: string;
  want: string;
  got: string;
}

const MOST_CHARACTERS = 4000;

function lines(sign: string, words: readonly Word[][], style: 'red' | 'green'): string {
  return words
    .map(line => {
      const text = line.map(word => (word.changed ? styleText([style, 'bold'], word.text) : word.text)).join('');
      return `    ${line.some(word => word.changed) ? styleText(style, sign) : ' '} ${text}\n`;
    })
    .join('');
}

/** The difference as text: without colours the changed words of each line are named by the signs in front of it. */
export function differenceText({ place, source, want, got }: ShownDifference): string {
  const { want: wanted, got: actual } = wordDifference(want, got, 0);
  const head = `${styleText('bold', place)}\n`;
  const code = source === undefined ? '' : source.trimEnd().replace(/^/gm, '  | ').concat('\n');
  const body = `  CPython:\n${lines('-', wanted, 'red')}  Octets:\n${lines('+', actual, 'green')}`;
  return head + code + (body.length > MOST_CHARACTERS ? `${body.slice(0, MOST_CHARACTERS)}…\n` : body);
}
