/** Which words of two texts differ, line by line. */

import { diffArrays, diffWordsWithSpace } from 'diff';
import { checkOutput } from './compare.ts';
import { linesOf } from './difference.ts';

/** A part of a line; `changed` parts are not in the other text. */
export interface Word {
  text: string;
  changed: boolean;
}

/** Longer texts are compared by lines only. */
const LONGEST = 20_000;
const MOST_LINES = 400;

/**
 * The lines of both texts, divided into words that are in both and words that are not. Lines that agree under the flags
 * (an ellipsis, blanks) have no changed words.
 * @param flags bits of FLAGS
 */
export function wordDifference(want: string, got: string, flags: number): { want: Word[][]; got: Word[][] } {
  const wanted = linesOf(want);
  const actual = linesOf(got);
  if (wanted.length > MOST_LINES || actual.length > MOST_LINES || want.length + got.length > LONGEST) {
    const agrees = (a: string | undefined, b: string | undefined) => a !== undefined && a === b;
    return {
      want: wanted.map((text, i) => [{ text, changed: !agrees(text, actual[i]) }]),
      got: actual.map((text, i) => [{ text, changed: !agrees(text, wanted[i]) }]),
    };
  }
  const result: { want: Word[][]; got: Word[][] } = { want: [], got: [] };
  const changes = diffArrays(wanted, actual, { comparator: (a, b) => checkOutput(`${a}\n`, `${b}\n`, flags) });
  let removed: string[] = [];
  let added: string[] = [];
  const settle = () => {
    const pairs = Math.min(removed.length, added.length);
    for (let i = 0; i < pairs; i++) {
      const pair = wordsOf(removed[i], added[i]);
      result.want.push(pair.want);
      result.got.push(pair.got);
    }
    for (const text of removed.slice(pairs)) result.want.push([{ text, changed: true }]);
    for (const text of added.slice(pairs)) result.got.push([{ text, changed: true }]);
    removed = [];
    added = [];
  };
  for (const change of changes) {
    if (change.removed) removed.push(...change.value);
    else if (change.added) added.push(...change.value);
    else {
      settle();
      // The values are those of one side only, and the lines need not be equal.
      for (let i = 0; i < change.value.length; i++) {
        result.want.push([{ text: wanted[result.want.length], changed: false }]);
        result.got.push([{ text: actual[result.got.length], changed: false }]);
      }
    }
  }
  settle();
  return result;
}

function wordsOf(want: string, got: string): { want: Word[]; got: Word[] } {
  const result: { want: Word[]; got: Word[] } = { want: [], got: [] };
  for (const { value, added, removed } of diffWordsWithSpace(want, got)) {
    if (!added) result.want.push({ text: value, changed: removed });
    if (!removed) result.got.push({ text: value, changed: added });
  }
  return result;
}
