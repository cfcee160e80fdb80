/** The diagnosis of the parameters of functions and lambdas. */
import type { PyToken } from '../lexer/tokens.ts';
import * as t from '../lexer/tokens.ts';
import type { Maybe } from './diagnose-base.ts';
import { StringDiagnosis } from './diagnose-strings.ts';

/** Rules for parameters, and the mistakes in their order and defaults. */
export abstract class ParameterDiagnosis extends StringDiagnosis {
  abstract expression(): Maybe;
  abstract starExpression(): Maybe;

  /** The parameters of a function up to `close`: `)` or, for a lambda, `:`. */
  parameters(close: string, annotated: boolean): unknown {
    const param = (): PyToken | null => {
      const name = this.takeType(t.Name);
      if (name === null) return null;
      if (annotated) this.attempt(() => this.take(':') && this.expression());
      return name;
    };
    const end = () => this.take(',') || this.is(close);
    const noDefault = (): PyToken | null =>
      this.attempt(() => {
        const name = param();
        return name && end() && name;
      });
    const defaultValue = (): unknown => {
      const value = this.attempt(() => this.take('=') && this.expression());
      if (value !== null) return value;
      this.mistake(() => {
        const equal = this.take('=');
        if (equal !== null && (this.is(')') || this.is(','))) {
          this.raiseAt(equal, 'expected default value expression');
        }
      });
      return null;
    };
    const withDefault = () => this.attempt(() => param() && defaultValue() && end() && true);
    const maybeDefault = () =>
      this.attempt(() => {
        if (!param()) return null;
        defaultValue();
        return end() ? true : null;
      });
    const slash = (some: () => unknown) =>
      this.attempt(() => some() && this.take('/') && (this.take(',') || this.is(close)) && true);
    const slashNoDefault = () => slash(() => this.many(noDefault).length > 0);
    const slashWithDefault = () =>
      slash(() => {
        this.many(noDefault);
        return this.many(withDefault).length > 0;
      });
    const plural = 'argument';

    const kwds = (): unknown => {
      this.mistake(() => {
        if (!this.take('**') || !param()) return;
        const equal = this.take('=');
        if (equal !== null) this.raiseAt(equal, `var-keyword ${plural} cannot have default value`);
        if (!this.take(',')) return;
        const token = this.token;
        if (param() || this.takeAny('*', '**', '/')) {
          this.raiseAt(token, `${plural}s cannot follow var-keyword ${plural}`);
        }
      });
      return this.attempt(() => this.take('**') && noDefault());
    };
    const starMistakes = () => {
      const start = this.pos;
      const star = this.take('*');
      if (star === null) return;
      if (this.is(close) || (this.take(',') && (this.is(close) || this.is('**')))) {
        // A lambda reports the token looked at last, a function its star.
        if (annotated) this.raiseAt(star, `named ${plural}s must follow bare *`);
        this.raiseLast(`named ${plural}s must follow bare *`);
      }
      this.pos = start + 1;
      if (param()) {
        const equal = this.take('=');
        if (equal !== null) this.raiseAt(equal, `var-positional ${plural} cannot have default value`);
      }
      this.pos = start + 1;
      if (noDefault() || this.take(',')) {
        this.many(maybeDefault);
        const again = this.take('*');
        if (again !== null && (noDefault() || this.take(','))) {
          this.raiseAt(again, `* ${plural} may appear only once`);
        }
      }
    };
    const starEtc = (): unknown => {
      this.mistake(starMistakes);
      const star = this.attempt(() => {
        if (!this.take('*')) return null;
        const named = this.attempt(() => {
          if (!this.takeType(t.Name)) return null;
          if (annotated) this.attempt(() => this.take(':') && this.starExpression());
          return end();
        });
        if (named) this.many(maybeDefault);
        else if (!this.take(',') || this.many(maybeDefault).length === 0) return null;
        this.attempt(kwds);
        return true;
      });
      return star ?? kwds();
    };

    this.mistake(() => {
      const start = this.pos;
      const reset = () => {
        this.pos = start;
      };
      const leading = this.take('/');
      if (leading !== null && this.is(',')) this.raiseAt(leading, `at least one ${plural} must precede /`);
      reset();
      if (slashNoDefault() ?? slashWithDefault()) {
        this.many(maybeDefault);
        const again = this.take('/');
        if (again !== null) this.raiseAt(again, '/ may appear only once');
      }
      reset();
      slashNoDefault();
      this.many(noDefault);
      if (slashWithDefault() || this.many(withDefault).length > 0) {
        const bad = noDefault();
        if (bad !== null) this.raiseAt(bad, 'parameter without a default follows parameter with a default');
      }
      reset();
      this.many(noDefault);
      const open = this.take('(');
      if (open !== null) {
        const inner = this.many(() => this.parenthesisedParameter());
        this.take(',');
        const closing = inner.length > 0 ? this.take(')') : null;
        if (closing !== null) {
          this.raise(
            `${annotated ? 'Function' : 'Lambda expression'} parameters cannot be parenthesized`,
            open,
            closing,
          );
        }
      }
      reset();
      slashNoDefault() ?? slashWithDefault();
      this.many(maybeDefault);
      if (this.take('*') && (this.take(',') || noDefault())) {
        this.many(maybeDefault);
        const late = this.take('/');
        if (late !== null) this.raiseAt(late, '/ must be ahead of *');
      }
      reset();
      if (this.many(maybeDefault).length > 0 && this.take('/')) {
        const star = this.take('*');
        if (star !== null) this.raiseAt(star, 'expected comma between / and *');
      }
    });

    const start = this.pos;
    if (slashNoDefault() || !slashWithDefault()) this.many(noDefault);
    this.many(withDefault);
    this.attempt(starEtc);
    return this.pos > start ? true : null;
  }

  private parenthesisedParameter(): unknown {
    return this.attempt(() => this.takeType(t.Name) && (this.take(',') || this.is(')')) && true);
  }
}
