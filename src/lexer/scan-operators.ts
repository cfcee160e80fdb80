/** Operators, delimiters and brackets. https://docs.python.org/3.14/reference/lexical_analysis.html#operators */
import type { TokenType } from 'chevrotain';
import { UNPRINTABLE } from './characters.ts';
import { NumberScanner } from './scan-numbers.ts';
import * as t from './tokens.ts';

const MAX_LEVEL = 200;

/** Scans operators; brackets are matched, and tell where the fields of an f-string end. */
export abstract class OperatorScanner extends NumberScanner {
  openBracket(type: TokenType, image: string, pos: number): boolean {
    if (this.open.length >= MAX_LEVEL) return this.fail('too many nested parentheses', pos + 1);
    if (this.fs !== null) this.fs.depth++;
    this.openIndex.push(this.tokens.length);
    this.push(type, image, pos, pos + 1);
    this.open.push(this.tokens[this.tokens.length - 1]);
    this.pos = pos + 1;
    return true;
  }

  closeBracket(type: TokenType, image: string, opening: string, pos: number): boolean {
    const fs = this.fs;
    if (fs !== null && fs.depth === 0 && image === '}') {
      return this.fail(`${fs.kind}: single '}' is not allowed`, pos + 1);
    }
    const bracket = this.open.pop();
    if (bracket === undefined) return this.fail(`unmatched '${image}'`, pos + 1);
    if (bracket.image !== opening) {
      if (fs !== null && bracket.image === '{' && fs.depth === fs.fields[fs.fields.length - 1]) {
        return this.fail(`${fs.kind}: unmatched '${image}'`, pos + 1);
      }
      const where = bracket.startLine === this.line ? '' : ` on line ${bracket.startLine}`;
      return this.fail(
        `closing parenthesis '${image}' does not match opening parenthesis '${bracket.image}'${where}`,
        pos + 1,
      );
    }
    bracket.skip = this.tokens.length - this.openIndex.pop()!;
    if (fs !== null) {
      if (fs.depth === 0) return this.fail(`${fs.kind}: unmatched '${image}'`, pos + 1);
      if (image === '}' && fs.depth === fs.fields[fs.fields.length - 1]) {
        fs.fields.pop();
        fs.text = true;
        fs.inSpec = fs.fields.length > 0;
      }
      fs.depth--;
    }
    this.push(type, image, pos, pos + 1);
    this.pos = pos + 1;
    return true;
  }

  operator(pos: number, c: number): boolean {
    const source = this.source;
    const next = source.charCodeAt(pos + 1);
    switch (c) {
      case 40:
        return this.openBracket(t.LParen, '(', pos);
      case 41:
        return this.closeBracket(t.RParen, ')', '(', pos);
      case 44:
        return this.emit(t.Comma, ',', pos);
      case 46:
        if (next === 46 && source.charCodeAt(pos + 2) === 46) return this.emit(t.Ellipsis, '...', pos);
        return this.emit(t.Dot, '.', pos);
      case 58: {
        const fs = this.fs;
        if (fs !== null && fs.depth === fs.fields[fs.fields.length - 1]) {
          fs.text = true;
          fs.inSpec = true;
          return this.emit(t.Colon, ':', pos);
        }
        return next === 61 ? this.emit(t.ColonEqual, ':=', pos) : this.emit(t.Colon, ':', pos);
      }
      case 61:
        return next === 61 ? this.emit(t.BinaryOperator, '==', pos) : this.emit(t.Equal, '=', pos);
      case 91:
        return this.openBracket(t.LSquare, '[', pos);
      case 93:
        return this.closeBracket(t.RSquare, ']', '[', pos);
      case 123:
        return this.openBracket(t.LBrace, '{', pos);
      case 125:
        return this.closeBracket(t.RBrace, '}', '{', pos);
      case 43:
        return next === 61 ? this.emit(t.AugOperator, '+=', pos) : this.emit(t.Plus, '+', pos);
      case 45:
        if (next === 62) return this.emit(t.Arrow, '->', pos);
        return next === 61 ? this.emit(t.AugOperator, '-=', pos) : this.emit(t.Minus, '-', pos);
      case 42:
        if (next === 42) {
          if (source.charCodeAt(pos + 2) === 61) return this.emit(t.AugOperator, '**=', pos);
          return this.emit(t.DoubleStar, '**', pos);
        }
        return next === 61 ? this.emit(t.AugOperator, '*=', pos) : this.emit(t.Star, '*', pos);
      case 47:
        if (next === 47) {
          if (source.charCodeAt(pos + 2) === 61) return this.emit(t.AugOperator, '//=', pos);
          return this.emit(t.BinaryOperator, '//', pos);
        }
        return next === 61 ? this.emit(t.AugOperator, '/=', pos) : this.emit(t.Slash, '/', pos);
      case 37:
        return next === 61 ? this.emit(t.AugOperator, '%=', pos) : this.emit(t.BinaryOperator, '%', pos);
      case 38:
        return next === 61 ? this.emit(t.AugOperator, '&=', pos) : this.emit(t.BinaryOperator, '&', pos);
      case 124:
        return next === 61 ? this.emit(t.AugOperator, '|=', pos) : this.emit(t.VBar, '|', pos);
      case 94:
        return next === 61 ? this.emit(t.AugOperator, '^=', pos) : this.emit(t.BinaryOperator, '^', pos);
      case 64:
        return next === 61 ? this.emit(t.AugOperator, '@=', pos) : this.emit(t.At, '@', pos);
      case 126:
        return this.emit(t.Tilde, '~', pos);
      case 59:
        return this.emit(t.Semicolon, ';', pos);
      case 60:
        if (next === 60) {
          if (source.charCodeAt(pos + 2) === 61) return this.emit(t.AugOperator, '<<=', pos);
          return this.emit(t.BinaryOperator, '<<', pos);
        }
        if (next === 62) return this.emit(t.Unknown, '<>', pos);
        return next === 61 ? this.emit(t.BinaryOperator, '<=', pos) : this.emit(t.BinaryOperator, '<', pos);
      case 62:
        if (next === 62) {
          if (source.charCodeAt(pos + 2) === 61) return this.emit(t.AugOperator, '>>=', pos);
          return this.emit(t.BinaryOperator, '>>', pos);
        }
        return next === 61 ? this.emit(t.BinaryOperator, '>=', pos) : this.emit(t.BinaryOperator, '>', pos);
      case 33:
        return next === 61 ? this.emit(t.BinaryOperator, '!=', pos) : this.emit(t.Exclamation, '!', pos);
      default: {
        const char = String.fromCharCode(c);
        if (UNPRINTABLE.test(char)) return this.badCharacter(char, pos + 1);
        return this.emit(t.Unknown, char, pos);
      }
    }
  }
}
