/** The diagnosis of what stands in brackets: groups, displays and comprehensions. */

import { ArgumentDiagnosis, type Clauses } from './diagnose-arguments.ts';
import type { Maybe, Shape } from './diagnose-base.ts';

/** Rules for what stands in brackets, and the mistakes in it. */
export abstract class DisplayDiagnosis extends ArgumentDiagnosis {
  abstract starNamed(): Maybe;
  abstract starNameds(): Shape[] | null;
  abstract named(): Maybe;
  abstract starExpressions(): Maybe;
  abstract yieldExpression(): Maybe;
  abstract disjunction(): Maybe;
  abstract bitwiseOr(): Maybe;
  abstract quietExpression(): Maybe;

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

  listComprehension(): Maybe {
    const start = this.pos;
    const node = this.attempt(
      () => this.take('[') && this.named() && this.clauses() && this.take(']') && this.shape('ListComp', start),
    );
    if (node === null) this.mistake(() => this.comprehensionMistakes());
    return node;
  }

  setComprehension(): Maybe {
    const start = this.pos;
    const node = this.attempt(
      () => this.take('{') && this.named() && this.clauses() && this.take('}') && this.shape('SetComp', start),
    );
    if (node === null) this.mistake(() => this.comprehensionMistakes());
    return node;
  }

  dictComprehension(): Maybe {
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
      this.take('async');
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
      this.take('async');
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
}
