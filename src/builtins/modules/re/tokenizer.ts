/** Reads a pattern or a template character by character; a backslash and what follows it are one token. */

import { asciiRepr, chars, strRepr } from '../../../runtime/values/text.ts';
import { isAscii, isIdentifier } from '../../../runtime/values/text-class.ts';
import { PatternMistake } from './syntax.ts';

export class Tokenizer {
  readonly isText: boolean;
  private readonly characters: readonly string[];
  private index = 0;
  /** The token to come; null at the end. */
  next: string | null = null;

  /** @param source text, or bytes as the text of their Latin-1 characters */
  constructor(source: string, isText: boolean) {
    this.characters = chars(source);
    this.isText = isText;
    this.advance();
  }

  private advance(): void {
    const { characters } = this;
    let at = this.index;
    if (at >= characters.length) {
      this.next = null;
      return;
    }
    let token = characters[at];
    if (token === '\\') {
      at++;
      if (at >= characters.length) throw new PatternMistake('bad escape (end of pattern)', characters.length - 1);
      token += characters[at];
    }
    this.index = at + 1;
    this.next = token;
  }

  /** Takes the next token if it is `token`. */
  match(token: string): boolean {
    if (this.next !== token) return false;
    this.advance();
    return true;
  }

  get(): string | null {
    const token = this.next;
    this.advance();
    return token;
  }

  /** Takes up to `count` tokens of one character that `allowed` accepts. */
  getWhile(count: number, allowed: RegExp): string {
    let result = '';
    while (count-- > 0 && this.next !== null && allowed.test(this.next)) result += this.get();
    return result;
  }

  /** The text up to a terminator, which is taken too. */
  getUntil(terminator: string, what: string): string {
    let result = '';
    for (;;) {
      const token = this.get();
      if (token === null) {
        if (result === '') throw this.error(`missing ${what}`);
        throw this.error(`missing ${terminator}, unterminated name`, chars(result).length);
      }
      if (token === terminator) break;
      result += token;
    }
    if (result === '') throw this.error(`missing ${what}`, 1);
    return result;
  }

  /** Where the next token starts, in characters. */
  tell(): number {
    const { next } = this;
    return this.index - (next === null ? 0 : next[0] === '\\' ? 2 : 1);
  }

  seek(index: number): void {
    this.index = index;
    this.advance();
  }

  /** A mistake `back` characters before the next token. */
  error(message: string, back = 0): PatternMistake {
    const shown = this.isText ? message : message.replace(/[\x80-\xff]/g, c => `\\x${c.charCodeAt(0).toString(16)}`);
    return new PatternMistake(shown, this.tell() - back);
  }

  /** @throws PatternMistake if `name` cannot be the name of a group; it ends `back` characters before the next token */
  checkGroupName(name: string, back: number): void {
    const ascii = isAscii(name);
    if ((this.isText || ascii) && isIdentifier(name)) return;
    const shown = this.isText || ascii ? strRepr(name) : asciiRepr(name);
    throw this.error(`bad character in group name ${shown}`, chars(name).length + back);
  }
}

/** A number that is too long to be exact is shown as Python shows it. */
export function shownNumber(digits: string): string {
  return BigInt(digits).toString();
}
