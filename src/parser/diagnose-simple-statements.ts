/** The diagnosis of the statements that fit on a line, assignments first. */
import type { PyToken } from '../lexer/tokens.ts';
import * as t from '../lexer/tokens.ts';
import type { Shape } from './diagnose-base.ts';
import { ImportDiagnosis } from './diagnose-imports.ts';

/** Rules for simple statements, and the mistakes in assignments and `del`. */
export abstract class SimpleStatementDiagnosis extends ImportDiagnosis {
  simpleStatement(): unknown {
    return this.memo('simpleStatement', () => {
      const assignment = this.assignment();
      if (assignment) return assignment;
      const alias = this.attempt(() => this.typeAlias());
      if (alias) return alias;
      const value = this.starExpressions();
      if (value !== null) return value;
      switch (this.token.image) {
        case 'return':
          this.pos++;
          this.attempt(() => this.starExpressions());
          return true;
        case 'import':
          return this.attempt(() => this.importName());
        case 'from':
          return this.attempt(() => this.importFrom());
        case 'raise':
          this.pos++;
          this.attempt(() => {
            if (!this.expression()) return null;
            this.attempt(() => this.take('from') && this.expression());
            return true;
          });
          return true;
        case 'pass':
        case 'break':
        case 'continue':
          return this.take(this.token.image);
        case 'del':
          return this.del();
        case 'yield':
          return this.yieldExpression();
        case 'assert':
          return this.attempt(() => {
            if (!this.take('assert') || !this.expression()) return null;
            this.attempt(() => this.take(',') && this.expression());
            return true;
          });
        case 'global':
        case 'nonlocal':
          this.pos++;
          return this.list(',', () => this.takeType(t.Name));
        default:
          return null;
      }
    });
  }

  // ---------------------------------------------------------------- type aliases and type parameters

  private typeAlias(): unknown {
    if (!this.soft('type') || !this.takeType(t.Name)) return null;
    // CPython has read on to what follows empty brackets.
    this.ahead(() => this.take('[') && this.take(']') && this.token);
    this.attempt(() => this.typeParameters());
    return this.take('=') && this.expression();
  }

  typeParameters(): unknown {
    const start = this.pos;
    const list = this.attempt(() => {
      if (!this.take('[') || this.list(',', () => this.typeParameter()) === null) return null;
      this.take(',');
      return this.take(']');
    });
    if (list !== null) return list;
    // CPython says so in its first pass already.
    const close = this.take('[') && this.take(']');
    if (close !== null) this.raiseFrom(close, 'Type parameter list cannot be empty');
    this.pos = start;
    return null;
  }

  private typeParameter(): true | null {
    const start = this.pos;
    const fallback = (value: () => unknown) => this.attempt(() => this.take('=') && value());
    const plain = this.attempt(() => {
      if (!this.takeType(t.Name)) return null;
      this.attempt(() => this.take(':') && this.expression());
      fallback(() => this.expression());
      return true;
    });
    if (plain) return true;
    for (const [stars, kind] of [
      ['*', 'TypeVarTuple'],
      ['**', 'ParamSpec'],
    ]) {
      const colon = this.take(stars) && this.takeType(t.Name) && this.take(':');
      const bound = colon && this.expression();
      if (colon !== null && bound !== null) {
        const what = bound.kind === 'Tuple' ? 'constraints' : 'bound';
        this.raiseFrom(colon, `cannot use ${what} with ${kind}`);
      }
      this.pos = start;
    }
    const several = this.attempt(() => {
      if (!this.take('*') || !this.takeType(t.Name)) return null;
      fallback(() => this.starExpression());
      return true;
    });
    if (several) return true;
    return this.attempt(() => {
      if (!this.take('**') || !this.takeType(t.Name)) return null;
      fallback(() => this.expression());
      return true;
    });
  }

  private assignment(): unknown {
    const right = () => this.attempt(() => this.take('=') && this.annotatedRight());
    const annotated = this.attempt(() => {
      const target =
        this.attempt(() => this.takeType(t.Name) && this.is(':')) ??
        this.attempt(() => {
          const member = this.attempt(() => this.take('(') && this.singleTarget() && this.take(')'));
          return (member ?? this.memberTarget()) && this.is(':');
        });
      if (!target || !this.take(':') || !this.expression()) return null;
      right();
      return true;
    });
    if (annotated !== null) return annotated;
    const assigned = this.attempt(() => {
      const targets = this.many(() => this.starTargets() && this.take('='));
      return targets.length > 0 && this.annotatedRight() && !this.is('=');
    });
    if (assigned) return assigned;
    let committed = false;
    const augmented = this.attempt(() => {
      if (!this.singleTarget() || !this.augment()) return null;
      committed = true;
      return this.annotatedRight();
    });
    if (augmented !== null || committed) return augmented;
    this.mistake(() => this.assignmentMistakes());
    return null;
  }

  private augment(): PyToken | null {
    return this.takeType(t.AugOperator);
  }

  private assignmentMistakes(): void {
    const start = this.pos;
    const reset = () => {
      this.pos = start;
    };
    const display = this.annotatedDisplay();
    if (display !== null && this.take(':') && this.expression()) {
      this.raiseAt(display, `only single target (not ${display.label}) can be annotated`);
    }
    reset();
    const first = this.starNamed();
    if (first !== null && this.take(',')) {
      this.starNameds();
      if (this.take(':') && this.expression()) this.raiseAt(first, 'only single target (not tuple) can be annotated');
    }
    reset();
    const single = this.expression();
    if (single !== null && this.take(':') && this.expression()) {
      this.raiseAt(single, 'illegal target for annotation');
    }
    reset();
    this.many(() => this.starTargets() && this.take('='));
    const after = this.pos;
    const target = this.starExpressions();
    if (target !== null && this.is('=')) this.raiseInvalidTarget(target, 'assign');
    this.pos = after;
    const yielded = this.yieldExpression();
    if (yielded !== null && this.take('=')) {
      this.raiseAt(yielded, 'assignment to yield expression not possible');
    }
    reset();
    const updated = this.starExpressions();
    if (updated !== null && this.augment() && this.annotatedRight()) {
      this.raiseAt(updated, `'${updated.label}' is an illegal expression for augmented assignment`);
    }
  }

  private annotatedDisplay(): Shape | null {
    const display = this.listAtom() ?? this.tupleAtom();
    if (display !== null) return display;
    return this.attempt(() => {
      if (!this.take('(')) return null;
      const inner = this.annotatedDisplay();
      return inner && this.take(')') && inner;
    });
  }

  private del(): unknown {
    const start = this.pos;
    const deleted = this.attempt(
      () => this.take('del') && this.delTargets() && (this.is(';') || this.isType(t.Newline)),
    );
    if (deleted) return deleted;
    this.pos = start;
    this.mistake(() => {
      this.take('del');
      const target = this.starExpressions();
      if (target !== null) this.raiseInvalidTarget(target, 'delete');
    });
    return null;
  }
}
