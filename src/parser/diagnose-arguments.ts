/** The diagnosis of the arguments of a call or a class definition. */
import * as t from '../lexer/tokens.ts';
import { CONSTANTS, type Maybe, type Shape } from './diagnose-base.ts';
import { TargetDiagnosis } from './diagnose-targets.ts';

/** One argument of a call. */
export interface Argument {
  shape: Shape;
  type: 'positional' | 'starred' | 'keyword' | 'doubleStarred';
}

/** The `for` and `if` clauses of a comprehension. */
export interface Clauses {
  /** The last target, and the end of the last clause. */
  lastTarget: Shape;
  last: Shape;
}

/** Rules for arguments, and the mistakes in their order and form. */
export abstract class ArgumentDiagnosis extends TargetDiagnosis {
  abstract assignmentExpression(): Maybe;
  abstract clauses(): Clauses | null;

  callArguments(): Argument[] | null {
    return this.memo('callArguments', () => {
      const found = this.attempt(() => {
        const list = this.args();
        if (list === null) return null;
        this.take(',');
        return this.is(')') ? list : null;
      });
      if (found !== null) return found;
      this.mistake(() => this.argumentMistakes());
      return null;
    });
  }

  /** Positional and starred arguments, then keywords. */
  args(): Argument[] | null {
    return this.memo('args', () => {
      const positional = this.list(',', () => this.positional());
      if (positional === null) return this.keywords();
      const keywords = this.attempt(() => this.take(',') && this.keywords());
      return keywords === null ? positional : [...positional, ...keywords];
    });
  }

  positional(): Argument | null {
    const starred = this.attempt(() => this.starredArgument());
    if (starred !== null) return { shape: starred, type: 'starred' };
    return this.attempt(() => {
      let shape = this.assignmentExpression();
      if (shape === null) {
        shape = this.expression();
        if (shape === null || this.is(':=')) return null;
      }
      return this.is('=') ? null : { shape, type: 'positional' as const };
    });
  }

  starredArgument(): Maybe {
    return this.memo('starredArgument', () => {
      const start = this.pos;
      this.mistake(() => {
        const star = this.take('*');
        if (star === null || !this.expression() || !this.take('=')) return;
        const right = this.expression();
        if (right !== null) this.raise('cannot assign to iterable argument unpacking', star, right);
      });
      const value = this.attempt(() => this.take('*') && this.expression());
      if (value !== null) return this.shape('Starred', start, [value]);
      this.mistake(() => {
        if (this.take('*')) this.raiseLast('Invalid star expression');
      });
      return null;
    });
  }

  private keywords(): Argument[] | null {
    return this.memo('keywords', () => {
      const both = this.attempt(() => {
        const first = this.list(',', () => this.keyword(false));
        if (first === null || !this.take(',')) return null;
        const second = this.list(',', () => this.keyword(true));
        return second && [...first, ...second];
      });
      return both ?? this.list(',', () => this.keyword(false)) ?? this.list(',', () => this.keyword(true));
    });
  }

  /** `name=value`, and `*value` or `**value`. */
  private keyword(double: boolean): Argument | null {
    return this.memo(`keyword${double}`, () => {
      const start = this.pos;
      this.mistake(() => this.keywordMistakes());
      const named = this.attempt(() => this.takeType(t.Name) && this.take('=') && this.expression());
      if (named !== null) return { shape: this.shape('Operation', start), type: 'keyword' };
      if (double) {
        const value = this.attempt(() => this.take('**') && this.expression());
        return value && { shape: this.shape('Operation', start), type: 'doubleStarred' };
      }
      const starred = this.starredArgument();
      return starred && { shape: starred, type: 'starred' };
    });
  }

  private keywordMistakes(): void {
    const start = this.pos;
    const constant = this.takeAny(...CONSTANTS);
    if (constant !== null) {
      const equal = this.take('=');
      if (equal !== null) this.raise(`cannot assign to ${constant.image}`, constant, equal);
    }
    this.pos = start;
    this.comparisonMeant();
    this.pos = start;
    if (!this.ahead(() => this.takeType(t.Name) && this.take('='))) {
      const value = this.expression();
      const equal = value && this.take('=');
      if (value !== null && equal !== null) {
        this.raise('expression cannot contain assignment, perhaps you meant "=="?', value, equal);
      }
    }
    this.pos = start;
    const stars = this.take('**');
    if (stars !== null && this.expression() && this.take('=')) {
      const right = this.expression();
      if (right !== null) this.raise('cannot assign to keyword argument unpacking', stars, right);
    }
  }

  /** `name = value for …` */
  private comparisonMeant(): void {
    const name = this.takeType(t.Name);
    const equal = name && this.take('=');
    if (name !== null && equal !== null && this.expression() && this.clauses()) {
      this.raise("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", name, equal);
    }
  }

  private argumentMistakes(): void {
    const start = this.pos;
    const reset = () => {
      this.pos = start;
    };
    // `**kwargs, *args`
    const unpacked = this.attempt(() => {
      const positional = this.list(',', () => this.positional());
      return positional && this.take(',') && this.keywords();
    });
    if (unpacked !== null || this.keywords() !== null) {
      const comma = this.take(',');
      const value = comma && this.take('*') && this.expression();
      if (comma !== null && value) {
        this.raise('iterable argument unpacking follows keyword argument unpacking', comma, value);
      }
    }
    reset();
    const element = this.expression();
    if (element !== null) {
      const clauses = this.clauses();
      if (clauses !== null && this.take(',')) {
        this.attempt(() => this.args() ?? this.attempt(() => this.expression() && this.clauses()));
        this.raise('Generator expression must be parenthesized', element, clauses.last);
      }
    }
    reset();
    this.comparisonMeant();
    reset();
    this.attempt(() => this.args() && this.take(','));
    this.missingValue();
    reset();
    this.missingValue();
    reset();
    const args = this.args();
    if (args !== null) {
      const after = this.pos;
      const clauses = this.clauses();
      if (clauses !== null) {
        const positional = args.filter(({ type }) => type === 'positional' || type === 'starred');
        if (positional.length > 1) {
          const last = positional[positional.length - 1].shape;
          this.raise('Generator expression must be parenthesized', last, clauses.last);
        }
      }
      this.pos = after;
      if (this.take(',')) {
        const comma = this.pos;
        const generator = this.expression();
        const inner = generator && this.clauses();
        if (generator !== null && inner) {
          this.raise('Generator expression must be parenthesized', generator, inner.lastTarget);
        }
        this.pos = comma;
        if (this.args() !== null) {
          const unpacking = args.some(({ type }) => type === 'doubleStarred') ? ' unpacking' : '';
          this.raiseLast(`positional argument follows keyword argument${unpacking}`);
        }
      }
    }
  }

  private missingValue(): void {
    const name = this.takeType(t.Name);
    const equal = name && this.take('=');
    if (name !== null && equal !== null && (this.is(',') || this.is(')'))) {
      this.raise('expected argument value expression', name, equal);
    }
  }
}
