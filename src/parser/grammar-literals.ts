/** Numbers, strings and f-strings (PEP 701). https://docs.python.org/3.14/reference/lexical_analysis.html#literals */
import type { IOrAlt, ParserMethod } from 'chevrotain';
import { decodeBytes, decodeText, LiteralError, numberValue } from '../lexer/literals.ts';
import type { PyToken } from '../lexer/tokens.ts';
import * as t from '../lexer/tokens.ts';
import type * as ast from './ast.ts';
import { GrammarBase, LocatedError, type Rule } from './grammar-base.ts';
import { at, constant } from './grammar-nodes.ts';
import { idx } from './grammar-tokens.ts';

/** What a string literal is in the tree. */
type Literal = ast.Constant | ast.JoinedStr | ast.TemplateStr;

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
    const parts: Literal[] = [];
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
  stringAlts: IOrAlt<Literal>[] | undefined;

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

  concatenate(parts: Literal[], start: PyToken, end: PyToken): ast.Expr {
    const templates = parts.filter(part => part.kind === 'TemplateStr').length;
    if (templates > 0 && templates < parts.length) {
      const msg = 'cannot mix t-string literals with string or bytes literals';
      throw new LocatedError(msg, start.startLine, start.col, end.endLine, end.endCol);
    }
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
      if (part.kind === 'Constant') values.push(part);
      else values.push(...part.values);
    }
    if (templates > 0) return at({ kind: 'TemplateStr', values: mergeText(values) }, start, end);
    if (parts.every(part => part.kind === 'Constant')) {
      const value = parts.map(part => (part.value as { value: string }).value).join('');
      return at({ kind: 'Constant', value: { type: 'str', value } }, start, end);
    }
    return at({ kind: 'JoinedStr', values: mergeText(values) }, start, end);
  }

  // ---------------------------------------------------------------- f-strings

  /** An f-string or a template string. */
  fstring: Rule<ast.JoinedStr | ast.TemplateStr> = this.RULE('fstring', () => {
    const start = this.CONSUME(t.FStringStart) as PyToken;
    const raw = /r/i.test(start.image);
    const template = /t/i.test(start.image);
    const values = this.SUBRULE(this.fstringParts, { ARGS: [raw, template] });
    const end = this.CONSUME(t.FStringEnd) as PyToken;
    if (template) return at({ kind: 'TemplateStr', values }, start, end);
    return at({ kind: 'JoinedStr', values }, start, end);
  });

  fstringParts: ParserMethod<[raw: boolean, template: boolean], ast.Expr[]> = this.RULE(
    'fstringParts',
    (raw, template) => {
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
              const parts = this.SUBRULE(this.replacementField, { ARGS: [raw, template] });
              if (!this.RECORDING_PHASE) values.push(...parts);
            },
          },
        ]);
      });
      return this.RECORDING_PHASE ? values : mergeText(values);
    },
  );

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
  replacementField: ParserMethod<[raw: boolean, template: boolean], ast.Expr[]> = this.RULE(
    'replacementField',
    (raw, template) => {
      const open = this.CONSUME(t.LBrace) as PyToken;
      const value = this.OR([
        { ALT: () => this.SUBRULE(this.yieldExpression) },
        { ALT: () => this.SUBRULE(this.expressionList) },
      ]);
      const afterValue = this.next;
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
        const values = this.SUBRULE(this.fstringParts, { ARGS: [raw, false] });
        format_spec = at({ kind: 'JoinedStr', values }, colon, this.last);
      });
      const close = this.CONSUME(t.RBrace) as PyToken;
      if (debug !== null && conversion < 0 && format_spec === null) conversion = 114;
      if (this.RECORDING_PHASE) return [];
      let field: ast.Expr;
      if (template) {
        const str = withoutComments(this.source.slice(open.end, afterValue.startOffset));
        field = at({ kind: 'Interpolation', value, str, conversion, format_spec }, open, close);
      } else field = at({ kind: 'FormattedValue', value, conversion, format_spec }, open, close);
      if (debug === null) return [field];
      const text = withoutComments(this.source.slice(open.end, afterDebug.startOffset));
      const end = { endLine: afterDebug.startLine, endCol: afterDebug.col } as PyToken;
      const start = { startLine: open.startLine, col: open.endCol } as PyToken;
      return [at({ kind: 'Constant', value: { type: 'str', value: text } }, start, end), field];
    },
  );
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
