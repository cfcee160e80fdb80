/** The diagnosis of operators and their operands: atoms, and attributes, calls and subscripts of them. */
import * as t from '../lexer/tokens.ts';
import type { Maybe } from './diagnose-base.ts';
import { DisplayDiagnosis } from './diagnose-displays.ts';

const COMPARISONS = ['==', '!=', '<=', '<', '>=', '>', 'in', 'is'];
const ARITHMETIC = ['+', '-', '*', '/', '%', '//', '@'];
const BINARY = [...ARITHMETIC, '|', '^', '&', '<<', '>>'];

/** Rules from `or` down to atoms, and the mistakes with operators. */
export abstract class OperatorDiagnosis extends DisplayDiagnosis {
  disjunction(): Maybe {
    return this.memo('disjunction', () => this.chain('or', () => this.conjunction()));
  }

  conjunction(): Maybe {
    return this.memo('conjunction', () => this.chain('and', () => this.inversion()));
  }

  chain(operator: string, operand: () => Maybe): Maybe {
    const start = this.pos;
    const first = operand();
    if (first === null) return null;
    const more = this.many(() => this.take(operator) && operand());
    return more.length > 0 ? this.shape('Operation', start) : first;
  }

  inversion(): Maybe {
    return this.memo('inversion', () => {
      const start = this.pos;
      if (this.take('not')) return this.inversion() && this.shape('Operation', start);
      const left = this.bitwiseOr();
      if (left === null) return null;
      let firstOperator: string | null = null;
      const more = this.many(() => {
        const operator = this.comparison();
        if (operator === null) return null;
        const right = this.bitwiseOr();
        if (right !== null) firstOperator ??= operator;
        return right;
      });
      if (more.length === 0) return left;
      return this.shape('Compare', start, firstOperator === 'in' ? [left] : []);
    });
  }

  private comparison(): string | null {
    if (this.isType(t.Unknown) && this.token.image === '<>') {
      this.raiseAt(this.token, "invalid syntax.  Maybe you meant '!=' instead of '<>'?");
    }
    const negated = this.attempt(() => this.take('not') && this.take('in'));
    if (negated !== null) return 'not in';
    const operator = this.takeAny(...COMPARISONS);
    if (operator === null) return null;
    if (operator.image === 'is') this.take('not');
    return operator.image;
  }

  bitwiseOr(): Maybe {
    return this.memo('bitwiseOr', () => {
      const start = this.pos;
      const first = this.factor();
      if (first === null) return null;
      let count = 0;
      for (;;) {
        const { pos } = this;
        const operator = this.takeAny(...BINARY);
        if (operator === null) break;
        if (this.searching && ARITHMETIC.includes(operator.image)) this.mistake(() => this.unparenthesisedNot());
        if (this.factor() === null) {
          this.pos = pos;
          break;
        }
        count++;
      }
      return count > 0 ? this.shape('Operation', start) : first;
    });
  }

  private unparenthesisedNot(): void {
    const not = this.take('not');
    if (not === null) return;
    const operand = this.inversion();
    if (operand !== null) this.raise("'not' after an operator must be parenthesized", not, operand);
  }

  factor(): Maybe {
    return this.memo('factor', () => {
      const start = this.pos;
      const sign = this.takeAny('+', '-', '~');
      if (sign !== null) {
        this.mistake(() => this.unparenthesisedNot());
        return this.factor() && this.shape('Operation', start);
      }
      const base = this.awaited();
      if (base === null) return null;
      const power = this.attempt(() => this.take('**') && this.factor());
      return power === null ? base : this.shape('Operation', start);
    });
  }

  // ---------------------------------------------------------------- primaries

  private awaited(): Maybe {
    if (!this.is('await')) return this.primary();
    const start = this.pos;
    this.take('await');
    return this.primary() && this.shape('Await', start);
  }

  primary(): Maybe {
    return this.memo('primary', () => {
      const start = this.pos;
      let node = this.atom();
      if (node === null) return null;
      for (;;) {
        const next = this.trailer(start);
        if (next === null) return node;
        node = next;
      }
    });
  }

  trailer(start: number): Maybe {
    return this.attempt(() => {
      if (this.is('.')) return this.take('.') && this.takeType(t.Name) && this.shape('Attribute', start);
      if (this.is('(')) {
        const generator = this.generator();
        if (generator !== null) return this.shape('Call', start);
        this.take('(');
        this.callArguments();
        return this.take(')') && this.shape('Call', start);
      }
      if (this.is('[')) return this.take('[') && this.slices() && this.take(']') && this.shape('Subscript', start);
      return null;
    });
  }

  slices(): boolean | null {
    const single = this.attempt(() => this.slice() && !this.is(','));
    if (single) return true;
    const items = this.list(',', () => this.slice() ?? this.starredArgument());
    if (items === null) return null;
    this.take(',');
    return true;
  }

  private slice(): unknown {
    const range = this.attempt(() => {
      this.attempt(() => this.expression());
      if (!this.take(':')) return null;
      this.attempt(() => this.expression());
      this.attempt(() => {
        if (!this.take(':')) return null;
        this.attempt(() => this.expression());
        return true;
      });
      return true;
    });
    return range ?? this.named();
  }

  atom(): Maybe {
    return this.memo('atom', () => {
      const start = this.pos;
      const token = this.token;
      switch (token.tokenType) {
        case t.Name:
          this.pos++;
          return this.shape('Name', start);
        case t.NumberLiteral:
          this.pos++;
          return this.shape('Literal', start);
        case t.StringLiteral:
        case t.FStringStart:
          return this.strings();
        case t.Ellipsis:
          this.pos++;
          return this.shape('Ellipsis', start);
        case t.True:
        case t.False:
        case t.None:
          this.pos++;
          return this.shape(token.image, start);
        case t.LParen:
          return this.tupleAtom() ?? this.group() ?? this.generator();
        case t.LSquare:
          return this.listAtom() ?? this.listComprehension();
        case t.LBrace:
          return this.dict() ?? this.set() ?? this.dictComprehension() ?? this.setComprehension();
        default:
          return null;
      }
    });
  }
}
