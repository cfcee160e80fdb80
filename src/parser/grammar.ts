/** Statements, and the three kinds of input. https://docs.python.org/3.14/reference/simple_stmts.html, compound_stmts.html */
import type { IOrAlt } from 'chevrotain';
import type { PyToken } from '../lexer/tokens.ts';
import * as t from '../lexer/tokens.ts';
import type * as ast from './ast.ts';
import { at, EXPRESSION_START, idx, type Rule, tupleOf } from './grammar-expressions.ts';
import { PatternGrammar } from './grammar-patterns.ts';
import { augmentedOperator } from './operators.ts';

const NEWLINE = idx(t.Newline);
const INDENT = idx(t.Indent);
const END = idx(t.EndMarker);
const NAME = idx(t.Name);
const COLON = idx(t.Colon);
const COMMA = idx(t.Comma);
const EQUAL = idx(t.Equal);
const LPAREN = idx(t.LParen);
const LSQUARE = idx(t.LSquare);
const STAR = idx(t.Star);
const NOT = idx(t.Not);
const IN = idx(t.In);
const AS = idx(t.As);
const FOR = idx(t.For);
const YIELD = idx(t.Yield);
const AUGMENTED = idx(t.AugOperator);

export class PythonGrammar extends PatternGrammar {
  /** Indices of the tokens at which the last two top-level statements start: an error is in one of them. */
  statementStarts: [number, number] = [0, 0];
  /** Where statements go. */
  body: ast.Stmt[] = [];

  constructor(skipValidations = true) {
    super(skipValidations);
    this.performSelfAnalysis();
  }

  // ---------------------------------------------------------------- entry rules

  file: Rule<ast.Stmt[]> = this.RULE('file', () => {
    const body: ast.Stmt[] = [];
    this.body = body;
    this.statementStarts = [0, 0];
    this.MANY(() => {
      const start = (this as unknown as { currIdx: number }).currIdx + 1;
      this.statementStarts = [this.statementStarts[1], start];
      this.SUBRULE(this.statement);
    });
    this.CONSUME(t.EndMarker);
    return body;
  });

  /** One statement line or compound statement (CPython's `single` mode). */
  interactive: Rule<ast.Stmt[]> = this.RULE('interactive', () => {
    const body: ast.Stmt[] = [];
    this.body = body;
    if (!this.RECORDING_PHASE && this.peek(1) === NEWLINE) {
      const token = this.CONSUME(t.Newline) as PyToken;
      body.push(at({ kind: 'Pass' }, token, token));
      return body;
    }
    this.SUBRULE(this.statement);
    return body;
  });

  evalInput: Rule<ast.Expr> = this.RULE('evalInput', () => {
    const start = this.next;
    let node = this.SUBRULE(this.expression);
    if (this.RECORDING_PHASE || this.peek(1) === COMMA) {
      const elts = [node];
      this.MANY1(() => {
        this.CONSUME(t.Comma);
        this.failUnless(this.peek(1) !== COMMA);
        this.OPTION(() => {
          elts.push(this.SUBRULE1(this.expression));
        });
      });
      node = tupleOf(elts, start, this.last);
    }
    this.MANY(() => this.CONSUME(t.Newline));
    this.CONSUME(t.EndMarker);
    return node;
  });

  // ---------------------------------------------------------------- statements

  statement: Rule<void> = this.RULE('statement', () => {
    this.OR((this.statementAlts ??= this.makeStatementAlts()));
  });
  statementAlts: IOrAlt<void>[] | undefined;

  makeStatementAlts(): IOrAlt<void>[] {
    return [
      { ALT: () => this.SUBRULE(this.simpleStatements) },
      { ALT: () => this.SUBRULE(this.ifStatement) },
      { ALT: () => this.SUBRULE(this.functionDef) },
      { ALT: () => this.SUBRULE(this.forStatement) },
      { ALT: () => this.SUBRULE(this.withStatement) },
      { ALT: () => this.SUBRULE(this.tryStatement) },
      { ALT: () => this.SUBRULE(this.whileStatement) },
      { ALT: () => this.SUBRULE(this.classDef) },
      { ALT: () => this.SUBRULE(this.decorated) },
      { ALT: () => this.SUBRULE(this.asyncStatement) },
    ];
  }

