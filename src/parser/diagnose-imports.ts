/** The diagnosis of `import` and `from … import`. */
import * as t from '../lexer/tokens.ts';
import { PatternDiagnosis } from './diagnose-patterns.ts';

/** Rules for imports, and the mistakes in them. */
export abstract class ImportDiagnosis extends PatternDiagnosis {
  importName(): unknown {
    const start = this.pos;
    this.mistake(() => {
      const keyword = this.take('import')!;
      const names = this.list(',', () => this.dottedName());
      if (names !== null && this.take('from')) {
        const module = this.dottedName();
        if (module !== null) {
          this.ahead(() => this.is(''));
          this.raiseFrom(keyword, "Did you mean to use 'from ... import ...' instead?");
        }
      }
      this.pos = start + 1;
      this.expectNames();
    });
    return this.take('import') && this.list(',', () => this.aliased(() => this.dottedName()));
  }

  private expectNames(): void {
    if (!this.isType(t.Newline)) return;
    const info = this.tokenInfo(this.token, "Expected one or more names after 'import'");
    info.end_offset = info.offset;
    throw info;
  }

  private aliased(name: () => unknown): true | null {
    const start = this.pos;
    this.mistake(() => {
      if (!name() || !this.take('as')) return;
      const good = this.ahead(
        () => this.takeType(t.Name) && (this.is(',') || this.is(')') || this.is(';') || this.isType(t.Newline)),
      );
      if (good) return;
      const target = this.expression();
      if (target !== null) this.raiseAt(target, `cannot use ${target.label} as import target`);
    });
    this.pos = start;
    if (!name()) return null;
    this.attempt(() => this.take('as') && this.takeType(t.Name));
    return true;
  }

  importFrom(): unknown {
    this.take('from');
    const dots = this.many(() => this.takeAny('.', '...'));
    const module = this.dottedName();
    if ((module === null && dots.length === 0) || !this.take('import')) return null;
    const names = () => this.list(',', () => this.aliased(() => this.takeType(t.Name)));
    const grouped = this.attempt(() => {
      if (!this.take('(') || !names()) return null;
      this.take(',');
      return this.take(')');
    });
    if (grouped !== null) return grouped;
    const plain = this.attempt(() => names() && !this.is(','));
    if (plain) return plain;
    if (this.take('*')) return true;
    this.mistake(() => {
      const { pos } = this;
      if (names() && this.take(',') && this.isType(t.Newline)) {
        this.raiseLast('trailing comma not allowed without surrounding parentheses');
      }
      this.pos = pos;
      this.expectNames();
    });
    return null;
  }
}
