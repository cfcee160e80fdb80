/**
 * What kind of character: `str.isalpha` and its relatives, by the host's Unicode tables held at Unicode 16.0, CPython
 * 3.14's version. The host may know a newer one: what was assigned since counts as unassigned.
 */

/** Code points assigned after Unicode 16.0, as ranges of a `v` class. */
const NEWER =
  '\\u088f\\u0c5c\\u0cdc\\u1acf-\\u1add\\u1ae0-\\u1aeb\\u20c1\\u2b96\\ua7ce\\ua7cf\\ua7d2\\ua7d4\\ua7f1\\ufbc3-\\ufbd2' +
  '\\ufd90\\ufd91\\ufdc8-\\ufdce' +
  (
    '10940-10959 10ec5-10ec7 10ed0-10ed8 10efa-10efb 11b60-11b67 11db0-11ddb 11de0-11de9 16ea0-16eb8 16ebb-16ed3 ' +
    '16ff2-16ff6 187f8-187ff 18d09-18d1e 18d80-18df2 1ccfa-1ccfc 1ceba-1ced0 1cee0-1cef0 1e6c0-1e6de 1e6e0-1e6f5 ' +
    '1e6fe-1e6ff 1f6d8-1f6d8 1f777-1f77a 1f8d0-1f8d8 1fa54-1fa57 1fa8a-1fa8a 1fa8e-1fa8e 1fac8-1fac8 1facd-1facd ' +
    '1faea-1faea 1faef-1faef 1fbfa-1fbfa 2b73a-2b73f 2cea2-2cead 323b0-33479'
  )
    .split(' ')
    .map(range => range.replace(/(\w+)-(\w+)/, '\\u{$1}-\\u{$2}'))
    .join('');

/** Numeric_Type=Digit beyond the decimal digits: superscripts, circled digits. */
const OTHER_DIGITS =
  '\\u00b2\\u00b3\\u00b9\\u1369-\\u1371\\u19da\\u2070\\u2074-\\u2079\\u2080-\\u2089\\u2460-\\u2468\\u2474-\\u247c' +
  '\\u2488-\\u2490\\u24ea\\u24f5-\\u24fd\\u24ff\\u2776-\\u277e\\u2780-\\u2788\\u278a-\\u2792\\u{10a40}-\\u{10a43}' +
  '\\u{10e60}-\\u{10e68}\\u{11052}-\\u{1105a}\\u{1f100}-\\u{1f10a}';

/** Ideographs with a numeric value: the numeric characters outside of the categories N*. */
const NUMERIC_IDEOGRAPHS = (
  '3405 3483 382a 3b4d 4e00 4e03 4e07 4e09 4e24 4e5d 4e8c 4e94 4e96 4eac 4ebf 4ec0 4edf 4ee8 4f0d 4f70 4fe9 5006 5104 ' +
  '5146 5169 516b 516d 5341 5343 5344 5345 534c 53c1 53c2 53c3 53c4 56db 58f1 58f9 5e7a 5efe 5eff 5f0c 5f0d 5f0e 5f10 ' +
  '62d0 62fe 634c 67d2 6d1e 6f06 7396 767e 7695 79ed 8086 842c 8cae 8cb3 8d30 920e 94a9 9621 9646 964c 9678 96f6 f96b ' +
  'f973 f978 f9b2 f9d1 f9d3 f9fd 20001 20064 200e2 20121 2092a 20983 2098c 2099c 20aea 20afd 20b19 22390 22998 23b1b ' +
  '2626d 2f890'
)
  .split(' ')
  .map(code => `\\u{${code}}`)
  .join('');

/** White space: bidirectional class WS, B or S, or category Zs. The source of a character class. */
export const WHITESPACE = '\\t-\\r\\x1c- \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

/** The decimal digits of all scripts (`str.isdecimal`): the source of a class of a `v` pattern. */
export const DECIMAL_CLASS = `[\\p{Nd}--[${NEWER}]]`;
/** Letters, digits, numbers and the underscore (`str.isalnum` or '_'): the source of a class of a `v` pattern. */
export const WORD_CLASS = `[[\\p{L}\\p{N}_${NUMERIC_IDEOGRAPHS}${OTHER_DIGITS}]--[${NEWER}]]`;

/** A pattern that is compiled when first used, with the ASCII answer tested before. */
class Test {
  private readonly ascii: RegExp;
  private readonly source: string;
  private compiled: RegExp | undefined;
  constructor(ascii: RegExp, source: string) {
    this.ascii = ascii;
    this.source = source;
  }
  matches(text: string): boolean {
    if (this.ascii.test(text)) return true;
    return !ASCII.test(text) && (this.compiled ??= new RegExp(this.source, 'v')).test(text);
  }
}

const ASCII = /^[\x00-\x7f]*$/;
const only = (members: string): string => `^[[${members}]--[${NEWER}]]+$`;

