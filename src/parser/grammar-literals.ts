/** Numbers, strings and f-strings (PEP 701). https://docs.python.org/3.14/reference/lexical_analysis.html#literals */
import type { IOrAlt, ParserMethod } from 'chevrotain';
import { decodeBytes, decodeText, LiteralError, numberValue } from '../lexer/literals.ts';
import type { PyToken } from '../lexer/tokens.ts';
import * as t from '../lexer/tokens.ts';
import type * as ast from './ast.ts';
import { GrammarBase, LocatedError, type Rule } from './grammar-base.ts';
import { at, constant } from './grammar-nodes.ts';
import { idx } from './grammar-tokens.ts';

const FSTRING_MIDDLE = idx(t.FStringMiddle);

/** Rules for literals. */
export abstract class LiteralGrammar extends GrammarBase {
  abstract yieldExpression: Rule<ast.Expr>;
  abstract expressionList: Rule<ast.Expr>;

  number(token: PyToken): ast.Constant {
    if (this.RECORDING_PHASE) return constant({ type: 'None' }, token);
    try {
      return constant(numberValue(token.image), token);
    } catch (error) {
      throw this.literalError(error, token);
    }
  }

  literalError(error: unknown, token: PyToken): unknown {
    if (!(error instanceof LiteralError)) return error;
    return new LocatedError(error.msg, token.startLine, token.col, token.endLine, token.endCol);
  }

  // ---------------------------------------------------------------- strings

  /** Adjacent string literals, f-strings among them. */
  strings: Rule<ast.Expr> = this.RULE('strings', () => {
    const parts: (ast.Constant | ast.JoinedStr)[] = [];
    const start = this.next;
    this.AT_LEAST_ONE(() => {
      parts.push(
        this.OR(
          (this.stringAlts ??= [
            { ALT: () => this.string(this.CONSUME(t.StringLiteral) as PyToken) },
            { ALT: () => this.SUBRULE(this.fstring) },
          ]),
        ),
      );
    });
    if (this.RECORDING_PHASE || parts.length === 1) return parts[0];
    return this.concatenate(parts, start, this.last);
  });
  stringAlts: IOrAlt<ast.Constant | ast.JoinedStr>[] | undefined;

  string(token: PyToken): ast.Constant {
    if (this.RECORDING_PHASE) return constant({ type: 'None' }, token);
    const image = token.image;
    let quoteAt = 0;
    let raw = false;
    let bytes = false;
    let c = image.charCodeAt(0);
    while (c !== 34 && c !== 39) {
      if ((c | 32) === 114) raw = true;
      else if ((c | 32) === 98) bytes = true;
      c = image.charCodeAt(++quoteAt);
    }
    const size =
      image.length >= quoteAt + 6 && image.charCodeAt(quoteAt + 1) === c && image.charCodeAt(quoteAt + 2) === c ? 3 : 1;
    const body = image.slice(quoteAt + size, image.length - size);
    const offset = token.startOffset + quoteAt + size;
    try {
      if (bytes) return constant({ type: 'bytes', value: decodeBytes(body, raw, offset, this.warnings) }, token);
      const value = raw ? body : decodeText(body, offset, this.warnings, this.unicodeName);
      return constant({ type: 'str', value }, token);
    } catch (error) {
      throw this.literalError(error, token);
    }
  }

  concatenate(parts: (ast.Constant | ast.JoinedStr)[], start: PyToken, end: PyToken): ast.Expr {
    const bytes = parts.filter(part => part.kind === 'Constant' && part.value.type === 'bytes');
    if (bytes.length > 0) {
      if (bytes.length < parts.length) {
        const { startLine, col, endLine, endCol } = this.next;
        throw new LocatedError('cannot mix bytes and nonbytes literals', startLine, col, endLine, endCol);
      }
      const chunks = (bytes as ast.Constant[]).map(part => (part.value as { value: Uint8Array }).value);
      const value = new Uint8Array(chunks.reduce((n, chunk) => n + chunk.length, 0));
      let n = 0;
      for (const chunk of chunks) {
        value.set(chunk, n);
        n += chunk.length;
      }
      return at({ kind: 'Constant', value: { type: 'bytes', value } }, start, end);
    }
    const values: ast.Expr[] = [];
    for (const part of parts) {
      if (part.kind === 'JoinedStr') values.push(...part.values);
      else values.push(part);
    }
    if (parts.every(part => part.kind === 'Constant')) {
      const value = parts.map(part => (part.value as { value: string }).value).join('');
      return at({ kind: 'Constant', value: { type: 'str', value } }, start, end);
    }
    return at({ kind: 'JoinedStr', values: mergeText(values) }, start, end);
  }

  // ---------------------------------------------------------------- f-strings

  fstring: Rule<ast.JoinedStr> = this.RULE('fstring', () => {
    const start = this.CONSUME(t.FStringStart) as PyToken;
    const raw = /r/i.test(start.image);
    const values = this.SUBRULE(this.fstringParts, { ARGS: [raw] });
    const end = this.CONSUME(t.FStringEnd) as PyToken;
    return at({ kind: 'JoinedStr', values }, start, end);
  });

