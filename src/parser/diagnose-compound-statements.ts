/** The diagnosis of the statements that have a block: their headers, colons and indentation. */
import * as t from '../lexer/tokens.ts';
import type { Shape } from './diagnose-base.ts';
import { TryDiagnosis } from './diagnose-try.ts';

/** Rules for compound statements, and the mistakes in their headers. */
export abstract class CompoundStatementDiagnosis extends TryDiagnosis {
  compound(): unknown {
    const image = this.token.tokenType === t.Name ? `name ${this.token.image}` : this.token.image;
    switch (image) {
      case 'def':
        return this.functionDef();
      case '@': {
        const decorators = this.many(() => this.take('@') && this.named() && this.takeType(t.Newline));
        if (decorators.length === 0) return null;
        if (this.is('class')) return this.classDef();
        return this.functionDef();
      }
      case 'async':
        return (
          this.attempt(() => this.functionDef()) ??
          this.attempt(() => this.withStatement()) ??
          this.attempt(() => this.forStatement())
        );
      case 'if':
        return this.conditional('if');
      case 'class':
        return this.classDef();
      case 'with':
        return this.withStatement();
      case 'for':
        return this.forStatement();
      case 'try':
        return this.tryStatement();
      case 'while':
        return this.whileStatement();
      case 'name match':
        return this.matchStatement();
      default:
        return null;
    }
  }

  /** A header's last parts: `:` and a block, or "expected ':'" and "expected an indented block". */
  headerMistakes(what: string, header: () => unknown, colon = true): void {
    this.mistake(() => {
      const opener = this.token;
      if (!header()) return;
      if (colon && this.isType(t.Newline)) this.raiseLast("expected ':'");
      if (this.take(':')) this.expectIndent(what, opener);
    });
  }

  private conditional(word: 'if' | 'elif'): unknown {
    const header = () => this.take(word) && this.named();
    this.headerMistakes(`'${word}' statement`, header);
    if (!header() || !this.take(':') || !this.block()) return null;
    if (this.is('elif') && this.attempt(() => this.conditional('elif'))) return true;
    this.attempt(() => this.elseBlock());
    return true;
  }

  elseBlock(): unknown {
    if (!this.is('else')) return null;
    this.mistake(() => {
      const opener = this.take('else')!;
      if (!this.take(':')) return;
      const { pos } = this;
      this.expectIndent("'else' statement", opener);
      this.pos = pos;
      if (!this.block()) return;
      const elif = this.take('elif');
      if (elif !== null && this.named() && this.take(':')) {
        this.raiseAt(elif, "'elif' block follows an 'else' block");
      }
    });
    this.take('else');
    this.force(':');
    return this.block();
  }

  private whileStatement(): unknown {
    const header = () => this.take('while') && this.named();
    this.headerMistakes("'while' statement", header);
    if (!header() || !this.take(':') || !this.block()) return null;
    this.attempt(() => this.elseBlock());
    return true;
  }

  private forStatement(): unknown {
    const start = this.pos;
    const header = () => {
      this.take('async');
      return this.take('for') && this.starTargets() && this.take('in') && this.starExpressions();
    };
    this.headerMistakes("'for' statement", header);
    let committed = false;
    const loop = this.attempt(() => {
      this.take('async');
      if (!this.take('for') || !this.starTargets() || !this.take('in')) return null;
      committed = true;
      if (!this.starExpressions() || !this.take(':') || !this.block()) return null;
      this.attempt(() => this.elseBlock());
      return true;
    });
    if (loop !== null || committed) return loop;
    this.pos = start;
    this.mistake(() => this.forTargetMistake());
    return null;
  }

  // ---------------------------------------------------------------- with

