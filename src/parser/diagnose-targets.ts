/** The diagnosis of what is assigned to or deleted. */
import * as t from '../lexer/tokens.ts';
import type { Maybe, Shape } from './diagnose-base.ts';
import { ParameterDiagnosis } from './diagnose-parameters.ts';

/** Rules for targets; `raiseInvalidTarget` names the part of an expression that cannot be one. */
export abstract class TargetDiagnosis extends ParameterDiagnosis {
  abstract tuple(item: () => Maybe): Maybe;
  abstract atom(): Maybe;
  abstract trailer(start: number): Maybe;

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

  isTrailer(): boolean {
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
