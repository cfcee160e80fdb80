/** Statements that have a block. https://docs.python.org/3.14/reference/compound_stmts.html */
import type { PyToken } from '../lexer/tokens.ts';
import * as t from '../lexer/tokens.ts';
import type * as ast from './ast.ts';
import type { Rule } from './grammar-base.ts';
import { ImportGrammar } from './grammar-imports.ts';
import { at, tupleOf } from './grammar-nodes.ts';
import { EXPRESSION_START, idx } from './grammar-tokens.ts';

const NEWLINE = idx(t.Newline);
const INDENT = idx(t.Indent);
const END = idx(t.EndMarker);
const NAME = idx(t.Name);
const COLON = idx(t.Colon);
const COMMA = idx(t.Comma);
const LPAREN = idx(t.LParen);
const STAR = idx(t.Star);
const NOT = idx(t.Not);
const IN = idx(t.In);
const AS = idx(t.As);
const FOR = idx(t.For);
const YIELD = idx(t.Yield);

/** Rules for compound statements. */
export abstract class CompoundStatementGrammar extends ImportGrammar {
  abstract statement: Rule<void>;
  abstract simpleStatements: Rule<void>;
  abstract asyncStatement: Rule<void>;

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
    const node = this.body[this.body.length - 1] as ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef;
    // `async for` and `async with` take none.
    this.failUnless(node.decorator_list !== undefined);
    node.decorator_list = decorators;
  });

  functionDef: Rule<void> = this.RULE('functionDef', () => {
    const start = this.CONSUME(t.Def) as PyToken;
    const name = this.CONSUME(t.Name).image;
    const type_params = this.SUBRULE(this.typeParameters);
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
    const decorator_list: ast.Expr[] = [];
    const node = { kind: 'FunctionDef' as const, name, args, body, decorator_list, returns, type_params };
    this.body.push(at(node, start, this.lastSignificant()));
  });

  classDef: Rule<void> = this.RULE('classDef', () => {
    const start = this.CONSUME(t.Class) as PyToken;
    const name = this.CONSUME(t.Name).image;
    const type_params = this.SUBRULE(this.typeParameters);
    const call = { args: [] as ast.Expr[], keywords: [] as ast.Keyword[] } as unknown as ast.Call;
    this.OPTION(() => {
      this.call = call;
      this.SUBRULE(this.callArguments);
      this.failUnless(!this.bareGenerator);
    });
    const body = this.SUBRULE(this.colonBlock);
    if (this.RECORDING_PHASE) return;
    const { args: bases, keywords } = call;
    const decorator_list: ast.Expr[] = [];
    const node = { kind: 'ClassDef' as const, name, bases, keywords, body, decorator_list, type_params };
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