  private withStatement(): unknown {
    const start = this.pos;
    const targeted = (value: () => Shape | null) => () => {
      if (value() === null) return null;
      this.attempt(() => this.take('as') && this.starTarget());
      return true;
    };
    const word = () => {
      this.take('async');
      return this.take('with');
    };
    const plainItems = () =>
      word() &&
      this.list(
        ',',
        targeted(() => this.expression()),
      );
    const groupedItems = (value: () => Shape | null) => {
      if (!word() || !this.take('(') || !this.list(',', targeted(value))) return null;
      this.take(',');
      return this.take(')');
    };
    this.mistake(() => {
      const opener = this.token;
      if (plainItems() && this.take(':')) this.expectIndent("'with' statement", opener);
      this.pos = start;
      if (groupedItems(() => this.expressions()) && this.take(':')) this.expectIndent("'with' statement", opener);
    });
    const grouped = this.attempt(() => {
      if (!word() || !this.take('(') || !this.list(',', () => this.withItem())) return null;
      this.take(',');
      return this.take(')') && this.take(':') && this.block();
    });
    if (grouped !== null) return grouped;
    const plain = this.attempt(() => word() && this.list(',', () => this.withItem()) && this.take(':') && this.block());
    if (plain !== null) return plain;
    this.pos = start;
    this.mistake(() => {
      if (plainItems() && this.isType(t.Newline)) this.raiseLast("expected ':'");
      this.pos = start;
      if (groupedItems(() => this.expressions()) && this.isType(t.Newline)) this.raiseLast("expected ':'");
    });
    return null;
  }

  private withItem(): true | null {
    const ends = () => this.is(',') || this.is(')') || this.is(':');
    const target = this.attempt(() => this.expression() && this.take('as') && this.starTarget() && ends());
    if (target) return true;
    this.mistake(() => {
      if (!this.expression() || !this.take('as')) return;
      const value = this.expression();
      if (value !== null && ends()) this.raiseInvalidTarget(value, 'assign');
    });
    return this.expression() && true;
  }

  // ---------------------------------------------------------------- definitions

  private functionDef(): unknown {
    this.mistake(() => {
      const opener = this.token;
      this.take('async');
      if (!this.take('def') || !this.takeType(t.Name)) return;
      this.attempt(() => this.typeParameters());
      if (!this.take('(')) return;
      this.attempt(() => this.parameters(')', true));
      if (!this.take(')')) return;
      this.attempt(() => this.take('->') && this.expression());
      if (this.take(':')) this.expectIndent('function definition', opener);
    });
    this.take('async');
    if (!this.take('def') || !this.takeType(t.Name)) return null;
    this.attempt(() => this.typeParameters());
    this.force('(');
    this.attempt(() => this.parameters(')', true));
    if (!this.take(')')) return null;
    this.attempt(() => this.take('->') && this.expression());
    this.force(':');
    return this.block();
  }

  private classDef(): unknown {
    const header = () => {
      if (!this.take('class') || !this.takeType(t.Name)) return null;
      this.attempt(() => this.typeParameters());
      this.attempt(() => {
        if (!this.take('(')) return null;
        this.callArguments();
        return this.take(')');
      });
      return true;
    };
    this.headerMistakes('class definition', header);
    return header() && this.take(':') && this.block();
  }

  // ---------------------------------------------------------------- match

  private subject(): unknown {
    const several = this.attempt(() => {
      if (!this.starNamed() || !this.take(',')) return null;
      this.attempt(() => this.starNameds());
      return true;
    });
    return several ?? this.named();
  }

  private matchStatement(): unknown {
    const start = this.pos;
    const match = this.attempt(() => {
      if (!this.soft('match') || !this.subject() || !this.take(':')) return null;
      if (!this.takeType(t.Newline) || !this.takeType(t.Indent)) return null;
      return this.many(() => this.caseBlock()).length > 0 && this.takeType(t.Dedent);
    });
    if (match) return match;
    this.pos = start;
    this.headerMistakes("'match' statement", () => this.soft('match') && this.subject());
    return null;
  }

  private caseBlock(): true | null {
    const header = () => {
      if (!this.soft('case') || !this.patterns()) return null;
      this.attempt(() => this.take('if') && this.named());
      return true;
    };
    this.headerMistakes("'case' statement", header);
    return header() && this.take(':') && this.block() ? true : null;
  }
}
