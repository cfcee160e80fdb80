/** The statement half of the diagnosis: the three kinds of input, and blocks. */
import * as t from '../lexer/tokens.ts';
import { CompoundStatementDiagnosis } from './diagnose-compound-statements.ts';

/** The whole of the diagnosis: `file`, `single` and `evalInput` are where it starts. */
export class StatementDiagnosis extends CompoundStatementDiagnosis {
  file(): unknown {
    this.statements();
    return this.takeType(t.EndMarker);
  }

  single(): unknown {
    if (this.takeType(t.Newline)) return true;
    const compound = this.attempt(() => this.compound() && (this.isType(t.EndMarker) || this.takeType(t.Newline)));
    return compound ?? this.simpleStatements();
  }

  evalInput(): unknown {
    if (this.expressions() === null) return null;
    this.many(() => this.takeType(t.Newline));
    return this.takeType(t.EndMarker);
  }

  // ---------------------------------------------------------------- statements

  statements(): unknown {
    const all = this.many(() => (this.attempt(() => this.compound()) ?? this.simpleStatements()) as true | null);
    return all.length > 0 ? true : null;
  }

  block(): unknown {
    return this.memo('block', () => {
      const indented = this.attempt(
        () => this.takeType(t.Newline) && this.takeType(t.Indent) && this.statements() && this.takeType(t.Dedent),
      );
      if (indented !== null) return indented;
      const inline = this.attempt(() => this.simpleStatements());
      if (inline !== null) return inline;
      this.mistake(() => {
        if (this.takeType(t.Newline) && !this.isType(t.Indent)) {
          this.raiseLast('expected an indented block', 'IndentationError');
        }
      });
      return null;
    });
  }

  simpleStatements(): unknown {
    return this.attempt(() => {
      if (!this.simpleStatement()) return null;
      this.many(() => this.take(';') && (this.simpleStatement() as true | null));
      this.take(';');
      return this.takeType(t.Newline);
    });
  }
}
