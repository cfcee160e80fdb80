/** Words a difference as a transcript, with what CPython said as the expected output. */
import { differenceText } from '../show-difference.ts';
import type { Difference } from './compare.ts';

/** A statement as it stands at the prompt. */
function prompted(source: string): string {
  const lines = source.replace(/\n$/, '').split('\n');
  const more = lines.slice(1).map(line => `... ${line}\n`);
  return `>>> ${lines[0]}\n${more.join('')}`;
}

/** What a statement printed, as a transcript shows it. */
function expected(output: string): string {
  const lines = output.split('\n');
  const failed = lines.findIndex(line => /^[A-Za-z_]\w*: |^[A-Za-z_]\w*(Error|Exception|Iteration): ?$/.test(line));
  if (failed < 0) return output.replace(/^$/gm, (_, at: number) => (at < output.length ? '<BLANKLINE>' : ''));
  const error = lines.slice(failed).filter(line => !line.startsWith('after '));
  return `${lines
    .slice(0, failed)
    .map(line => `${line}\n`)
    .join('')}Traceback (most recent call last):\n${error.join('\n').replace(/: \n$/, '\n')}`;
}

/** The transcript of a difference up to the statement that differs. */
export function transcript({ program, at, cpython }: Difference): string {
  return program
    .slice(0, at + 1)
    .map((source, i) => prompted(source) + expected(cpython[i]!))
    .join('');
}

/**
 * The difference for people: the transcript before it, and which words differ.
 * @param place where the transcript is written to
 */
export function describeDifference(difference: Difference, place: string): string {
  const { program, at, octets, cpython } = difference;
  const before = transcript({ ...difference, at: at - 1 });
  const line = before.split('\n').length;
  const shown = differenceText({
    place: `${place}:${line}`,
    source: program[at]!,
    want: cpython[at]!,
    got: octets[at]!,
  });
  return before + shown;
}

/** What makes two differences the same kind, so that one of them is enough: the outputs without their values. */
export function kindOf({ program, at, octets, cpython }: Difference): string {
  const vague = (text: string): string =>
    text.replace(/'[^']*'|"[^"]*"|\bb?'.*'/g, '…').replace(/-?\d+(\.\d+)?(e[+-]\d+)?/g, '0');
  const method = /\.(\w+)\(/.exec(program[at]!)?.[1] ?? program[at]!.replace(/\W.*/s, '');
  return `${method}|${vague(octets[at]!)}|${vague(cpython[at]!)}`;
}