  asyncStatement: Rule<void> = this.RULE('asyncStatement', () => {
    const token = this.CONSUME(t.Async) as PyToken;
    if (this.RECORDING_PHASE) return;
    const next = this.next.image;
    if (next !== 'def' && next !== 'for' && next !== 'with') this.fail();
    this.unsupported(next === 'def' ? 'async functions' : `async ${next} statements`, token);
  });

  simpleStatements: Rule<void> = this.RULE('simpleStatements', () => {
    if (!this.RECORDING_PHASE && this.peek(1) === NAME) {
      const image = this.next.image;
      if (image === 'match' && this.atMatch()) {
        this.SUBRULE(this.matchStatement);
        return;
      }
      if (image === 'type' && this.peek(2) === NAME) {
        const after = this.peek(3);
        if (after === EQUAL || after === LSQUARE) this.unsupported('type aliases', this.next);
      }
    }
    this.SUBRULE(this.simpleStatement);
    let semicolon = false;
    this.MANY(() => {
      this.CONSUME(t.Semicolon);
      semicolon = true;
      this.OPTION(() => {
        this.SUBRULE1(this.simpleStatement);
        semicolon = false;
      });
      this.failUnless(!semicolon || this.peek(1) === NEWLINE);
    });
    this.CONSUME(t.Newline);
  });

  simpleStatement: Rule<void> = this.RULE('simpleStatement', () => {
    this.OR((this.simpleAlts ??= this.makeSimpleAlts()));
  });
  simpleAlts: IOrAlt<void>[] | undefined;

  makeSimpleAlts(): IOrAlt<void>[] {
    const word = (kind: 'Pass' | 'Break' | 'Continue', type: typeof t.Pass): IOrAlt<void> => ({
      ALT: () => {
        const token = this.CONSUME(type) as PyToken;
        this.body.push(at({ kind }, token, token));
      },
    });
    return [
      { ALT: () => this.SUBRULE(this.expressionStatement) },
      word('Pass', t.Pass),
      word('Break', t.Break),
      word('Continue', t.Continue),
      { ALT: () => this.SUBRULE(this.returnStatement) },
      { ALT: () => this.SUBRULE(this.importStatement) },
      { ALT: () => this.SUBRULE(this.importFrom) },
      { ALT: () => this.SUBRULE(this.raiseStatement) },
      { ALT: () => this.SUBRULE(this.assertStatement) },
      { ALT: () => this.SUBRULE(this.delStatement) },
      { ALT: () => this.SUBRULE(this.globalStatement) },
      { ALT: () => this.SUBRULE(this.nonlocalStatement) },
    ];
  }

  // ---------------------------------------------------------------- assignment

  /** The right side of an assignment: expressions or `yield`. */
  rightSide: Rule<ast.Expr> = this.RULE('rightSide', () =>
    this.OR(
      (this.rightAlts ??= [
        { ALT: () => this.SUBRULE(this.expressionList) },
        { ALT: () => this.SUBRULE(this.yieldExpression) },
      ]),
    ),
  );
  rightAlts: IOrAlt<ast.Expr>[] | undefined;