  fstringParts: ParserMethod<[raw: boolean], ast.Expr[]> = this.RULE('fstringParts', (raw: boolean) => {
    const values: ast.Expr[] = [];
    this.MANY(() => {
      if (!this.RECORDING_PHASE && this.peek(1) === FSTRING_MIDDLE) {
        values.push(this.fstringText(this.CONSUME(t.FStringMiddle) as PyToken, raw));
        return;
      }
      this.OR([
        { ALT: () => this.CONSUME1(t.FStringMiddle) },
        {
          ALT: () => {
            const parts = this.SUBRULE(this.replacementField, { ARGS: [raw] });
            if (!this.RECORDING_PHASE) values.push(...parts);
          },
        },
      ]);
    });
    return this.RECORDING_PHASE ? values : mergeText(values);
  });

  fstringText(token: PyToken, raw: boolean): ast.Constant {
    try {
      const image = token.image;
      const value = raw ? image : decodeText(image, token.startOffset, this.warnings, this.unicodeName);
      return constant({ type: 'str', value }, token);
    } catch (error) {
      throw this.literalError(error, token);
    }
  }

  /** `{expression = !r :spec}`: the debug text, if any, and the value. */
  replacementField: ParserMethod<[raw: boolean], ast.Expr[]> = this.RULE('replacementField', (raw: boolean) => {
    const open = this.CONSUME(t.LBrace) as PyToken;
    const value = this.OR([
      { ALT: () => this.SUBRULE(this.yieldExpression) },
      { ALT: () => this.SUBRULE(this.expressionList) },
    ]);
    let debug = null as PyToken | null;
    let conversion = -1;
    let format_spec = null as ast.JoinedStr | null;
    this.OPTION(() => {
      debug = this.CONSUME(t.Equal) as PyToken;
    });
    // The debug text reaches up to the token after `=`.
    const afterDebug = this.next;
    this.OPTION1(() => {
      const mark = this.CONSUME(t.Exclamation) as PyToken;
      const name = this.CONSUME(t.Name) as PyToken;
      const code = name.image;
      this.failUnless((code === 's' || code === 'r' || code === 'a') && mark.end === name.startOffset);
      if (!this.RECORDING_PHASE) conversion = code.charCodeAt(0);
    });
    this.OPTION2(() => {
      const colon = this.CONSUME(t.Colon) as PyToken;
      const values = this.SUBRULE(this.fstringParts, { ARGS: [raw] });
      format_spec = at({ kind: 'JoinedStr', values }, colon, this.last);
    });
    const close = this.CONSUME(t.RBrace) as PyToken;
    if (debug !== null && conversion < 0 && format_spec === null) conversion = 114;
    const field: ast.Expr = at({ kind: 'FormattedValue', value, conversion, format_spec }, open, close);
    if (debug === null || this.RECORDING_PHASE) return [field];
    const text = withoutComments(this.source.slice(open.end, afterDebug.startOffset));
    const end = { endLine: afterDebug.startLine, endCol: afterDebug.col } as PyToken;
    const start = { startLine: open.startLine, col: open.endCol } as PyToken;
    return [at({ kind: 'Constant', value: { type: 'str', value: text } }, start, end), field];
  });
}

/** Joins neighbouring text and drops empty text, as CPython does for f-strings. */
function mergeText(values: ast.Expr[]): ast.Expr[] {
  const out: ast.Expr[] = [];
  let text: { node: ast.Constant; pieces: string[] } | null = null;
  const flush = () => {
    if (text === null) return;
    const value = text.pieces.join('');
    if (value !== '') {
      text.node.value = { type: 'str', value };
      out.push(text.node);
    }
    text = null;
  };
  for (const value of values) {
    if (value.kind !== 'Constant') {
      flush();
      out.push(value);
      continue;
    }
    const piece = (value.value as { value: string }).value;
    if (text === null) text = { node: { ...value }, pieces: [piece] };
    else {
      text.pieces.push(piece);
      text.node.end_lineno = value.end_lineno;
      text.node.end_col_offset = value.end_col_offset;
    }
  }
  flush();
  return out;
}

/** Comments are left out of the text that `{x=}` shows. */
function withoutComments(text: string): string {
  if (!text.includes('#')) return text;
  let out = '';
  let quote = '';
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (quote !== '') {
      if (text.startsWith(quote, i)) {
        out += quote;
        i += quote.length - 1;
        quote = '';
      } else if (char === '\\') out += char + (text[++i] ?? '');
      else out += char;
    } else if (char === '#') {
      const end = text.indexOf('\n', i);
      if (end < 0) break;
      i = end - 1;
    } else {
      if (char === '"' || char === "'") {
        quote = text.startsWith(char.repeat(3), i) ? char.repeat(3) : char;
        out += quote;
        i += quote.length - 1;
      } else out += char;
    }
  }
  return out;
}
