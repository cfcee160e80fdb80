/** What calls and subscripts have in their brackets. https://docs.python.org/3.14/reference/expressions.html#primaries */
import type { PyToken } from '../lexer/tokens.ts';
import * as t from '../lexer/tokens.ts';
import type * as ast from './ast.ts';
import type { Rule } from './grammar-base.ts';
import { at, tupleOf } from './grammar-nodes.ts';
import { ParameterGrammar } from './grammar-parameters.ts';
import { idx } from './grammar-tokens.ts';

const NAME = idx(t.Name);
const FOR = idx(t.For);
const ASYNC = idx(t.Async);
const COMMA = idx(t.Comma);
const EQUAL = idx(t.Equal);
const COLON = idx(t.Colon);
const RPAREN = idx(t.RParen);
const RSQUARE = idx(t.RSquare);

/** Rules for arguments and slices. */
export abstract class CallGrammar extends ParameterGrammar {
  abstract namedExpression: Rule<ast.Expr>;
  abstract element: Rule<ast.Expr>;
  abstract comprehensionClauses: Rule<ast.Comprehension[]>;

  /** The node whose arguments are read next. */
  call = { kind: 'Call', args: [], keywords: [] } as unknown as ast.Call;
  /** Whether the arguments read last were a generator expression without parentheses of its own. */
  bareGenerator = false;

  /** `(…)` of a call or of a class definition, into `this.call`. */
  callArguments: Rule<void> = this.RULE('callArguments', () => {
    const { args, keywords } = this.call;
    const open = this.CONSUME(t.LParen) as PyToken;
    // What has been seen decides what may still come.
    let keyword = false;
    let doubleStar = false;
    let comma = true;
    let generator = false;
    this.MANY(() => {
      this.failUnless(comma && !generator);
      comma = false;
      const start = this.next;
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.DoubleStar);
            const value = this.SUBRULE(this.expression);
            doubleStar = true;
            if (!this.RECORDING_PHASE) keywords.push(at({ kind: 'keyword', arg: null, value }, start, this.last));
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.Star);
            this.failUnless(!doubleStar);
            const value = this.SUBRULE1(this.expression);
            if (!this.RECORDING_PHASE) args.push(at({ kind: 'Starred', value, ctx: 'Load' }, start, this.last));
          },
        },
        {
          ALT: () => {
            if (!this.RECORDING_PHASE && start.tokenTypeIdx === NAME && this.peek(2) === EQUAL) {
              this.CONSUME(t.Name);
              this.CONSUME(t.Equal);
              const value = this.SUBRULE2(this.expression);
              keyword = true;
              keywords.push(at({ kind: 'keyword', arg: start.image, value }, start, this.last));
              return;
            }
            this.failUnless(!keyword && !doubleStar);
            let node: ast.Expr = this.SUBRULE(this.namedExpression);
            const next = this.peek(1);
            if (this.RECORDING_PHASE || next === FOR || next === ASYNC) {
              this.OPTION(() => {
                this.failUnless(args.length === 0 && keywords.length === 0);
                const generators = this.SUBRULE(this.comprehensionClauses);
                this.failUnless(this.peek(1) === RPAREN);
                node = at({ kind: 'GeneratorExp', elt: node, generators }, open, this.next);
                generator = true;
              });
            }
            if (!this.RECORDING_PHASE) args.push(node);
          },
        },
      ]);
      if (this.RECORDING_PHASE || this.peek(1) === COMMA) {
        this.OPTION1(() => {
          this.CONSUME(t.Comma);
          comma = true;
        });
      }
    });
    this.bareGenerator = generator;
    this.CONSUME(t.RParen);
  });

  // ---------------------------------------------------------------- subscripts

  slices: Rule<ast.Expr> = this.RULE('slices', () => {
    const start = this.next;
    const first = this.SUBRULE(this.slice);
    if (!this.RECORDING_PHASE && this.peek(1) !== COMMA && first.kind !== 'Starred') return first;
    const elts: ast.Expr[] = [first];
    let comma = false;
    this.MANY(() => {
      this.CONSUME(t.Comma);
      this.failUnless(!comma);
      comma = true;
      if (this.RECORDING_PHASE || this.peek(1) !== RSQUARE) {
        this.OPTION(() => {
          comma = false;
          elts.push(this.SUBRULE1(this.slice));
        });
      }
    });
    return tupleOf(elts, start, this.last);
  });

  slice: Rule<ast.Expr> = this.RULE('slice', () => {
    const start = this.next;
    let lower = null as ast.Expr | null;
    let upper = null as ast.Expr | null;
    let step = null as ast.Expr | null;
    let colon = false;
    this.OPTION4(() => {
      lower = this.SUBRULE(this.element);
    });
    if (this.RECORDING_PHASE || this.peek(1) === COLON) {
      this.OPTION(() => {
        this.failUnless(lower === null || this.isPlain(lower, start));
        this.CONSUME(t.Colon);
        colon = true;
        this.OPTION1(() => {
          upper = this.SUBRULE1(this.expression);
        });
        this.OPTION2(() => {
          this.CONSUME1(t.Colon);
          this.OPTION3(() => {
            step = this.SUBRULE2(this.expression);
          });
        });
      });
    }
    this.failUnless(colon || lower !== null);
    if (!colon) return lower!;
    return at({ kind: 'Slice', lower, upper, step }, start, this.last);
  });

  /** Whether an element is neither starred nor an unparenthesised `:=`. */
  isPlain(node: ast.Expr, first: PyToken): boolean {
    if (node.kind !== 'Starred' && node.kind !== 'NamedExpr') return true;
    return node.lineno !== first.startLine || node.col_offset !== first.col;
  }
}
