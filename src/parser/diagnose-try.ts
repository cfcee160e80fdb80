/** The diagnosis of `try` with its `except` and `finally` clauses. */
import * as t from '../lexer/tokens.ts';
import { SimpleStatementDiagnosis } from './diagnose-simple-statements.ts';

/** Rules for `try`, and the mistakes in its clauses. */
export abstract class TryDiagnosis extends SimpleStatementDiagnosis {
  abstract block(): unknown;
  abstract elseBlock(): unknown;

  tryStatement(): unknown {
    const start = this.pos;
    this.mistake(() => this.tryMistakes());
    this.pos = start;
    this.take('try');
    this.force(':');
    if (!this.block()) return null;
    const body = this.pos;
    if (this.attempt(() => this.finallyBlock())) return true;
    for (const star of [false, true]) {
      this.pos = body;
      if (this.many(() => this.exceptBlock(star)).length === 0) continue;
      this.attempt(() => this.elseBlock());
      this.attempt(() => this.finallyBlock());
      return true;
    }
    return null;
  }

  private tryMistakes(): void {
    const start = this.pos;
    const opener = this.take('try')!;
    if (!this.take(':')) return;
    const inside = this.pos;
    this.expectIndent("'try' statement", opener);
    this.pos = inside;
    if (this.block() && !this.is('except') && !this.is('finally')) {
      this.raiseLast("expected 'except' or 'finally' block");
    }
    const both = "cannot have both 'except' and 'except*' on the same 'try'";
    this.pos = inside;
    this.many(() => this.block() as true | null);
    const handlers = this.pos;
    if (this.many(() => this.exceptBlock(false)).length > 0) {
      const word = this.take('except');
      const star = word && this.take('*');
      if (word !== null && star !== null && this.expression()) {
        this.attempt(() => this.take('as') && this.takeType(t.Name));
        if (this.take(':')) this.raise(both, word, star);
      }
    }
    this.pos = handlers;
    if (this.many(() => this.exceptBlock(true)).length > 0) {
      const word = this.take('except');
      if (word !== null) {
        this.attempt(() => {
          if (!this.expression()) return null;
          this.attempt(() => this.take('as') && this.takeType(t.Name));
          return true;
        });
        if (this.take(':')) this.raiseAt(word, both);
      }
    }
    this.pos = start;
  }

  private exceptBlock(star: boolean): true | null {
    return this.memo(`except${star}`, () => {
      const start = this.pos;
      const opener = this.take('except');
      if (opener === null) return null;
      if (star && !this.take('*')) return null;
      const after = this.pos;
      const alias = () => this.attempt(() => this.take('as') && this.takeType(t.Name));
      this.mistake(() => {
        if (this.expression()) alias();
        else if (star) return;
        if (this.take(':')) this.expectIndent(`'except${star ? '*' : ''}' statement`, opener);
      });
      this.pos = after;
      const several = this.attempt(() => this.expressions() && this.take(':') && this.block());
      if (several !== null) return true;
      const named = this.attempt(
        () => this.expression() && this.take('as') && this.takeType(t.Name) && this.take(':') && this.block(),
      );
      if (named !== null) return true;
      if (!star && this.attempt(() => this.take(':') && this.block()) !== null) return true;
      this.pos = start;
      this.mistake(() => this.exceptMistakes(star));
      return null;
    });
  }

  private exceptMistakes(star: boolean): void {
    if (this.take('except') === null || (star && !this.take('*'))) return;
    const after = this.pos;
    const type = this.expression();
    const typeEnd = this.pos;
    if (type !== null && this.take(',') && this.expressions()) {
      if (this.take('as') && this.takeType(t.Name) && this.is(':')) {
        this.pos++;
        this.raiseFrom(type, "multiple exception types must be parenthesized when using 'as'");
      }
    }
    this.pos = typeEnd;
    if (type !== null) {
      this.attempt(() => this.take('as') && this.takeType(t.Name));
      if (this.isType(t.Newline)) this.raiseLast("expected ':'");
    }
    this.pos = after;
    if (!star && this.isType(t.Newline)) this.raiseLast("expected ':'");
    if (star && (this.isType(t.Newline) || this.is(':'))) this.raiseLast('expected one or more exception types');
    if (!this.expression() || !this.take('as')) return;
    const target = this.expression();
    if (target !== null && this.take(':') && this.block()) {
      this.raiseAt(target, `cannot use except${star ? '*' : ''} statement with ${target.label}`);
    }
  }

  finallyBlock(): unknown {
    if (!this.is('finally')) return null;
    this.mistake(() => {
      const opener = this.take('finally')!;
      if (this.take(':')) this.expectIndent("'finally' statement", opener);
    });
    this.take('finally');
    this.force(':');
    return this.block();
  }
}
