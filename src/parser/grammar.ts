/** The whole grammar: the three kinds of input, and what a line of statements is. */
import type { IOrAlt } from 'chevrotain';
import type { PyToken } from '../lexer/tokens.ts';
import * as t from '../lexer/tokens.ts';
import type * as ast from './ast.ts';
import type { Rule } from './grammar-base.ts';
import { CompoundStatementGrammar } from './grammar-compound-statements.ts';
import { at, tupleOf } from './grammar-nodes.ts';
import { idx } from './grammar-tokens.ts';
import type { KnownDecisions } from './lookahead.ts';

const NEWLINE = idx(t.Newline);
const NAME = idx(t.Name);
const COMMA = idx(t.Comma);

/** Chevrotain's parser for Python, which builds the syntax tree while it reads. */
export class PythonGrammar extends CompoundStatementGrammar {
  /** Indices of the tokens at which the last two top-level statements start: an error is in one of them. */
  statementStarts: [number, number] = [0, 0];

  /**
   * @param decisions of this grammar, as `decisionsOf` gives them; without them the grammar is recorded
   * @param skipValidations without Chevrotain's checks of the grammar, which need it to be recorded
   */
  constructor(decisions?: KnownDecisions, skipValidations = true) {
    super(skipValidations);
    this.analyse(decisions);
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
    this.OR([
      { ALT: () => this.SUBRULE(this.functionDef) },
      { ALT: () => this.SUBRULE(this.forStatement) },
      { ALT: () => this.SUBRULE(this.withStatement) },
    ]);
    if (this.RECORDING_PHASE) return;
    const node = this.body[this.body.length - 1] as ast.FunctionDef | ast.For | ast.With;
    (node as ast.Stmt).kind = `Async${node.kind}`;
    node.lineno = token.startLine;
    node.col_offset = token.col;
  });

  simpleStatements: Rule<void> = this.RULE('simpleStatements', () => {
    if (!this.RECORDING_PHASE && this.peek(1) === NAME && this.next.image === 'match' && this.atMatch()) {
      this.SUBRULE(this.matchStatement);
      return;
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
}
