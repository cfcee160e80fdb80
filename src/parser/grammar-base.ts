/** What all parts of the grammar share: token access, failure, assignment targets. */
import { EmbeddedActionsParser, type ParserMethod } from 'chevrotain';
import type { EscapeWarning, UnicodeNameLookup } from '../lexer/literals.ts';
import type { PyToken } from '../lexer/tokens.ts';
import * as t from '../lexer/tokens.ts';
import type * as ast from './ast.ts';
import { type KnownDecisions, LazyLookaheadStrategy, setDecisions } from './lookahead.ts';

/** A grammar rule without parameters that gives an `R`. */
export type Rule<R> = ParserMethod<[], R>;

/** Thrown where the input does not fit the grammar; the diagnosis (diagnose.ts) finds what to say. */
export const SYNTAX_FAILURE: object = Object.freeze({ failure: 'syntax' });

/** Thrown for an error whose message and position are known at once. */
export class LocatedError {
  msg: string;
  lineno: number;
  col_offset: number;
  end_lineno: number;
  end_col_offset: number;
  constructor(msg: string, lineno: number, col_offset: number, end_lineno: number, end_col_offset: number) {
    this.msg = msg;
    this.lineno = lineno;
    this.col_offset = col_offset;
    this.end_lineno = end_lineno;
    this.end_col_offset = end_col_offset;
  }
}

/** The methods that Chevrotain replaces while it records a grammar. */
const RECORDED =
  /^(?:(?:CONSUME|SUBRULE|OPTION|OR|MANY|AT_LEAST_ONE)(?:_SEP)?\d?|consume|subrule|option|or|many|atLeastOne|ACTION|BACKTRACK|LA)$/;

/** A Chevrotain parser over the tokens of lexer/tokens.ts, with what the rules need besides its own methods. */
export abstract class GrammarBase extends EmbeddedActionsParser {
  source = '';
  warnings: EscapeWarning[] = [];
  unicodeName: UnicodeNameLookup | null = null;

  constructor(skipValidations: boolean) {
    super(t.allTokens, {
      maxLookahead: 1,
      lookaheadStrategy: new LazyLookaheadStrategy({ maxLookahead: 1 }),
      recoveryEnabled: false,
      skipValidations,
      nodeLocationTracking: 'none',
    });
  }

  /**
   * Makes the parser ready (Chevrotain's `performSelfAnalysis`).
   * @param known the grammar's decisions; without them they are found by recording the grammar
   */
  protected analyse(known: KnownDecisions | undefined): void {
    if (known === undefined) {
      this.performSelfAnalysis();
      return;
    }
    (this as unknown as { selfAnalysisDone: boolean }).selfAnalysisDone = true;
    setDecisions(this, known);
  }

  /**
   * Ends the recording of the grammar. Chevrotain deletes its recording methods one by one from the parser, which
   * takes longer than the recording; putting the real methods in their place has the same effect.
   */
  protected disableRecording(): void {
    this.RECORDING_PHASE = false;
    const parser = this as unknown as Record<string, unknown>;
    const methods = Object.getPrototypeOf(this) as Record<string, unknown>;
    for (const name of Object.keys(parser)) {
      if (RECORDED.test(name)) parser[name] = methods[name];
    }
  }

  /**
   * Chevrotain makes an error object, stack trace and all, when a rule leaves tokens over. `interactive` always does,
   * and for the others the place where the parser stands says as much. What is left to do is its other duty: to take
   * away the sentinels with which it had padded the tokens.
   */
  protected onAfterParse(): void {
    const { tokVector, tokVectorLength } = this as unknown as { tokVector: PyToken[]; tokVectorLength: number };
    tokVector.length = tokVectorLength;
  }

  /**
   * No alternative fits, or there is nothing where one was needed. Chevrotain would describe what it expected, from the recorded
   * grammar; nobody reads that, and there is none where the decisions are known.
   */
  raiseNoAltException(): never {
    throw SYNTAX_FAILURE;
  }
  raiseEarlyExitException(): never {
    throw SYNTAX_FAILURE;
  }

  /** The next token. */
  get next(): PyToken {
    return this.LA(1) as PyToken;
  }

  /** The token consumed last. */
  get last(): PyToken {
    return this.LA(0) as PyToken;
  }

  /** The n-th token from here. */
  tokenAt(n: number): PyToken {
    return this.LA(n) as PyToken;
  }

  /** The type index of the n-th token from here. */
  peek(n: number): number {
    return this.LA(n).tokenTypeIdx;
  }

  fail(): never {
    throw SYNTAX_FAILURE;
  }

  /** Fails unless the grammar is only being recorded. */
  failUnless(condition: boolean): void {
    if (!condition && !this.RECORDING_PHASE) throw SYNTAX_FAILURE;
  }

  /** The last token that is not layout: where a statement ends. */
  lastSignificant(): PyToken {
    let n = 0;
    for (;;) {
      const token = this.LA(n) as PyToken;
      const index = token.tokenTypeIdx;
      if (index !== NEWLINE && index !== DEDENT && index !== INDENT) return token;
      n--;
    }
  }

  /** Turns an expression into an assignment target; `starred`: inside a tuple or list. */
  store(node: ast.Expr, context: 'Store' | 'Del' = 'Store'): void {
    if (this.RECORDING_PHASE) return;
    switch (node.kind) {
      case 'Name':
      case 'Attribute':
      case 'Subscript':
        node.ctx = context;
        return;
      case 'Starred':
        if (context === 'Del' || node.value.kind === 'Starred') this.fail();
        node.ctx = context;
        this.store(node.value, context);
        return;
      case 'Tuple':
      case 'List':
        node.ctx = context;
        for (const element of node.elts) this.store(element, context);
        return;
      default:
        this.fail();
    }
  }
}

const NEWLINE = t.Newline.tokenTypeIdx!;
const INDENT = t.Indent.tokenTypeIdx!;
const DEDENT = t.Dedent.tokenTypeIdx!;
