/** The diagnosis of the patterns of `case`. */
import type { PyToken } from '../lexer/tokens.ts';
import * as t from '../lexer/tokens.ts';
import type { Shape } from './diagnose-base.ts';
import { ExpressionDiagnosis } from './diagnose-expressions.ts';

/** Rules for patterns, and the mistakes in them. */
export abstract class PatternDiagnosis extends ExpressionDiagnosis {
  patterns(): unknown {
    const sequence = this.attempt(() => {
      if (!this.maybeStar() || !this.take(',')) return null;
      this.attempt(() => this.patternList());
      return true;
    });
    return sequence ?? this.pattern();
  }

  private maybeStar(): unknown {
    return this.attempt(() => this.take('*') && this.takeType(t.Name)) ?? this.pattern();
  }

  private patternList(): true[] | null {
    const items = this.list(',', () => this.maybeStar() as true | null);
    if (items !== null) this.take(',');
    return items;
  }

  private pattern(): unknown {
    return this.memo('pattern', () => {
      const named = this.attempt(() => this.orPattern() && this.take('as') && this.capture());
      if (named !== null) return named;
      this.mistake(() => {
        if (!this.orPattern() || !this.take('as')) return;
        if (this.isType(t.Name) && this.token.image === '_') this.raiseAt(this.token, "cannot use '_' as a target");
        const target = this.expression();
        if (target !== null) this.raiseAt(target, `cannot use ${target.label} as pattern target`);
      });
      return this.orPattern();
    });
  }

  private capture(): unknown {
    if (!this.isType(t.Name) || this.token.image === '_') return null;
    this.pos++;
    return this.is('.') || this.is('(') || this.is('=') ? null : true;
  }

  private orPattern(): unknown {
    return this.memo('orPattern', () => this.list('|', () => this.closedPattern() as true | null));
  }

  private closedPattern(): unknown {
    return this.memo('closedPattern', () => {
      const token = this.token;
      switch (token.tokenType) {
        case t.NumberLiteral:
        case t.Minus:
          return this.patternNumber();
        case t.StringLiteral:
        case t.FStringStart:
          return this.atom();
        case t.None:
        case t.True:
        case t.False:
          this.pos++;
          return true;
        case t.Name:
          return this.namePattern();
        case t.LParen:
        case t.LSquare: {
          const close = token.tokenType === t.LParen ? ')' : ']';
          return this.attempt(() => {
            this.pos++;
            const star = this.is('*');
            const items = this.attempt(() => this.patternList());
            // `(*a)` needs a comma.
            if (star && close === ')' && items?.length === 1 && this.tokens[this.pos - 1].image !== ',') return null;
            return this.take(close);
          });
        }
        case t.LBrace:
          return this.attempt(() => {
            this.pos++;
            let rest = false;
            this.list(',', () => {
              if (rest) return null;
              rest = this.is('**');
              return this.mappingItem() as true | null;
            });
            this.take(',');
            return this.take('}');
          });
        default:
          return null;
      }
    });
  }

  private patternNumber(): unknown {
    this.take('-');
    const real = this.takeType(t.NumberLiteral);
    if (real === null) return null;
    const imaginary = (token: PyToken) => /j$/i.test(token.image);
    this.attempt(() => {
      const right = this.takeAny('+', '-') && this.takeType(t.NumberLiteral);
      if (right === null) return null;
      if (imaginary(real)) this.raiseAt(real, 'real number required in complex literal');
      if (!imaginary(right)) this.raiseAt(right, 'imaginary number required in complex literal');
      return true;
    });
    return true;
  }

  private mappingItem(): unknown {
    const rest = this.attempt(() => this.take('**') && this.capture());
    if (rest !== null) return rest;
    return this.attempt(() => {
      const key = this.isType(t.Name) ? this.dottedValue() : this.closedPattern();
      return key && this.take(':') && this.pattern();
    });
  }

  dottedName(): Shape | null {
    const start = this.pos;
    if (!this.takeType(t.Name)) return null;
    this.many(() => this.take('.') && this.takeType(t.Name));
    return this.shape('Name', start);
  }

  private dottedValue(): unknown {
    return this.takeType(t.Name) && this.many(() => this.take('.') && this.takeType(t.Name)).length > 0 ? true : null;
  }

  private namePattern(): unknown {
    this.dottedName();
    if (!this.is('(')) return this.is('=') ? null : true;
    const open = this.pos;
    const keyword = () => this.attempt(() => this.takeType(t.Name) && this.take('=') && this.pattern());
    const positional = () =>
      this.attempt(() => !this.ahead(() => this.takeType(t.Name) && this.take('=')) && this.pattern());
    const correct = this.attempt(() => {
      this.take('(');
      const before = this.list(',', positional);
      const { pos } = this;
      if (before === null || this.take(',')) {
        if (this.list(',', keyword) === null) this.pos = pos;
      }
      this.take(',');
      return this.take(')');
    });
    if (correct !== null) return correct;
    this.pos = open;
    this.mistake(() => {
      this.take('(');
      this.attempt(() => this.list(',', positional) && this.take(','));
      if (!this.list(',', keyword) || !this.take(',')) return;
      const start = this.pos;
      if (this.list(',', positional)) {
        const range = this.shape('Operation', start);
        this.raiseAt(range, 'positional patterns follow keyword patterns');
      }
    });
    return null;
  }
}
