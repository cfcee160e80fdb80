/** The statement half of the diagnosis. */

import type { PyToken } from '../lexer/tokens.ts';
import * as t from '../lexer/tokens.ts';
import type { Shape } from './diagnose-base.ts';
import { ExpressionDiagnosis } from './diagnose-expressions.ts';

type Matched = unknown;

export class StatementDiagnosis extends ExpressionDiagnosis {
  // ---------------------------------------------------------------- inputs

  file(): Matched {
    this.statements();
    return this.takeType(t.EndMarker);
  }

  single(): Matched {
    if (this.takeType(t.Newline)) return true;
    const compound = this.attempt(() => this.compound() && (this.isType(t.EndMarker) || this.takeType(t.Newline)));
    return compound ?? this.simpleStatements();
  }

  evalInput(): Matched {
    if (this.expressions() === null) return null;
    this.many(() => this.takeType(t.Newline));
    return this.takeType(t.EndMarker);
  }

  private statements(): Matched {
    const all = this.many(() => (this.attempt(() => this.compound()) ?? this.simpleStatements()) as true | null);
    return all.length > 0 ? true : null;
  }

  private block(): Matched {
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

  // ---------------------------------------------------------------- simple statements

  private simpleStatements(): Matched {
    return this.attempt(() => {
      if (!this.simpleStatement()) return null;
      this.many(() => this.take(';') && (this.simpleStatement() as true | null));
      this.take(';');
      return this.takeType(t.Newline);
    });
  }

  override simpleStatement(): Matched {
    return this.memo('simpleStatement', () => {
      const assignment = this.assignment();
      if (assignment) return assignment;
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

  private assignment(): Matched {
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

  private del(): Matched {
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

  // ---------------------------------------------------------------- imports

  private dottedName(): Shape | null {
    const start = this.pos;
    if (!this.takeType(t.Name)) return null;
    this.many(() => this.take('.') && this.takeType(t.Name));
    return this.shape('Name', start);
  }

  private importName(): Matched {
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

  private importFrom(): Matched {
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

  // ---------------------------------------------------------------- compound statements

  private compound(): Matched {
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
      case 'async':
        // The grammar proper has already refused what it does not support: this is no statement at all.
        this.pos++;
        this.is('def');
        return null;
      default:
        return null;
    }
  }

  /** A header's last parts: `:` and a block, or "expected ':'" and "expected an indented block". */
  private headerMistakes(what: string, header: () => unknown, colon = true): void {
    this.mistake(() => {
      const opener = this.token;
      if (!header()) return;
      if (colon && this.isType(t.Newline)) this.raiseLast("expected ':'");
      if (this.take(':')) this.expectIndent(what, opener);
    });
  }

  private conditional(word: 'if' | 'elif'): Matched {
    const header = () => this.take(word) && this.named();
    this.headerMistakes(`'${word}' statement`, header);
    if (!header() || !this.take(':') || !this.block()) return null;
    if (this.is('elif') && this.attempt(() => this.conditional('elif'))) return true;
    this.attempt(() => this.elseBlock());
    return true;
  }

  private elseBlock(): Matched {
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

  private whileStatement(): Matched {
    const header = () => this.take('while') && this.named();
    this.headerMistakes("'while' statement", header);
    if (!header() || !this.take(':') || !this.block()) return null;
    this.attempt(() => this.elseBlock());
    return true;
  }

  private forStatement(): Matched {
    const start = this.pos;
    const header = () => this.take('for') && this.starTargets() && this.take('in') && this.starExpressions();
    this.headerMistakes("'for' statement", header);
    let committed = false;
    const loop = this.attempt(() => {
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

  private withStatement(): Matched {
    const start = this.pos;
    const targeted = (value: () => Shape | null) => () => {
      if (value() === null) return null;
      this.attempt(() => this.take('as') && this.starTarget());
      return true;
    };
    const plainItems = () =>
      this.take('with') &&
      this.list(
        ',',
        targeted(() => this.expression()),
      );
    const groupedItems = (value: () => Shape | null) => {
      if (!this.take('with') || !this.take('(') || !this.list(',', targeted(value))) return null;
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
      if (!this.take('with') || !this.take('(') || !this.list(',', () => this.withItem())) return null;
      this.take(',');
      return this.take(')') && this.take(':') && this.block();
    });
    if (grouped !== null) return grouped;
    const plain = this.attempt(
      () => this.take('with') && this.list(',', () => this.withItem()) && this.take(':') && this.block(),
    );
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

  private tryStatement(): Matched {
    const start = this.pos;
    this.mistake(() => this.tryMistakes());
    this.pos = start;
    this.take('try');
    this.force(':');
    if (!this.block()) return null;
    const body = this.pos;
    if (this.attempt(() => this.finallyBlock())) return true;
    for (const star of [false, true]) {
      this.pos = body;
      if (this.many(() => this.exceptBlock(star)).length === 0) continue;
      this.attempt(() => this.elseBlock());
      this.attempt(() => this.finallyBlock());
      return true;
    }
    return null;
  }

  private tryMistakes(): void {
    const start = this.pos;
    const opener = this.take('try')!;
    if (!this.take(':')) return;
    const inside = this.pos;
    this.expectIndent("'try' statement", opener);
    this.pos = inside;
    if (this.block() && !this.is('except') && !this.is('finally')) {
      this.raiseLast("expected 'except' or 'finally' block");
    }
    const both = "cannot have both 'except' and 'except*' on the same 'try'";
    this.pos = inside;
    this.many(() => this.block() as true | null);
    const handlers = this.pos;
    if (this.many(() => this.exceptBlock(false)).length > 0) {
      const word = this.take('except');
      const star = word && this.take('*');
      if (word !== null && star !== null && this.expression()) {
        this.attempt(() => this.take('as') && this.takeType(t.Name));
        if (this.take(':')) this.raise(both, word, star);
      }
    }
    this.pos = handlers;
    if (this.many(() => this.exceptBlock(true)).length > 0) {
      const word = this.take('except');
      if (word !== null) {
        this.attempt(() => {
          if (!this.expression()) return null;
          this.attempt(() => this.take('as') && this.takeType(t.Name));
          return true;
        });
        if (this.take(':')) this.raiseAt(word, both);
      }
    }
    this.pos = start;
  }

  private exceptBlock(star: boolean): true | null {
    return this.memo(`except${star}`, () => {
      const start = this.pos;
      const opener = this.take('except');
      if (opener === null) return null;
      if (star && !this.take('*')) {
        this.pos = start;
        this.mistake(() => this.exceptMistakes(star));
        return null;
      }
      const after = this.pos;
      const alias = () => this.attempt(() => this.take('as') && this.takeType(t.Name));
      this.mistake(() => {
        if (this.expression()) alias();
        else if (star) return;
        if (this.take(':')) this.expectIndent(`'except${star ? '*' : ''}' statement`, opener);
      });
      this.pos = after;
      const several = this.attempt(() => this.expressions() && this.take(':') && this.block());
      if (several !== null) return true;
      const named = this.attempt(
        () => this.expression() && this.take('as') && this.takeType(t.Name) && this.take(':') && this.block(),
      );
      if (named !== null) return true;
      if (!star && this.attempt(() => this.take(':') && this.block()) !== null) return true;
      this.pos = start;
      this.mistake(() => this.exceptMistakes(star));
      return null;
    });
  }

  private exceptMistakes(starBlock: boolean): void {
    const opener = this.take('except');
    if (opener === null) return;
    const after = this.pos;
    this.take('*');
    const type = this.expression();
    const typeEnd = this.pos;
    if (type !== null && this.take(',') && this.expressions()) {
      if (this.take('as') && this.takeType(t.Name) && this.is(':')) {
        this.pos++;
        this.raiseFrom(type, "multiple exception types must be parenthesized when using 'as'");
      }
    }
    this.pos = typeEnd;
    if (type !== null) {
      this.attempt(() => this.take('as') && this.takeType(t.Name));
      if (this.isType(t.Newline)) this.raiseLast("expected ':'");
    }
    this.pos = after;
    if (this.isType(t.Newline)) this.raiseLast("expected ':'");
    if (this.take('*')) {
      if (this.isType(t.Newline) || this.is(':')) this.raiseLast('expected one or more exception types');
    }
    for (const star of [false, true]) {
      this.pos = after;
      if (star && (!starBlock || !this.take('*'))) continue;
      if (!this.expression() || !this.take('as')) continue;
      const target = this.expression();
      if (target !== null && this.take(':') && this.block()) {
        this.raiseAt(target, `cannot use except${star ? '*' : ''} statement with ${target.label}`);
      }
    }
  }

  private finallyBlock(): Matched {
    if (!this.is('finally')) return null;
    this.mistake(() => {
      const opener = this.take('finally')!;
      if (this.take(':')) this.expectIndent("'finally' statement", opener);
    });
    this.take('finally');
    this.force(':');
    return this.block();
  }

  // ---------------------------------------------------------------- definitions

  private functionDef(): Matched {
    this.mistake(() => {
      const opener = this.take('def');
      if (opener === null || !this.takeType(t.Name) || !this.take('(')) return;
      this.attempt(() => this.parameters(')', true));
      if (!this.take(')')) return;
      this.attempt(() => this.take('->') && this.expression());
      if (this.take(':')) this.expectIndent('function definition', opener);
    });
    if (!this.take('def') || !this.takeType(t.Name)) return null;
    this.force('(');
    this.attempt(() => this.parameters(')', true));
    if (!this.take(')')) return null;
    this.attempt(() => this.take('->') && this.expression());
    this.force(':');
    return this.block();
  }

  private classDef(): Matched {
    const header = () => {
      if (!this.take('class') || !this.takeType(t.Name)) return null;
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

  private matchStatement(): Matched {
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

  private patterns(): unknown {
    const sequence = this.attempt(() => {
      if (!this.maybeStar() || !this.take(',')) return null;
      this.attempt(() => this.patternList());
      return true;
    });
    return sequence ?? this.pattern();
  }

  private maybeStar(): unknown {
    return this.attempt(() => this.take('*') && this.takeType(t.Name)) ?? this.pattern();
  }

  private patternList(): true[] | null {
    const items = this.list(',', () => this.maybeStar() as true | null);
    if (items !== null) this.take(',');
    return items;
  }

  private pattern(): unknown {
    return this.memo('pattern', () => {
      const named = this.attempt(() => this.orPattern() && this.take('as') && this.capture());
      if (named !== null) return named;
      this.mistake(() => {
        if (!this.orPattern() || !this.take('as')) return;
        if (this.isType(t.Name) && this.token.image === '_') this.raiseAt(this.token, "cannot use '_' as a target");
        const target = this.expression();
        if (target !== null) this.raiseAt(target, `cannot use ${target.label} as pattern target`);
      });
      return this.orPattern();
    });
  }

  private capture(): unknown {
    if (!this.isType(t.Name) || this.token.image === '_') return null;
    this.pos++;
    return this.is('.') || this.is('(') || this.is('=') ? null : true;
  }

  private orPattern(): unknown {
    return this.memo('orPattern', () => this.list('|', () => this.closedPattern() as true | null));
  }

  private closedPattern(): unknown {
    return this.memo('closedPattern', () => {
      const token = this.token;
      switch (token.tokenType) {
        case t.NumberLiteral:
        case t.Minus:
          return this.patternNumber();
        case t.StringLiteral:
        case t.FStringStart:
          return this.atom();
        case t.None:
        case t.True:
        case t.False:
          this.pos++;
          return true;
        case t.Name:
          return this.namePattern();
        case t.LParen:
        case t.LSquare: {
          const close = token.tokenType === t.LParen ? ')' : ']';
          return this.attempt(() => {
            this.pos++;
            const star = this.is('*');
            const items = this.attempt(() => this.patternList());
            // `(*a)` needs a comma.
            if (star && close === ')' && items?.length === 1 && this.tokens[this.pos - 1].image !== ',') return null;
            return this.take(close);
          });
        }
        case t.LBrace:
          return this.attempt(() => {
            this.pos++;
            let rest = false;
            this.list(',', () => {
              if (rest) return null;
              rest = this.is('**');
              return this.mappingItem() as true | null;
            });
            this.take(',');
            return this.take('}');
          });
        default:
          return null;
      }
    });
  }

  private patternNumber(): unknown {
    this.take('-');
    const real = this.takeType(t.NumberLiteral);
    if (real === null) return null;
    const imaginary = (token: PyToken) => /j$/i.test(token.image);
    this.attempt(() => {
      const right = this.takeAny('+', '-') && this.takeType(t.NumberLiteral);
      if (right === null) return null;
      if (imaginary(real)) this.raiseAt(real, 'real number required in complex literal');
      if (!imaginary(right)) this.raiseAt(right, 'imaginary number required in complex literal');
      return true;
    });
    return true;
  }

  private mappingItem(): unknown {
    const rest = this.attempt(() => this.take('**') && this.capture());
    if (rest !== null) return rest;
    return this.attempt(() => {
      const key = this.isType(t.Name) ? this.dottedValue() : this.closedPattern();
      return key && this.take(':') && this.pattern();
    });
  }

  private dottedValue(): unknown {
    return this.takeType(t.Name) && this.many(() => this.take('.') && this.takeType(t.Name)).length > 0 ? true : null;
  }

  private namePattern(): unknown {
    this.dottedName();
    if (!this.is('(')) return this.is('=') ? null : true;
    const open = this.pos;
    const keyword = () => this.attempt(() => this.takeType(t.Name) && this.take('=') && this.pattern());
    const positional = () =>
      this.attempt(() => !this.ahead(() => this.takeType(t.Name) && this.take('=')) && this.pattern());
    const correct = this.attempt(() => {
      this.take('(');
      const before = this.list(',', positional);
      const { pos } = this;
      if (before === null || this.take(',')) {
        if (this.list(',', keyword) === null) this.pos = pos;
      }
      this.take(',');
      return this.take(')');
    });
    if (correct !== null) return correct;
    this.pos = open;
    this.mistake(() => {
      this.take('(');
      this.attempt(() => this.list(',', positional) && this.take(','));
      if (!this.list(',', keyword) || !this.take(',')) return;
      const start = this.pos;
      if (this.list(',', positional)) {
        const range = this.shape('Operation', start);
        this.raiseAt(range, 'positional patterns follow keyword patterns');
      }
    });
    return null;
  }
}