  expressionStatement: Rule<void> = this.RULE('expressionStatement', () => {
    const start = this.next;
    const first = this.SUBRULE(this.rightSide);
    const next = this.peek(1);
    if (!this.RECORDING_PHASE && next !== EQUAL && next !== COLON && next !== AUGMENTED) {
      this.body.push(at({ kind: 'Expr', value: first }, start, this.last));
      return;
    }
    const firstEnd = this.last;
    this.OR([
      {
        ALT: () => {
          const targets: ast.Expr[] = [];
          let value = first;
          this.AT_LEAST_ONE(() => {
            this.store(value);
            targets.push(value);
            this.CONSUME(t.Equal);
            value = this.SUBRULE1(this.rightSide);
          });
          this.body.push(at({ kind: 'Assign', targets, value }, start, this.last));
        },
      },
      {
        ALT: () => {
          const operator = this.CONSUME(t.AugmentedAssign);
          this.failUnless(this.isSingleTarget(first));
          this.store(first);
          const value = this.SUBRULE2(this.rightSide);
          if (this.RECORDING_PHASE) return;
          const target = first as ast.AugAssign['target'];
          const op = augmentedOperator(operator.image);
          this.body.push(at({ kind: 'AugAssign', target, op, value }, start, this.last));
        },
      },
      {
        ALT: () => {
          this.failUnless(this.isSingleTarget(first));
          // A parenthesised name is no simple target: `(x): int` makes no annotation.
          const simple = first.kind === 'Name' && firstEnd === start;
          this.store(first);
          this.CONSUME(t.Colon);
          const annotation = this.SUBRULE(this.expression);
          let value = null as ast.Expr | null;
          this.OPTION(() => {
            this.CONSUME1(t.Equal);
            value = this.SUBRULE3(this.rightSide);
          });
          const target = first as ast.AnnAssign['target'];
          this.body.push(at({ kind: 'AnnAssign', target, annotation, value, simple }, start, this.last));
        },
      },
    ]);
  });

  isSingleTarget(node: ast.Expr): boolean {
    return node.kind === 'Name' || node.kind === 'Attribute' || node.kind === 'Subscript';
  }

  // ---------------------------------------------------------------- other simple statements

  returnStatement: Rule<void> = this.RULE('returnStatement', () => {
    const start = this.CONSUME(t.Return) as PyToken;
    let value = null as ast.Expr | null;
    this.OPTION(() => {
      value = this.SUBRULE(this.expressionList);
    });
    this.body.push(at({ kind: 'Return', value }, start, this.last));
  });

  raiseStatement: Rule<void> = this.RULE('raiseStatement', () => {
    const start = this.CONSUME(t.Raise) as PyToken;
    let exc = null as ast.Expr | null;
    let cause = null as ast.Expr | null;
    this.OPTION(() => {
      exc = this.SUBRULE(this.expression);
      this.OPTION1(() => {
        this.CONSUME(t.From);
        cause = this.SUBRULE1(this.expression);
      });
    });
    this.body.push(at({ kind: 'Raise', exc, cause }, start, this.last));
  });

  assertStatement: Rule<void> = this.RULE('assertStatement', () => {
    const start = this.CONSUME(t.Assert) as PyToken;
    const test = this.SUBRULE(this.expression);
    let msg = null as ast.Expr | null;
    this.OPTION(() => {
      this.CONSUME(t.Comma);
      msg = this.SUBRULE1(this.expression);
    });
    this.body.push(at({ kind: 'Assert', test, msg }, start, this.last));
  });

  delStatement: Rule<void> = this.RULE('delStatement', () => {
    const start = this.CONSUME(t.Del) as PyToken;
    const targets: ast.Expr[] = [];
    let comma = true;
    this.AT_LEAST_ONE(() => {
      this.failUnless(comma);
      comma = false;
      const target = this.SUBRULE(this.primary);
      this.store(target, 'Del');
      targets.push(target);
      this.OPTION(() => {
        this.CONSUME(t.Comma);
        comma = true;
      });
    });
    this.body.push(at({ kind: 'Delete', targets }, start, this.last));
  });

