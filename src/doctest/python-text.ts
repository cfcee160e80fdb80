/** The few rules of Python's `str` and `re` that doctest's own rules stand on. */

/** Characters for which `str.isspace()` is true, as the inside of a character class. */
export const SPACE = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

/** `str.expandtabs()` for one line: tabs become spaces up to the next multiple of 8, counted in code points. */
export function expandTabs(line: string): string {
  if (!line.includes('\t')) return line;
  let result = '';
  let column = 0;
  for (const char of line) {
    if (char === '\t') {
      const width = 8 - (column % 8);
      result += ' '.repeat(width);
      column += width;
    } else {
      result += char;
      column++;
    }
  }
  return result;
}

const UNPRINTABLE = /[\p{C}\p{Z}]/u;

/** `repr()` of a str, for messages. */
export function reprText(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let result = quote;
  for (const char of text) {
    const code = char.codePointAt(0)!;
    if (char === quote || char === '\\') result += '\\' + char;
    else if (char === '\n') result += '\\n';
    else if (char === '\r') result += '\\r';
    else if (char === '\t') result += '\\t';
    else if (char !== ' ' && UNPRINTABLE.test(char)) result += backslashReplace(code);
    else result += char;
  }
  return result + quote;
}

/** A code point as Python escapes it: `\xNN`, `\uNNNN` or `\UNNNNNNNN`. */
export function backslashReplace(code: number): string {
  if (code < 0x100) return '\\x' + code.toString(16).padStart(2, '0');
  if (code < 0x10000) return '\\u' + code.toString(16).padStart(4, '0');
  return '\\U' + code.toString(16).padStart(8, '0');
}
