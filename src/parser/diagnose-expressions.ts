/**
 * The expression half of the diagnosis. Each rule names the mistakes that it recognises before or after the correct
 * forms, in the order in which CPython's second pass looks for them: the first one found is the one reported.
 */

import type { PyToken } from '../lexer/tokens.ts';
import * as t from '../lexer/tokens.ts';
import { Backtracker, type Shape } from './diagnose-base.ts';

type Maybe = Shape | null;

const SOFT_KEYWORDS = new Set(['match', 'case', 'type', '_']);
const COMPARISONS = ['==', '!=', '<=', '<', '>=', '>', 'in', 'is'];
const ARITHMETIC = ['+', '-', '*', '/', '%', '//', '@'];
const BINARY = [...ARITHMETIC, '|', '^', '&', '<<', '>>'];
const CONSTANTS = ['True', 'False', 'None'];

/** One argument of a call. */
interface Argument {
  shape: Shape;
  type: 'positional' | 'starred' | 'keyword' | 'doubleStarred';
}
interface Clauses {
  /** The last target, and the end of the last clause. */
  lastTarget: Shape;
  last: Shape;
}

export class ExpressionDiagnosis extends Backtracker {
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
        this.raise('f-string: lambda expressions are not allowed without parentheses', lambda, colon);
      }
    }
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

  /** Implemented with the statements. */
  simpleStatement(): unknown {
    return null;
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

  private withoutMistakes<R>(body: () => R): R {
    const { searching } = this;
    this.searching = false;
    const value = body();
    this.searching = searching;
    return value;
  }

  /** An expression, its mistakes left for later. */
  private quietExpression(): Maybe {
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

  // ---------------------------------------------------------------- operators

  disjunction(): Maybe {
    return this.memo('disjunction', () => this.chain('or', () => this.conjunction()));
  }

  conjunction(): Maybe {
    return this.memo('conjunction', () => this.chain('and', () => this.inversion()));
  }

  private chain(operator: string, operand: () => Maybe): Maybe {
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
      const base = this.primary();
      if (base === null) return null;
      const power = this.attempt(() => this.take('**') && this.factor());
      return power === null ? base : this.shape('Operation', start);
    });
  }

  // ---------------------------------------------------------------- primaries

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

  private trailer(start: number): Maybe {
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

  tupleAtom(): Maybe {
    return this.memo('tupleAtom', () => {
      const start = this.pos;
      if (!this.take('(')) return null;
      let parts: Shape[] = [];
      this.attempt(() => {
        const first = this.starNamed();
        if (first === null || !this.take(',')) return null;
        parts = [first, ...(this.starNameds() ?? [])];
        return true;
      });
      return this.take(')') && this.shape('Tuple', start, parts);
    });
  }

  group(): Maybe {
    return this.memo('group', () => {
      const start = this.pos;
      const inner = this.attempt(() => {
        if (!this.take('(')) return null;
        const value = this.yieldExpression() ?? this.named();
        return value && this.take(')') && value;
      });
      if (inner !== null) return inner;
      this.mistake(() => {
        this.take('(');
        const starred = this.starredArgument();
        if (starred !== null && this.is(')')) this.raiseAt(starred, 'cannot use starred expression here');
        this.pos = start + 1;
        const double = this.take('**');
        if (double !== null && this.expression() && this.is(')')) {
          this.raiseAt(double, 'cannot use double starred expression here');
        }
      });
      return null;
    });
  }

  listAtom(): Maybe {
    return this.memo('listAtom', () => {
      const start = this.pos;
      if (!this.take('[')) return null;
      const parts = this.attempt(() => this.starNameds()) ?? [];
      return this.take(']') && this.shape('List', start, parts);
    });
  }

  set(): Maybe {
    return this.memo('set', () => {
      const start = this.pos;
      return this.take('{') && this.starNameds() && this.take('}') && this.shape('Set', start);
    });
  }

  // ---------------------------------------------------------------- comprehensions

  generator(): Maybe {
    return this.memo('generator', () => {
      const start = this.pos;
      const node = this.attempt(() => {
        if (!this.take('(')) return null;
        const element = this.assignmentExpression() ?? this.attempt(() => this.expression());
        if (element === null || this.is(':=')) return null;
        return this.clauses() && this.take(')') && this.shape('GeneratorExp', start);
      });
      if (node === null) this.mistake(() => this.comprehensionMistakes());
      return node;
    });
  }

  private listComprehension(): Maybe {
    const start = this.pos;
    const node = this.attempt(
      () => this.take('[') && this.named() && this.clauses() && this.take(']') && this.shape('ListComp', start),
    );
    if (node === null) this.mistake(() => this.comprehensionMistakes());
    return node;
  }

  private setComprehension(): Maybe {
    const start = this.pos;
    const node = this.attempt(
      () => this.take('{') && this.named() && this.clauses() && this.take('}') && this.shape('SetComp', start),
    );
    if (node === null) this.mistake(() => this.comprehensionMistakes());
    return node;
  }

  private dictComprehension(): Maybe {
    const start = this.pos;
    const node = this.attempt(() => {
      if (!this.take('{') || !this.pair() || !this.clauses()) return null;
      return this.take('}') && this.shape('DictComp', start);
    });
    if (node !== null) return node;
    this.mistake(() => {
      if (!this.take('{')) return;
      const stars = this.take('**');
      if (stars !== null && this.bitwiseOr() && this.clauses() && this.is('}')) {
        this.raiseAt(stars, 'dict unpacking cannot be used in dict comprehension');
      }
    });
    return null;
  }

  private comprehensionMistakes(): void {
    const start = this.pos;
    const open = this.takeAny('[', '(', '{');
    if (open === null) return;
    const starred = this.starredArgument();
    if (starred !== null && this.clauses()) {
      this.raiseAt(starred, 'iterable unpacking cannot be used in comprehension');
    }
    if (open.image === '(') return;
    this.pos = start + 1;
    const first = this.starNamed();
    if (first === null) return;
    const comma = this.take(',');
    if (comma === null) return;
    const after = this.pos;
    const message = 'did you forget parentheses around the comprehension target?';
    const rest = this.starNameds();
    if (rest !== null && this.clauses()) this.raise(message, first, rest[rest.length - 1]);
    this.pos = after;
    if (this.clauses()) this.raise(message, first, comma);
  }

  clauses(): Clauses | null {
    return this.memo('clauses', () => {
      const all = this.many(() => this.clause());
      return all.length > 0 ? all[all.length - 1] : null;
    });
  }

  private clause(): Clauses | null {
    const start = this.pos;
    let committed = false;
    const clause = this.attempt(() => {
      if (!this.take('for')) return null;
      const target = this.starTargets();
      if (target === null || !this.take('in')) return null;
      committed = true;
      const iterable = this.disjunction();
      if (iterable === null) return null;
      const conditions = this.many(() => this.take('if') && this.disjunction());
      return { lastTarget: target, last: conditions[conditions.length - 1] ?? iterable };
    });
    if (clause !== null || committed) return clause;
    this.mistake(() => {
      if (!this.take('for') || this.list(',', () => this.bitwiseOr()) === null) return;
      this.take(',');
      if (!this.is('in')) this.raiseLast("'in' expected after for-loop variables");
    });
    this.pos = start;
    this.mistake(() => this.forTargetMistake());
    return null;
  }

  forTargetMistake(): void {
    this.take('async');
    if (!this.take('for')) return;
    const target = this.starExpressions();
    if (target !== null) this.raiseInvalidTarget(target, 'for');
  }

  // ---------------------------------------------------------------- dicts

  private pair(first = true): unknown {
    // After a complete pair a missing colon is likelier than a missing comma.
    const key = () => (first ? this.expression() : this.quietExpression());
    return this.attempt(() => key() && this.take(':') && this.expression());
  }

  private starPair(): unknown {
    return (
      this.attempt(() => this.take('**') && this.bitwiseOr()) ?? this.pair(this.tokens[this.pos - 1]?.image !== ',')
    );
  }

  dict(): Maybe {
    return this.memo('dict', () => {
      const start = this.pos;
      const node = this.attempt(() => {
        if (!this.take('{')) return null;
        if (this.list(',', () => this.starPair() as Shape | null) !== null) this.take(',');
        return this.take('}') && this.shape('Dict', start);
      });
      if (node !== null) return node;
      this.mistake(() => {
        if (!this.take('{')) return;
        const inside = this.pos;
        if (this.list(',', () => this.starPair() as Shape | null) !== null && this.take(',')) this.pairMistakes(true);
        this.pos = inside;
        this.pairMistakes(false);
      });
      return null;
    });
  }

  private pairMistakes(missingColon: boolean): void {
    const start = this.pos;
    if (missingColon) {
      const key = this.quietExpression();
      if (key === null) this.expression();
      else if (!this.is(':')) {
        const at = { line: key.endLine, col: key.endCol - 1, endLine: key.endLine, endCol: -1 };
        const info = this.locate("':' expected after dictionary key", { ...at, line: key.line });
        info.end_offset = 0;
        throw info;
      }
      this.pos = start;
    }
    if (this.expression() === null) return;
    const colon = this.take(':');
    if (colon === null) return;
    const after = this.pos;
    const star = this.take('*');
    if (star !== null && this.bitwiseOr()) {
      this.raiseFrom(star, 'cannot use a starred expression in a dictionary value');
    }
    this.pos = after;
    if (this.is('}') || this.is(',')) this.raiseAt(colon, "expression expected after dictionary key and ':'");
  }

  // ---------------------------------------------------------------- arguments

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
  private args(): Argument[] | null {
    return this.memo('args', () => {
      const positional = this.list(',', () => this.positional());
      if (positional === null) return this.keywords();
      const keywords = this.attempt(() => this.take(',') && this.keywords());
      return keywords === null ? positional : [...positional, ...keywords];
    });
  }

  private positional(): Argument | null {
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

  // ---------------------------------------------------------------- targets

  starTargets(): Maybe {
    return this.memo('starTargets', () => this.tuple(() => this.starTarget()));
  }

  starTarget(): Maybe {
    return this.memo('starTarget', () => {
      const start = this.pos;
      const starred = this.attempt(() => {
        if (!this.take('*') || this.is('*')) return null;
        return this.starTarget();
      });
      if (starred !== null) return this.shape('Starred', start, [starred]);
      return this.target(() => this.starAtom());
    });
  }

  /** An attribute or subscript that nothing follows, or what `otherwise` accepts. */
  target(otherwise: () => Maybe): Maybe {
    return this.attempt(() => this.memberTarget()) ?? otherwise();
  }

  memberTarget(): Maybe {
    return this.memo('memberTarget', () => {
      const start = this.pos;
      if (this.atom() === null || !this.isTrailer()) return null;
      for (;;) {
        const next = this.trailer(start);
        if (next === null) return null;
        if (!this.isTrailer()) return next.kind === 'Attribute' || next.kind === 'Subscript' ? next : null;
      }
    });
  }

  private isTrailer(): boolean {
    return this.is('.') || this.is('(') || this.is('[');
  }

  private starAtom(): Maybe {
    const start = this.pos;
    if (this.takeType(t.Name)) return this.shape('Name', start);
    const grouped = this.attempt(() => {
      if (!this.take('(')) return null;
      const inner = this.target(() => this.starAtom());
      return inner && this.take(')') && inner;
    });
    if (grouped !== null) return grouped;
    return this.attempt(() => {
      const open = this.takeAny('(', '[');
      if (open === null) return null;
      const parts = this.list(',', () => this.starTarget());
      if (open.image === '(' && parts?.length === 1 && !this.is(',')) return null;
      if (parts !== null) this.take(',');
      const close = open.image === '(' ? ')' : ']';
      return this.take(close) && this.shape(open.image === '(' ? 'Tuple' : 'List', start, parts ?? []);
    });
  }

  singleTarget(): Maybe {
    const start = this.pos;
    const member = this.attempt(() => this.memberTarget());
    if (member !== null) return member;
    if (this.takeType(t.Name)) return this.shape('Name', start);
    return this.attempt(() => {
      if (!this.take('(')) return null;
      const inner = this.singleTarget();
      return inner && this.take(')') && inner;
    });
  }

  delTargets(): Shape[] | null {
    const targets = this.list(',', () => this.delTarget());
    if (targets !== null) this.take(',');
    return targets;
  }

  private delTarget(): Maybe {
    return this.target(() => {
      const start = this.pos;
      if (this.takeType(t.Name)) return this.shape('Name', start);
      const open = this.takeAny('(', '[');
      if (open === null) return null;
      this.attempt(() => this.delTargets());
      return this.take(open.image === '(' ? ')' : ']') && this.shape('Tuple', start);
    });
  }

  /** Raises if some part of `shape` cannot be assigned to or deleted. */
  raiseInvalidTarget(shape: Shape, use: 'assign' | 'for' | 'delete'): void {
    const invalid = invalidTarget(shape, use);
    if (invalid === null) return;
    this.raiseAt(invalid, `cannot ${use === 'delete' ? 'delete' : 'assign to'} ${invalid.label}`);
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

  // ---------------------------------------------------------------- parameters

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

  // ---------------------------------------------------------------- strings

  private strings(): Maybe {
    const start = this.pos;
    let fstring = false;
    const parts = this.many(() => {
      if (this.takeType(t.StringLiteral)) return true;
      if (!this.isType(t.FStringStart)) return null;
      fstring = true;
      return this.fstring();
    });
    if (parts.length === 0) return null;
    return this.shape(fstring ? 'JoinedStr' : 'Literal', start);
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
      this.raise('f-string: conversion type must come right after the exclamation mark', mark, name);
    }
    if (name.image !== 's' && name.image !== 'r' && name.image !== 'a') {
      const expected = "expected 's', 'r', or 'a'";
      this.raiseAt(name, `f-string: invalid conversion character '${name.image}': ${expected}`);
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
      if (this.is(image)) this.raiseAt(this.token, `f-string: valid expression required before '${image}'`);
    }
    if (!this.ahead(() => this.annotatedRight())) {
      this.raiseNext("f-string: expecting a valid expression after '{'");
    }
    this.pos = start;
    this.annotatedRight();
    const one = (...images: string[]) => images.some(image => this.is(image));
    if (!one('=', '!', ':', '}')) this.raiseNext("f-string: expecting '=', or '!', or ':', or '}'");
    if (this.take('=') && !one('!', ':', '}')) this.raiseNext("f-string: expecting '!', or ':', or '}'");
    if (this.take('!')) {
      if (one(':', '}')) this.raiseNext('f-string: missing conversion character');
      if (!this.takeType(t.Name)) this.raiseNext('f-string: invalid conversion character');
    }
    if (!one(':', '}')) this.raiseNext("f-string: expecting ':' or '}'");
    if (this.take(':')) {
      this.many(() => this.takeType(t.FStringMiddle) ?? this.field());
      if (!one('}')) this.raiseNext("f-string: expecting '}', or format specs");
    }
    if (!one('}')) this.raiseNext("f-string: expecting '}'");
  }
}

/** The innermost part that is no target, or null. */
function invalidTarget(shape: Shape, use: 'assign' | 'for' | 'delete'): Shape | null {
  switch (shape.kind) {
    case 'Tuple':
    case 'List':
      for (const part of shape.parts) {
        const invalid = invalidTarget(part, use);
        if (invalid !== null) return invalid;
      }
      return null;
    case 'Starred':
      return use === 'delete' ? shape : invalidTarget(shape.parts[0], use);
    case 'Compare':
      // `for x in y`: what was read as a comparison may be a target and an iterable.
      if (use !== 'for') return shape;
      return shape.parts.length > 0 ? invalidTarget(shape.parts[0], use) : null;
    case 'Name':
    case 'Attribute':
    case 'Subscript':
      return null;
    default:
      return shape;
  }
}
