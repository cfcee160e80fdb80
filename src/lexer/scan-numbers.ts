/** Number literals. https://docs.python.org/3.14/reference/lexical_analysis.html#numeric-literals */
import { CLASS, isBinary, isDigit, isHex, isOctal, NAME_PART } from './characters.ts';
import { ScannerBase } from './scan-base.ts';
import * as t from './tokens.ts';

/** Scans numbers. */
export abstract class NumberScanner extends ScannerBase {
  number(start: number, first: number): boolean {
    const source = this.source;
    let pos = start;
    let c = first;
    if (c === 48) {
      c = source.charCodeAt(++pos) | 32;
      if (c === 120) return this.radix(start, pos + 1, isHex, 'hexadecimal');
      if (c === 111) return this.radix(start, pos + 1, isOctal, 'octal');
      if (c === 98) return this.radix(start, pos + 1, isBinary, 'binary');
      c = source.charCodeAt(pos);
      for (;;) {
        if (c === 95) {
          c = source.charCodeAt(++pos);
          if (!isDigit(c)) return this.fail('invalid decimal literal', pos);
        }
        if (c !== 48) break;
        c = source.charCodeAt(++pos);
      }
      const zerosEnd = pos;
      const nonzero = isDigit(c);
      if (nonzero) {
        pos = this.digits(pos);
        if (pos < 0) return false;
        c = source.charCodeAt(pos);
      }
      if (c !== 46 && (c | 32) !== 101 && (c | 32) !== 106) {
        if (nonzero) {
          return this.fail(
            'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers',
            start + 1,
            zerosEnd + 1 - this.lineStart,
          );
        }
        return this.endNumber(start, pos, 'decimal');
      }
    } else if (c !== 46) {
      pos = this.digits(pos);
      if (pos < 0) return false;
      c = source.charCodeAt(pos);
    }
    if (c === 46) {
      c = source.charCodeAt(++pos);
      if (isDigit(c)) {
        pos = this.digits(pos);
        if (pos < 0) return false;
        c = source.charCodeAt(pos);
      }
    }
    if ((c | 32) === 101) {
      let next = source.charCodeAt(pos + 1);
      if (next === 43 || next === 45) {
        next = source.charCodeAt(pos + 2);
        if (!isDigit(next)) return this.fail('invalid decimal literal', pos + 2);
        pos = this.digits(pos + 2);
      } else if (isDigit(next)) {
        pos = this.digits(pos + 1);
      } else return this.endNumber(start, pos, 'decimal');
      if (pos < 0) return false;
      c = source.charCodeAt(pos);
    }
    if ((c | 32) === 106) return this.endNumber(start, pos + 1, 'imaginary');
    return this.endNumber(start, pos, 'decimal');
  }

  /** Skips decimal digits and single underscores between them; -1 after an error. */
  digits(pos: number): number {
    const source = this.source;
    for (;;) {
      let c = source.charCodeAt(pos);
      while (isDigit(c)) c = source.charCodeAt(++pos);
      if (c !== 95) return pos;
      c = source.charCodeAt(++pos);
      if (!isDigit(c)) {
        this.fail('invalid decimal literal', pos);
        return -1;
      }
    }
  }

  radix(start: number, pos: number, test: (c: number) => boolean, kind: string): boolean {
    const source = this.source;
    let c = source.charCodeAt(pos);
    do {
      if (c === 95) c = source.charCodeAt(++pos);
      if (!test(c)) {
        if (isDigit(c)) return this.fail(`invalid digit '${source[pos]}' in ${kind} literal`, pos + 1);
        return this.fail(`invalid ${kind} literal`, pos);
      }
      while (test(c)) c = source.charCodeAt(++pos);
    } while (c === 95);
    if (isDigit(c)) return this.fail(`invalid digit '${source[pos]}' in ${kind} literal`, pos + 1);
    return this.endNumber(start, pos, kind);
  }

  /** A number may be followed at once by a keyword (with a warning), not by another name. */
  endNumber(start: number, pos: number, kind: string): boolean {
    const c = this.source.charCodeAt(pos);
    if (c < 128 && (CLASS[c] & NAME_PART) !== 0) {
      const rest = this.source.slice(pos, pos + 4);
      if (!/^(?:and|else|for|i[fns]|or|not)/.test(rest)) return this.fail(`invalid ${kind} literal`, pos);
      const col = start - this.lineStart;
      this.warnings.push({ msg: `invalid ${kind} literal`, line: this.line, col, endCol: pos - this.lineStart });
    }
    this.push(t.NumberLiteral, this.source.slice(start, pos), start, pos);
    this.pos = pos;
    return true;
  }
}
