/** Decimals from text and as text. */
import { adjusted, type Dec, finite } from './number.ts';

const NUMBER = /^([-+])?(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:e([-+]?\d+))?$/i;
const SPECIAL = /^([-+])?(?:(inf(?:inity)?)|(s?nan)(\d*))$/i;

/** The number that a text of ASCII digits spells; `undefined` for a text that spells none. */
export function parseDecimal(text: string): Dec | undefined {
  const match = NUMBER.exec(text);
  if (match !== null) {
    const [, sign, whole = '', part = match[4] ?? '', , exponent = '0'] = match;
    const exp = Number(exponent);
    return finite(sign === '-' ? 1 : 0, BigInt(whole + part), Math.max(-2e18, Math.min(2e18, exp)) - part.length);
  }
  const special = SPECIAL.exec(text);
  if (special === null) return undefined;
  const sign = special[1] === '-' ? 1 : 0;
  if (special[2] !== undefined) return { sign, kind: 'inf', coeff: 0n, exp: 0 };
  const kind = special[3].length === 4 ? 'snan' : 'nan';
  return { sign, kind, coeff: BigInt(special[4] || 0), exp: 0 };
}

function specialText(d: Dec): string {
  const sign = d.sign === 1 ? '-' : '';
  if (d.kind === 'inf') return `${sign}Infinity`;
  return `${sign}${d.kind === 'snan' ? 'sNaN' : 'NaN'}${d.coeff === 0n ? '' : d.coeff}`;
}

/** The digits with a point behind `before` of them, which may be none or more than there are. */
export function pointed(digits: string, before: number): string {
  if (before <= 0) return `0.${'0'.repeat(-before)}${digits}`;
  if (before >= digits.length) return digits + '0'.repeat(before - digits.length);
  return `${digits.slice(0, before)}.${digits.slice(before)}`;
}

/**
 * `str()` of a decimal.
 * @param capitals E for the exponent instead of e
 * @param engineering exponents that are multiples of three
 */
export function decimalText(d: Dec, capitals = true, engineering = false): string {
  if (d.kind !== 'finite') return specialText(d);
  const sign = d.sign === 1 ? '-' : '';
  let digits = d.coeff.toString();
  const first = adjusted(d);
  if (d.exp <= 0 && first >= -6) return sign + (d.exp === 0 ? digits : pointed(digits, digits.length + d.exp));
  let before = 1;
  let exponent = first;
  if (engineering) {
    if (d.coeff === 0n) {
      // Zero shows by its places what exponent it has.
      const places = [0, 2, 1][((d.exp % 3) + 3) % 3];
      exponent = d.exp + places;
      digits = '0'.repeat(places + 1);
    } else {
      before = (((first % 3) + 3) % 3) + 1;
      exponent = first - before + 1;
    }
  }
  const body = before === digits.length ? digits : pointed(digits, before);
  const e = capitals ? 'E' : 'e';
  return exponent === 0 && engineering
    ? sign + body
    : `${sign}${body}${e}${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`;
}
