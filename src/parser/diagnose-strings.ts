/** The diagnosis of string literals: the replacement fields of f-strings (PEP 701). */
import * as t from '../lexer/tokens.ts';
import { Backtracker, type Maybe } from './diagnose-base.ts';

/** Rules for string literals, and the mistakes in replacement fields. */
export abstract class StringDiagnosis extends Backtracker {
  abstract annotatedRight(): Maybe;

  strings(): Maybe {
    const start = this.pos;
    let kind = 'Literal';
    const parts = this.many(() => {
      if (this.takeType(t.StringLiteral)) return true;
      if (!this.isType(t.FStringStart)) return null;
      kind = /t/i.test(this.token.image) ? 'TemplateStr' : 'JoinedStr';
      return this.fstring();
    });
    if (parts.length === 0) return null;
    return this.shape(kind, start);
  }

  private fstring(): true | null {
    if (!this.takeType(t.FStringStart)) return null;
    this.many(() => this.takeType(t.FStringMiddle) ?? this.field());
    return this.takeType(t.FStringEnd) && true;
  }

  private field(): unknown {
    const start = this.pos;
    const field = this.attempt(() => {
      if (!this.take('{') || !this.annotatedRight()) return null;
      this.take('=');
      this.attempt(() => this.conversion());
      this.attempt(() => this.formatSpec());
      return this.take('}');
    });
    if (field !== null) return field;
    this.mistake(() => this.fieldMistakes());
    this.pos = start;
    return null;
  }

  private conversion(): unknown {
    const mark = this.take('!');
    const name = mark && this.takeType(t.Name);
    if (mark === null || name === null) return null;
    if (mark.end !== name.startOffset) {
      this.raise(`${this.noun}: conversion type must come right after the exclamation mark`, mark, name);
    }
    if (name.image !== 's' && name.image !== 'r' && name.image !== 'a') {
      const expected = "expected 's', 'r', or 'a'";
      this.raiseAt(name, `${this.noun}: invalid conversion character '${name.image}': ${expected}`);
    }
    return name;
  }

  private formatSpec(): unknown {
    if (!this.take(':')) return null;
    this.many(() => this.takeType(t.FStringMiddle) ?? this.field());
    return true;
  }

  private fieldMistakes(): void {
    if (!this.take('{')) return;
    const start = this.pos;
    for (const image of ['=', '!', ':', '}']) {
      if (this.is(image)) this.raiseAt(this.token, `${this.noun}: valid expression required before '${image}'`);
    }
    if (!this.ahead(() => this.annotatedRight())) {
      this.raiseNext(`${this.noun}: expecting a valid expression after '{'`);
    }
    this.pos = start;
    this.annotatedRight();
    const one = (...images: string[]) => images.some(image => this.is(image));
    if (!one('=', '!', ':', '}')) this.raiseNext(`${this.noun}: expecting '=', or '!', or ':', or '}'`);
    if (this.take('=') && !one('!', ':', '}')) this.raiseNext(`${this.noun}: expecting '!', or ':', or '}'`);
    if (this.take('!')) {
      if (one(':', '}')) this.raiseNext(`${this.noun}: missing conversion character`);
      if (!this.takeType(t.Name)) this.raiseNext(`${this.noun}: invalid conversion character`);
    }
    if (!one(':', '}')) this.raiseNext(`${this.noun}: expecting ':' or '}'`);
    if (this.take(':')) {
      this.many(() => this.takeType(t.FStringMiddle) ?? this.field());
      if (!one('}')) this.raiseNext(`${this.noun}: expecting '}', or format specs`);
    }
    if (!one('}')) this.raiseNext(`${this.noun}: expecting '}'`);
  }

  /** How messages call the string that the position is in: what begins with `t` is a t-string. */
  get noun(): string {
    const open: string[] = [];
    for (let i = 0; i < this.pos; i++) {
      const { tokenType, image } = this.tokens[i];
      if (tokenType === t.FStringStart) open.push(image);
      else if (tokenType === t.FStringEnd) open.pop();
    }
    return /t/i.test(open.at(-1) ?? '') ? 't-string' : 'f-string';
  }

  /** Whether the position is inside an f-string. */
  inFString(before = this.pos): boolean {
    let depth = 0;
    for (let i = 0; i < before; i++) {
      if (this.tokens[i].tokenType === t.FStringStart) depth++;
      else if (this.tokens[i].tokenType === t.FStringEnd) depth--;
    }
    return depth > 0;
  }
}