const ALPHA = new Test(/^[a-zA-Z]+$/, only('\\p{L}'));
const DECIMAL = new Test(/^[0-9]+$/, only('\\p{Nd}'));
const DIGIT = new Test(/^[0-9]+$/, only(`\\p{Nd}${OTHER_DIGITS}`));
const NUMERIC = new Test(/^[0-9]+$/, only(`\\p{N}${NUMERIC_IDEOGRAPHS}`));
const ALNUM = new Test(/^[a-zA-Z0-9]+$/, only(`\\p{L}\\p{N}${NUMERIC_IDEOGRAPHS}${OTHER_DIGITS}`));
const IDENTIFIER = new Test(/^[a-zA-Z_][a-zA-Z0-9_]*$/, `^[[\\p{XIDS}_]--[${NEWER}]][\\p{XIDC}--[${NEWER}]]*$`);
const PRINTABLE = new Test(/^[ -~]*$/, `^[^[\\p{C}\\p{Z}${NEWER}]--[ ]]*$`);
const SPACE = new RegExp(`^[${WHITESPACE}]+$`);
const LOWER_CHAR = new Test(/^[a-z]$/, only('\\p{Lowercase}\\u0295'));
const UPPER_CHAR = new Test(/^[A-Z]$/, only('\\p{Uppercase}'));
const HAS_LOWER = new Test(/[a-z]/, `[[\\p{Lowercase}\\u0295]--[${NEWER}]]`);
const HAS_UPPER = new Test(/[A-Z]/, `[\\p{Uppercase}--[${NEWER}]]`);
const TITLE_CHAR = /^\p{Lt}$/u;
const HAS_TITLE = /\p{Lt}/u;
const CASE_IGNORABLE = new Test(/^['.:^`]$/, only('\\p{Case_Ignorable}'));

/** `str.isascii`: also true of the empty string. */
export function isAscii(text: string): boolean {
  return ASCII.test(text);
}
/** `str.isalpha`: at least one character, and all are letters (general category L). */
export function isAlpha(text: string): boolean {
  return ALPHA.matches(text);
}
/** `str.isdecimal`: all form decimal numbers (category Nd). */
export function isDecimal(text: string): boolean {
  return DECIMAL.matches(text);
}
/** `str.isdigit`: Numeric_Type Decimal or Digit. */
export function isDigit(text: string): boolean {
  return DIGIT.matches(text);
}
/** `str.isnumeric`: any Numeric_Type. */
export function isNumeric(text: string): boolean {
  return NUMERIC.matches(text);
}
/** `str.isalnum`. */
export function isAlnum(text: string): boolean {
  return ALNUM.matches(text);
}
/** `str.isidentifier` (PEP 3131, without looking at keywords). */
export function isIdentifier(text: string): boolean {
  return IDENTIFIER.matches(text);
}
/** `str.isprintable`: no character that `repr` escapes, apart from quotes and backslash; also true of ''. */
export function isPrintable(text: string): boolean {
  return PRINTABLE.matches(text);
}
/** `str.isspace`. */
export function isSpace(text: string): boolean {
  return SPACE.test(text);
}
/** True for one cased upper-case character (Other_Uppercase included). */
export function isUpperChar(char: string): boolean {
  return UPPER_CHAR.matches(char);
}
/** True for one lower-case character (Other_Lowercase included). */
export function isLowerChar(char: string): boolean {
  return LOWER_CHAR.matches(char);
}
/** True for one title-case character (category Lt). */
export function isTitleChar(char: string): boolean {
  return TITLE_CHAR.test(char);
}
/** True for one character with case (`_PyUnicode_IsCased`). */
export function isCased(char: string): boolean {
  return isLowerChar(char) || isUpperChar(char) || isTitleChar(char);
}
/** True for one character that case rules look past (Case_Ignorable). */
export function isCaseIgnorable(char: string): boolean {
  return CASE_IGNORABLE.matches(char);
}
/** `str.isupper`: there is an upper-case character, and none in another case. */
export function isUpper(text: string): boolean {
  return HAS_UPPER.matches(text) && !HAS_LOWER.matches(text) && !HAS_TITLE.test(text);
}
/** `str.islower`. */
export function isLower(text: string): boolean {
  return HAS_LOWER.matches(text) && !HAS_UPPER.matches(text) && !HAS_TITLE.test(text);
}
/** `str.istitle`: upper and title case only after uncased characters, lower case only after cased ones. */
export function isTitle(text: string): boolean {
  let cased = false;
  let afterCased = false;
  for (const char of text) {
    if (isUpperChar(char) || isTitleChar(char)) {
      if (afterCased) return false;
      afterCased = cased = true;
    } else if (isLowerChar(char)) {
      if (!afterCased) return false;
      afterCased = cased = true;
    } else afterCased = false;
  }
  return cased;
}

/** The value 0 to 9 of a decimal digit of any script, or -1 (`Py_UNICODE_TODECIMAL`). */
export function decimalValue(point: number): number {
  if (point < 0x80) return point >= 0x30 && point <= 0x39 ? point - 0x30 : -1;
  if (!isDecimal(String.fromCodePoint(point))) return -1;
  // Decimal digits stand in runs that begin with a zero; some scripts' runs of ten touch.
  let zero = point;
  while (isDecimal(String.fromCodePoint(zero - 1))) zero--;
  return (point - zero) % 10;
}

/** `text` with every decimal digit replaced by its ASCII digit and white space by a space (`_PyUnicode_TransformDecimalAndSpaceToASCII`). */
export function asciiDigits(text: string): string {
  if (ASCII.test(text)) return text;
  let result = '';
  for (const char of text) {
    const value = decimalValue(char.codePointAt(0)!);
    result += value >= 0 ? String(value) : isSpace(char) ? ' ' : char;
  }
  return result;
}

/** A pattern for the characters that `repr` escapes because they are not printable (Unicode 16.0). */
export function nonPrintable(): RegExp {
  return new RegExp(`[[\\p{C}\\p{Z}${NEWER}]--[ ]]`, 'gv');
}
