/** The format mini-language for decimals (`mpd_qformat_spec`). */
import { cut, type Dec, digitsOf, pow10, type Rounding } from './number.ts';
import { decimalText, pointed } from './text.ts';

const SPEC = /^(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([eEfFgGn%])?$/su;

const rounded = (d: Dec, drop: number, rounding: Rounding): Dec =>
  drop <= 0 ? d : { ...d, coeff: cut(d.coeff, drop, d.sign, rounding)[0], exp: d.exp + drop };

/** At most `precision` digits; one more may come of rounding up and is dropped again. */
function toDigits(d: Dec, precision: number, rounding: Rounding): Dec {
  const shorter = rounded(d, digitsOf(d) - precision, rounding);
  return digitsOf(shorter) > precision ? { ...shorter, coeff: shorter.coeff / 10n, exp: shorter.exp + 1 } : shorter;
}

function scientific(d: Dec, precision: number | undefined, rounding: Rounding, e: string): string {
  let value = d;
  let before = 1;
  if (precision !== undefined) {
    if (d.coeff === 0n) before = -precision + 1;
    else {
      value = toDigits(d, precision + 1, rounding);
      const missing = precision + 1 - digitsOf(value);
      if (missing > 0) value = { ...value, coeff: value.coeff * pow10(missing), exp: value.exp - missing };
    }
  }
  const digits = value.coeff.toString();
  const exponent = value.exp + digits.length - before;
  const body = digits.length === 1 && before === 1 ? digits : pointed(digits, before);
  return `${body}${e}${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`;
}

function fixed(d: Dec, precision: number | undefined, rounding: Rounding): string {
  let value = d;
  if (precision !== undefined) {
    const drop = -precision - d.exp;
    value = drop > 0 ? rounded(d, drop, rounding) : { ...d, coeff: d.coeff * pow10(-drop), exp: -precision };
  }
  if (value.exp > 0) value = { ...value, coeff: value.coeff * pow10(value.exp), exp: 0 };
  const digits = value.coeff.toString();
  return value.exp === 0 ? digits : pointed(digits, digits.length + value.exp);
}

/** The whole part with separators, padded with zeros to a width that counts the rest of the number. */
function grouped(body: string, separator: string, width: number): string {
  const [, whole, rest] = /^(\d+)(.*)$/s.exec(body)!;
  let digits = whole;
  const room = width - rest.length;
  const show = (): string => (separator === '' ? digits : digits.replace(/\B(?=(\d{3})+$)/g, separator));
  if (separator === '') digits = digits.padStart(room, '0');
  else while (show().length < room) digits = `0${digits}`;
  return show() + rest;
}

/** @returns the text; `undefined` for a specification that is none */
export function formatDecimal(d: Dec, spec: string, rounding: Rounding, capitals: boolean): string | undefined {
  const match = SPEC.exec(spec);
  if (match === null) return undefined;
  const [, given, align, signs = '-', positive, , padded, width = '0', separator = '', precisionText, type] = match;
  let fill = given ?? ' ';
  let zeros = padded !== undefined;
  if (zeros && align !== undefined) return undefined;
  if (type === 'n' && separator !== '') return undefined;
  const precision = precisionText === undefined ? undefined : Number(precisionText);
  const kind = type ?? (capitals ? 'G' : 'g');
  const suffix = kind === '%' ? '%' : '';
  let total = Number(width);
  let body: string;
  let { sign } = d;
  if (d.kind !== 'finite') {
    body = decimalText({ ...d, sign: 0 });
    if (zeros) fill = ' ';
    zeros = false;
  } else {
    const value: Dec = kind === '%' ? { ...d, exp: d.exp + 2 } : d;
    if (kind === 'e' || kind === 'E') body = scientific(value, precision, rounding, kind);
    else if (kind === 'f' || kind === 'F' || kind === '%') body = fixed(value, precision, rounding);
    else {
      const short =
        precision === undefined || value.coeff === 0n ? value : toDigits(value, Math.max(precision, 1), rounding);
      body = decimalText({ ...short, sign: 0 }, kind === 'G');
    }
    if (positive !== undefined && !/[1-9]/.test(body.split(/e/i)[0])) sign = 0;
  }
  const shownSign = sign === 1 ? '-' : signs === '-' ? '' : signs;
  body += suffix;
  if (d.kind === 'finite') body = grouped(body, separator, !zeros ? 0 : total - shownSign.length);
  total -= [...body].length + shownSign.length;
  if (total <= 0) return shownSign + body;
  switch (align) {
    case '<':
      return shownSign + body + fill.repeat(total);
    case '=':
      return shownSign + fill.repeat(total) + body;
    case '^':
      return fill.repeat(total >> 1) + shownSign + body + fill.repeat(total - (total >> 1));
    default:
      return fill.repeat(total) + shownSign + body;
  }
}
