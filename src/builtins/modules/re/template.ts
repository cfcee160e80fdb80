/** Replacement templates: `\1`, `\g<name>`, `\n`. */
import { IndexError, raise } from '../../../runtime/errors.ts';
import { strRepr, length as textLength } from '../../../runtime/values/text.ts';
import { CONTROL, DIGIT, OCTAL } from './escapes.ts';
import { MAXGROUPS } from './syntax.ts';
import { shownNumber, Tokenizer } from './tokenizer.ts';

/** Literal text and numbers of groups, in turn: text first and last. */
export type Template = readonly (string | number)[];

/**
 * Parses a template.
 * @param text the template; bytes as the text of their Latin-1 characters
 * @throws PatternMistake; IndexError for an unknown group name
 */
export function parseTemplate(
  text: string,
  isText: boolean,
  groups: number,
  names: ReadonlyMap<string, number>,
): Template {
  const source = new Tokenizer(text, isText);
  const parts: (string | number)[] = [];
  let literal = '';
  const reference = (digits: string, back: number): void => {
    const group = Number(digits);
    if (group > groups) throw source.error(`invalid group reference ${shownNumber(digits)}`, back);
    parts.push(literal, group);
    literal = '';
  };
  for (let token = source.get(); token !== null; token = source.get()) {
    if (token[0] !== '\\') {
      literal += token;
      continue;
    }
    const letter = token.slice(1);
    if (letter === 'g') {
      if (!source.match('<')) throw source.error('missing <');
      const name = source.getUntil('>', 'group name');
      const back = textLength(name) + 1;
      if (/^[0-9]+$/.test(name)) {
        if (Number(name) >= MAXGROUPS) throw source.error(`invalid group reference ${shownNumber(name)}`, back);
        reference(name, back);
      } else {
        source.checkGroupName(name, 1);
        const group = names.get(name);
        if (group === undefined) throw raise(IndexError, `unknown group name ${strRepr(name)}`);
        reference(String(group), back);
      }
    } else if (letter === '0') {
      const digits = source.getWhile(2, OCTAL);
      literal += String.fromCharCode(Number.parseInt(`0${digits}`, 8) & 0xff);
    } else if (DIGIT.test(letter)) {
      let digits = letter;
      if (source.next !== null && DIGIT.test(source.next)) {
        digits += source.get();
        if (/^[0-7]{2}$/.test(digits) && source.next !== null && OCTAL.test(source.next)) {
          digits += source.get();
          const code = Number.parseInt(digits, 8);
          if (code > 0o377) {
            throw source.error(`octal escape value \\${digits} outside of range 0-0o377`, digits.length + 1);
          }
          literal += String.fromCharCode(code);
          continue;
        }
      }
      reference(digits, digits.length);
    } else if (Object.hasOwn(CONTROL, letter)) literal += String.fromCharCode(CONTROL[letter]);
    else {
      if (/^[a-zA-Z]$/.test(letter)) throw source.error(`bad escape ${token}`, token.length);
      literal += token;
    }
  }
  parts.push(literal);
  return parts;
}
