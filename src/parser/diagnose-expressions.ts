/**
 * The expression half of the diagnosis. Each rule names the mistakes that it recognises before or after the correct
 * forms, in the order in which CPython's second pass looks for them: the first one found is the one reported.
 */
import * as t from '../lexer/tokens.ts';
import { CONSTANTS, type Maybe, type Shape } from './diagnose-base.ts';
import { OperatorDiagnosis } from './diagnose-operators.ts';

const SOFT_KEYWORDS = new Set(['match', 'case', 'type', '_']);

/** Rules for whole expressions and lists of them, and the mistakes that they share. */
export abstract class ExpressionDiagnosis extends OperatorDiagnosis {
  abstract simpleStatement(): unknown;

  // ---------------------------------------------------------------- lists of expressions

  starExpressions(): Maybe {
    return this.memo('starExpressions', () => this.tuple(() => this.starExpression()));
  }

  /** Items separated by commas: one alone stays itself. */
  tuple(item: () => Maybe): Maybe {
    const start = this.pos;
    const first = item();
    if (first === null) return null;
    if (!this.is(',')) return first;
    const parts = [first, ...this.many(() => this.take(',') && item())];
    this.take(',');
    return this.shape('Tuple', start, parts);
  }

  starExpression(): Maybe {
    return this.memo('starExpression', () => this.attempt(() => this.unpack()) ?? this.expression());
  }

  unpack(): Maybe {
    const start = this.pos;
    if (!this.take('*')) return null;
    const value = this.bitwiseOr();
    return value && this.shape('Starred', start, [value]);
  }

  starNamed(): Maybe {
    return this.attempt(() => this.unpack()) ?? this.named();
  }

  starNameds(): Shape[] | null {
    const items = this.list(',', () => this.starNamed());
    if (items !== null) this.take(',');
    return items;
  }

  expressions(): Maybe {
    return this.tuple(() => this.expression());
  }

  annotatedRight(): Maybe {
    return this.yieldExpression() ?? this.starExpressions();
  }

  yieldExpression(): Maybe {
    const start = this.pos;
    return this.attempt(() => {
      if (!this.take('yield')) return null;
      const from = this.attempt(() => this.take('from') && this.expression());
      if (from === null) this.attempt(() => this.starExpressions());
      return this.shape('Yield', start);
    });
  }

  // ---------------------------------------------------------------- named and conditional expressions

  assignmentExpression(): Maybe {
    const start = this.pos;
    return this.attempt(() => {
      if (!this.takeType(t.Name) || !this.take(':=')) return null;
      // Past `:=` there is no other reading.
      return this.expression() && this.shape('NamedExpr', start);
    });
  }

  named(): Maybe {
    return this.memo('named', () => {
      const start = this.pos;
      if (this.ahead(() => this.takeType(t.Name) && this.take(':='))) return this.assignmentExpression();
      this.mistake(() => this.namedMistakes());
      this.pos = start;
      const value = this.expression();
      return value !== null && !this.is(':=') ? value : null;
    });
  }

  private namedMistakes(): void {
    const start = this.pos;
    const value = this.expression();
    if (value !== null && this.take(':=') && this.expression()) {
      this.raiseAt(value, `cannot use assignment expressions with ${value.label}`);
    }
    this.pos = start;
    const name = this.takeType(t.Name);
    if (name !== null && this.take('=')) {
      const right = this.bitwiseOr();
      if (right !== null && !this.is('=') && !this.is(':=')) {
        this.raise("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", name, right);
      }
    }
    this.pos = start;
    if (this.ahead(() => this.listAtom() ?? this.tupleAtom() ?? this.generator() ?? this.takeAny(...CONSTANTS))) return;
    const left = this.bitwiseOr();
    if (left !== null && this.take('=') && this.bitwiseOr() && !this.is('=') && !this.is(':=')) {
      this.raiseAt(left, `cannot assign to ${left.label} here. Maybe you meant '==' instead of '='?`);
    }
  }

  expression(): Maybe {
    return this.memo('expression', () => {
      this.mistake(() => this.expressionMistakes());
      this.mistake(() => this.legacyStatement());
      return this.plainExpression();
    });
  }