  names: Rule<string[]> = this.RULE('names', () => {
    const names: string[] = [];
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => names.push(this.CONSUME(t.Name).image) });
    return names;
  });

  globalStatement: Rule<void> = this.RULE('globalStatement', () => {
    const start = this.CONSUME(t.Global) as PyToken;
    const names = this.SUBRULE(this.names);
    this.body.push(at({ kind: 'Global', names }, start, this.last));
  });

  nonlocalStatement: Rule<void> = this.RULE('nonlocalStatement', () => {
    const start = this.CONSUME(t.Nonlocal) as PyToken;
    const names = this.SUBRULE(this.names);
    this.body.push(at({ kind: 'Nonlocal', names }, start, this.last));
  });

  // ---------------------------------------------------------------- imports

  moduleName: Rule<string> = this.RULE('moduleName', () => {
    let name = this.CONSUME(t.Name).image;
    this.MANY(() => {
      this.CONSUME(t.Dot);
      name += '.' + this.CONSUME1(t.Name).image;
    });
    return name;
  });

  importStatement: Rule<void> = this.RULE('importStatement', () => {
    const start = this.CONSUME(t.Import) as PyToken;
    const names: ast.Alias[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => {
        const first = this.next;
        const name = this.SUBRULE(this.moduleName);
        names.push(this.alias(name, first));
      },
    });
    this.body.push(at({ kind: 'Import', names }, start, this.last));
  });

  alias(name: string, first: PyToken): ast.Alias {
    const asname = this.SUBRULE(this.asName);
    return at({ kind: 'alias', name, asname }, first, this.last);
  }

  asName: Rule<string | null> = this.RULE('asName', () => {
    let asname = null as string | null;
    this.OPTION(() => {
      this.CONSUME(t.As);
      asname = this.CONSUME(t.Name).image;
    });
    return asname;
  });

  importFrom: Rule<void> = this.RULE('importFrom', () => {
    const start = this.CONSUME(t.From) as PyToken;
    let level = 0;
    let module = null as string | null;
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.Dot);
            level++;
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.Ellipsis);
            level += 3;
          },
        },
      ]);
    });
    this.OPTION(() => {
      module = this.SUBRULE(this.moduleName);
    });
    this.failUnless(level > 0 || module !== null);
    this.CONSUME(t.Import);
    let names: ast.Alias[] = [];
    this.OR1([
      {
        ALT: () => {
          const token = this.CONSUME(t.Star) as PyToken;
          names = [at({ kind: 'alias', name: '*', asname: null }, token, token)];
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.LParen);
          let comma = true;
          this.AT_LEAST_ONE(() => {
            this.failUnless(comma);
            comma = false;
            names.push(this.SUBRULE(this.importedName));
            this.OPTION1(() => {
              this.CONSUME(t.Comma);
              comma = true;
            });
          });
          this.CONSUME(t.RParen);
        },
      },
      {
        ALT: () => {
          this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => names.push(this.SUBRULE1(this.importedName)) });
        },
      },
    ]);
    this.body.push(at({ kind: 'ImportFrom', module, names, level }, start, this.last));
  });

  importedName: Rule<ast.Alias> = this.RULE('importedName', () => {
    const first = this.CONSUME(t.Name) as PyToken;
    return this.alias(first.image, first);
  });

  // ---------------------------------------------------------------- blocks

  /** The body of a compound statement. */
  block: Rule<ast.Stmt[]> = this.RULE('block', () => {
    const outer = this.body;
    const body: ast.Stmt[] = [];
    this.body = body;
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Newline);
          this.CONSUME(t.Indent);
          this.AT_LEAST_ONE(() => this.SUBRULE(this.statement));
          this.CONSUME(t.Dedent);
        },
      },
      { ALT: () => this.SUBRULE(this.simpleStatements) },
    ]);
    this.body = outer;
    return body;
  });

  colonBlock: Rule<ast.Stmt[]> = this.RULE('colonBlock', () => {
    this.CONSUME(t.Colon);
    // `match` starts a line of its own only.
    if (!this.RECORDING_PHASE && this.next.image === 'match' && this.peek(1) === NAME) this.failUnless(!this.atMatch());
    return this.SUBRULE(this.block);
  });

  elseBlock: Rule<ast.Stmt[]> = this.RULE('elseBlock', () => {
    let body: ast.Stmt[] = [];
    this.OPTION(() => {
      this.CONSUME(t.Else);
      body = this.SUBRULE(this.colonBlock);
    });
    return body;
  });

  ifStatement: Rule<void> = this.RULE('ifStatement', () => {
    const start = this.CONSUME(t.If) as PyToken;
    const test = this.SUBRULE(this.namedExpression);
    const body = this.SUBRULE(this.colonBlock);
    const chain: ast.If[] = [];
    const starts = [start];
    chain.push({ kind: 'If', test, body, orelse: [] } as unknown as ast.If);
    this.MANY(() => {
      starts.push(this.CONSUME(t.Elif) as PyToken);
      const elifTest = this.SUBRULE1(this.namedExpression);
      const elifBody = this.SUBRULE1(this.colonBlock);
      chain.push({ kind: 'If', test: elifTest, body: elifBody, orelse: [] } as unknown as ast.If);
    });
    chain[chain.length - 1].orelse = this.SUBRULE(this.elseBlock);
    if (this.RECORDING_PHASE) return;
    const end = this.lastSignificant();
    for (let i = chain.length - 1; i >= 0; i--) {
      at(chain[i], starts[i], end);
      if (i > 0) chain[i - 1].orelse = [chain[i]];
    }
    this.body.push(chain[0]);
  });

  whileStatement: Rule<void> = this.RULE('whileStatement', () => {
    const start = this.CONSUME(t.While) as PyToken;
    const test = this.SUBRULE(this.namedExpression);
    const body = this.SUBRULE(this.colonBlock);
    const orelse = this.SUBRULE(this.elseBlock);
    if (this.RECORDING_PHASE) return;
    this.body.push(at({ kind: 'While', test, body, orelse }, start, this.lastSignificant()));
  });

  forStatement: Rule<void> = this.RULE('forStatement', () => {
    const start = this.CONSUME(t.For) as PyToken;
    const target = this.SUBRULE(this.targetList);
    this.CONSUME(t.In);
    const iter = this.SUBRULE(this.expressionList);
    const body = this.SUBRULE(this.colonBlock);
    const orelse = this.SUBRULE(this.elseBlock);
    if (this.RECORDING_PHASE) return;
    this.body.push(at({ kind: 'For', target, iter, body, orelse }, start, this.lastSignificant()));
  });

  tryStatement: Rule<void> = this.RULE('tryStatement', () => {
    const start = this.CONSUME(t.Try) as PyToken;
    const body = this.SUBRULE(this.colonBlock);
    const handlers: ast.ExceptHandler[] = [];
    let star = null as boolean | null;
    let orelse: ast.Stmt[] = [];
    let finalbody = null as ast.Stmt[] | null;
    this.MANY(() => {
      const first = this.CONSUME(t.Except) as PyToken;
      const starred = !this.RECORDING_PHASE && this.peek(1) === STAR;
      this.OPTION(() => this.CONSUME(t.Star));
      this.failUnless(star === null || star === starred);
      star = starred;
      // A bare `except:` comes last; the compiler says so, the grammar does not.
      let type = null as ast.Expr | null;
      let name = null as string | null;
      this.OPTION1(() => {
        const typeStart = this.next;
        type = this.SUBRULE(this.expression);
        if (this.RECORDING_PHASE || this.peek(1) === COMMA) {
          // PEP 758: several types without parentheses, and then without `as`.
          const elts: ast.Expr[] = [type];
          let comma = false;
          this.MANY1(() => {
            this.CONSUME(t.Comma);
            this.failUnless(!comma);
            comma = true;
            this.OPTION2(() => {
              elts.push(this.SUBRULE1(this.expression));
              comma = false;
            });
          });
          type = tupleOf(elts, typeStart, this.last);
          this.failUnless(this.peek(1) === COLON);
        }
        name = this.SUBRULE(this.asName);
      });
      this.failUnless(!starred || type !== null);
      const handlerBody = this.SUBRULE1(this.colonBlock);
      if (this.RECORDING_PHASE) return;
      const end = this.lastSignificant();
      handlers.push(at({ kind: 'ExceptHandler', type, name, body: handlerBody }, first, end));
    });
    if (this.RECORDING_PHASE || handlers.length > 0) orelse = this.SUBRULE(this.elseBlock);
    this.OPTION3(() => {
      this.CONSUME(t.Finally);
      finalbody = this.SUBRULE2(this.colonBlock);
    });
    if (this.RECORDING_PHASE) return;
    this.failUnless(handlers.length > 0 || finalbody !== null);
    const kind = star === true ? 'TryStar' : 'Try';
    const end = this.lastSignificant();
    this.body.push(
      at({ kind, body, handlers, orelse, finalbody: finalbody ?? [] }, start, end) as ast.Try | ast.TryStar,
    );
  });

  // ---------------------------------------------------------------- with

  withStatement: Rule<void> = this.RULE('withStatement', () => {
    const start = this.CONSUME(t.With) as PyToken;
    let items = null as ast.WithItem[] | null;
    if (!this.RECORDING_PHASE && this.peek(1) === LPAREN) items = this.parenthesisedItems();
    if (items === null) {
      items = [];
      this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => items!.push(this.SUBRULE(this.withItem)) });
    }
    const body = this.SUBRULE(this.colonBlock);
    if (this.RECORDING_PHASE) return;
    this.body.push(at({ kind: 'With', items, body }, start, this.lastSignificant()));
  });

  withItem: Rule<ast.WithItem> = this.RULE('withItem', () => {
    const context_expr = this.SUBRULE(this.expression);
    let optional_vars = null as ast.Expr | null;
    this.OPTION(() => {
      this.CONSUME(t.As);
      optional_vars = this.SUBRULE(this.target);
    });
    return { kind: 'withitem' as const, context_expr, optional_vars };
  });

  /**
   * `with (a as b, c):` — or null, at the same place, if the parentheses belong to one expression.
   * They are the statement's own if a colon follows them and only `expression [as target]` stands inside.
   */
  parenthesisedItems(): ast.WithItem[] | null {
    const open = this.next;
    const closing = open.skip;
    if (closing === 0 || closing === 1 || this.LA(2 + closing).tokenTypeIdx !== COLON) return null;
    // What only an expression in parentheses can contain at its top level.
    let asSeen = false;
    let other = false;
    for (let n = 2; n < 1 + closing; n++) {
      const token = this.LA(n) as PyToken;
      const index = token.tokenTypeIdx;
      if (token.skip > 0) n += token.skip;
      else if (index === AS) asSeen = true;
      else if (index === FOR || index === YIELD || token.image === ':=') {
        // A lambda's body or default cannot contain these outside brackets.
        other = true;
      } else if (index === STAR) {
        const before = this.peek(n - 1);
        if (before === COMMA || n === 2) other = !this.insideLambda(n);
      }
    }
    if (other && !asSeen) return null;
    this.CONSUME1(t.LParen);
    const items: ast.WithItem[] = [];
    for (;;) {
      items.push(this.SUBRULE1(this.withItem));
      if (this.peek(1) !== COMMA) break;
      this.CONSUME1(t.Comma);
      if (!EXPRESSION_START.has(this.peek(1))) break;
    }
    this.CONSUME1(t.RParen);
    return items;
  }

  /** Whether the token `n` from here is a parameter of a lambda in the same brackets. */
  insideLambda(n: number): boolean {
    let depth = 0;
    for (let k = n; k > 1; k--) {
      const image = this.LA(k).image;
      if (image === ':') depth--;
      else if (image === 'lambda') depth++;
      if (depth > 0) return true;
    }
    return false;
  }

  // ---------------------------------------------------------------- definitions

  decorated: Rule<void> = this.RULE('decorated', () => {
    const decorators: ast.Expr[] = [];
    this.AT_LEAST_ONE(() => {
      this.CONSUME(t.At);
      decorators.push(this.SUBRULE(this.namedExpression));
      this.CONSUME(t.Newline);
    });
    this.OR([
      { ALT: () => this.SUBRULE(this.functionDef) },
      { ALT: () => this.SUBRULE(this.classDef) },
      { ALT: () => this.SUBRULE(this.asyncStatement) },
    ]);
    if (this.RECORDING_PHASE) return;
    (this.body[this.body.length - 1] as ast.FunctionDef | ast.ClassDef).decorator_list = decorators;
  });

  functionDef: Rule<void> = this.RULE('functionDef', () => {
    const start = this.CONSUME(t.Def) as PyToken;
    const name = this.CONSUME(t.Name).image;
    this.rejectTypeParameters();
    this.CONSUME(t.LParen);
    this.annotated = true;
    const args = this.SUBRULE(this.parameters);
    this.CONSUME(t.RParen);
    let returns = null as ast.Expr | null;
    this.OPTION(() => {
      this.CONSUME(t.Arrow);
      returns = this.SUBRULE(this.expression);
    });
    const body = this.SUBRULE(this.colonBlock);
    if (this.RECORDING_PHASE) return;
    const node = { kind: 'FunctionDef' as const, name, args, body, decorator_list: [] as ast.Expr[], returns };
    this.body.push(at(node, start, this.lastSignificant()));
  });

  rejectTypeParameters(): void {
    if (!this.RECORDING_PHASE && this.peek(1) === LSQUARE) this.unsupported('type parameters', this.next);
  }

  classDef: Rule<void> = this.RULE('classDef', () => {
    const start = this.CONSUME(t.Class) as PyToken;
    const name = this.CONSUME(t.Name).image;
    this.rejectTypeParameters();
    const call = { args: [] as ast.Expr[], keywords: [] as ast.Keyword[] } as unknown as ast.Call;
    this.OPTION(() => {
      this.call = call;
      this.SUBRULE(this.callArguments);
      this.failUnless(!this.bareGenerator);
    });
    const body = this.SUBRULE(this.colonBlock);
    if (this.RECORDING_PHASE) return;
    const { args: bases, keywords } = call;
    const node = { kind: 'ClassDef' as const, name, bases, keywords, body, decorator_list: [] as ast.Expr[] };
    this.body.push(at(node, start, this.lastSignificant()));
  });

  // ---------------------------------------------------------------- match

  /** Whether the name `match` here is the keyword: its line ends in a colon, and a block follows. */
  atMatch(): boolean {
    const second = this.peek(2);
    if (!EXPRESSION_START.has(second)) return false;
    if (second === NOT && this.peek(3) === IN) return false;
    for (let n = 2; ; n++) {
      const token = this.LA(n) as PyToken;
      const index = token.tokenTypeIdx;
      if (token.skip > 0) n += token.skip;
      else if (index === NEWLINE) return this.peek(n - 1) === COLON && this.peek(n + 1) === INDENT;
      else if (index === END || token.value !== null) return false;
    }
  }

  matchStatement: Rule<void> = this.RULE('matchStatement', () => {
    const start = this.CONSUME(t.Name) as PyToken;
    const subjectStart = this.next;
    const first = this.SUBRULE(this.element);
    let subject = first;
    if (this.RECORDING_PHASE || this.peek(1) === COMMA) {
      const elts = [first];
      this.SUBRULE(this.moreElements, { ARGS: [elts] });
      subject = tupleOf(elts, subjectStart, this.last);
    } else this.failUnless(first.kind !== 'Starred');
    this.CONSUME(t.Colon);
    this.CONSUME(t.Newline);
    this.CONSUME(t.Indent);
    const cases: ast.MatchCase[] = [];
    this.AT_LEAST_ONE(() => {
      const word = this.CONSUME1(t.Name);
      this.failUnless(word.image === 'case');
      const pattern = this.SUBRULE(this.casePattern);
      let guard = null as ast.Expr | null;
      this.OPTION(() => {
        this.CONSUME(t.If);
        guard = this.SUBRULE(this.namedExpression);
      });
      const body = this.SUBRULE(this.colonBlock);
      cases.push({ kind: 'match_case', pattern, guard, body });
    });
    this.CONSUME(t.Dedent);
    if (this.RECORDING_PHASE) return;
    this.body.push(at({ kind: 'Match', subject, cases }, start, this.lastSignificant()));
  });
}