  private plainExpression(): Maybe {
    const start = this.pos;
    const body = this.disjunction();
    if (body === null) {
      this.pos = start;
      return this.lambda();
    }
    const conditional = this.attempt(
      () => this.take('if') && this.disjunction() && this.take('else') && this.expression(),
    );
    return conditional === null ? body : this.shape('IfExp', start);
  }

  private expressionMistakes(): void {
    const start = this.pos;
    if (this.takeType(t.StringLiteral)) {
      const inside = this.withoutMistakes(() =>
        this.many(() => (this.isType(t.StringLiteral) ? null : this.plainExpression())),
      );
      if (inside.length > 0 && this.isType(t.StringLiteral)) {
        const message = 'invalid syntax. Is this intended to be part of the string?';
        this.raise(message, inside[0], inside[inside.length - 1]);
      }
    }
    this.pos = start;
    const ambiguous =
      this.isType(t.Name) &&
      (SOFT_KEYWORDS.has(this.token.image) || this.ahead(() => this.takeType(t.Name) && this.isString()));
    if (!ambiguous) {
      const first = this.disjunction();
      if (first !== null) {
        const second = this.withoutMistakes(() => this.plainExpression());
        if (second !== null && !this.isLegacyName(first) && this.levels[this.pos - 1] > 0) {
          this.raise('invalid syntax. Perhaps you forgot a comma?', first, second);
        }
      }
    }
    this.pos = start;
    const body = this.disjunction();
    if (body !== null && this.take('if')) {
      const test = this.disjunction();
      if (test !== null) {
        if (!this.is('else') && !this.is(':')) {
          this.raise("expected 'else' after 'if' expression", body, test);
        }
        if (this.take('else') && !this.ahead(() => this.expression())) {
          this.raiseNext("expected expression after 'else', but statement is given");
        }
      }
    }
    this.pos = start;
    const statement = this.takeAny('pass', 'break', 'continue');
    if (statement !== null && this.take('if') && this.disjunction() && this.take('else') && this.simpleStatement()) {
      this.raiseAt(statement, "expected expression before 'if', but statement is given");
    }
    this.pos = start;
    const lambda = this.take('lambda');
    if (lambda !== null) {
      this.attempt(() => this.lambdaParameters());
      const colon = this.take(':');
      if (colon !== null && (this.isType(t.FStringMiddle) || (this.is('}') && this.inFString()))) {
        this.raise(`${this.noun}: lambda expressions are not allowed without parentheses`, lambda, colon);
      }
    }
  }

  private isString(): boolean {
    return this.isType(t.StringLiteral);
  }

  private isLegacyName(shape: Shape): boolean {
    if (shape.kind !== 'Name') return false;
    const { starts, source } = this.lines;
    const text = source.slice(starts[shape.line - 1] + shape.col, starts[shape.endLine - 1] + shape.endCol);
    return text === 'print' || text === 'exec';
  }

  withoutMistakes<R>(body: () => R): R {
    const { searching } = this;
    this.searching = false;
    const value = body();
    this.searching = searching;
    return value;
  }

  /** An expression, its mistakes left for later. */
  quietExpression(): Maybe {
    const { memory } = this;
    this.memory = new Map();
    const value = this.withoutMistakes(() => this.expression());
    this.memory = memory;
    return value;
  }

  /** `print x`, `exec x` */
  private legacyStatement(): void {
    const name = this.takeType(t.Name);
    if (name === null || this.is('(')) return;
    const rest = this.starExpressions();
    if (rest !== null && (name.image === 'print' || name.image === 'exec')) {
      this.raise(`Missing parentheses in call to '${name.image}'. Did you mean ${name.image}(...)?`, name, rest);
    }
  }

  // ---------------------------------------------------------------- lambda

  lambda(): Maybe {
    const start = this.pos;
    return this.attempt(() => {
      if (!this.take('lambda')) return null;
      this.attempt(() => this.lambdaParameters());
      return this.take(':') && this.expression() && this.shape('Lambda', start);
    });
  }

  lambdaParameters(): unknown {
    return this.parameters(':', false);
  }
}
