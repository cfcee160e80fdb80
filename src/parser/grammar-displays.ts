/** Parentheses, displays and comprehensions. https://docs.python.org/3.14/reference/expressions.html#atoms */
import type { IOrAlt, ParserMethod } from 'chevrotain';
import type { PyToken } from '../lexer/tokens.ts';
import * as t from '../lexer/tokens.ts';
import type * as ast from './ast.ts';
import type { Rule } from './grammar-base.ts';
import { CallGrammar } from './grammar-calls.ts';
import { at, tupleOf } from './grammar-nodes.ts';
import { EXPRESSION_START, idx } from './grammar-tokens.ts';

const FOR = idx(t.For);
const ASYNC = idx(t.Async);
const COMMA = idx(t.Comma);
const RPAREN = idx(t.RParen);

/** The argument that keeps `expression` from reading a conditional expression. */
export const NO_TERNARY = { ARGS: [true] as [boolean?] };

/** Rules for displays, comprehensions and the targets of `for`. */
export abstract class DisplayGrammar extends CallGrammar {
  abstract primary: Rule<ast.Expr>;
  abstract starred: Rule<ast.Starred>;
  abstract unpackOperand(): ast.Expr;

  /** An element of a display. */
  element: Rule<ast.Expr> = this.RULE('element', () =>
    this.OR(
      (this.elementAlts ??= [
        { ALT: () => this.SUBRULE(this.starred) },
        { ALT: () => this.SUBRULE(this.namedExpression) },
      ]),
    ),
  );
  elementAlts: IOrAlt<ast.Expr>[] | undefined;

  /** More elements after a first one, up to a closing bracket; true if there was a comma. */
  moreElements: ParserMethod<[ast.Expr[]], boolean> = this.RULE('moreElements', (elts: ast.Expr[]) => {
    let comma = false;
    this.MANY(() => {
      this.CONSUME(t.Comma);
      comma = true;
      if (this.RECORDING_PHASE || EXPRESSION_START.has(this.peek(1))) {
        this.OPTION(() => {
          const element = this.SUBRULE(this.element);
          if (!this.RECORDING_PHASE) elts.push(element);
        });
      } else this.failUnless(this.peek(1) !== COMMA);
    });
    return comma;
  });

  parenthesised: Rule<ast.Expr> = this.RULE('parenthesised', () => {
    const open = this.CONSUME(t.LParen) as PyToken;
    let node = null as ast.Expr | null;
    let elts = null as ast.Expr[] | null;
    if (this.RECORDING_PHASE || this.peek(1) !== RPAREN) {
      this.OPTION(() => {
        this.OR([
          {
            ALT: () => {
              node = this.SUBRULE(this.yieldExpression);
            },
          },
          {
            ALT: () => {
              node = this.SUBRULE(this.element);
              const next = this.peek(1);
              if (this.RECORDING_PHASE || next === FOR || next === ASYNC) {
                this.OPTION1(() => {
                  this.failUnless(node!.kind !== 'Starred');
                  const generators = this.SUBRULE(this.comprehensionClauses);
                  node = at({ kind: 'GeneratorExp', elt: node!, generators }, open, this.next);
                });
              }
              if (this.RECORDING_PHASE || next === COMMA) {
                elts = [node];
                this.SUBRULE(this.moreElements, { ARGS: [elts] });
              }
            },
          },
        ]);
      });
    } else elts = [];
    const close = this.CONSUME(t.RParen) as PyToken;
    if (elts !== null) return tupleOf(elts, open, close);
    this.failUnless(node!.kind !== 'Starred');
    return node!;
  });

  listDisplay: Rule<ast.Expr> = this.RULE('listDisplay', () => {
    const open = this.CONSUME(t.LSquare) as PyToken;
    const elts: ast.Expr[] = [];
    let generators = null as ast.Comprehension[] | null;
    this.OPTION(() => {
      const first = this.SUBRULE(this.element);
      elts.push(first);
      const next = this.peek(1);
      if (this.RECORDING_PHASE || next === FOR || next === ASYNC) {
        this.OPTION1(() => {
          this.failUnless(first.kind !== 'Starred');
          generators = this.SUBRULE(this.comprehensionClauses);
        });
      }
      if (this.RECORDING_PHASE || next === COMMA) this.SUBRULE(this.moreElements, { ARGS: [elts] });
    });
    const close = this.CONSUME(t.RSquare) as PyToken;
    if (generators !== null) return at({ kind: 'ListComp', elt: elts[0], generators }, open, close);
    return at({ kind: 'List', elts, ctx: 'Load' }, open, close);
  });

  /** `{…}`: dict, set, or a comprehension of either. */
  braceDisplay: Rule<ast.Expr> = this.RULE('braceDisplay', () => {
    const open = this.CONSUME(t.LBrace) as PyToken;
    const keys: (ast.Expr | null)[] = [];
    const values: ast.Expr[] = [];
    let generators = null as ast.Comprehension[] | null;
    // Known once the first element is read.
    let set = null as boolean | null;
    this.MANY(() => {
      this.failUnless(values.length === 0 || (this.last.tokenTypeIdx === COMMA && generators === null));
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.DoubleStar);
            this.failUnless(set !== true);
            set = false;
            const value = this.unpackOperand();
            keys.push(null);
            values.push(value);
          },
        },
        {
          ALT: () => {
            const start = this.next;
            const element = this.SUBRULE(this.element);
            let key = null as ast.Expr | null;
            this.OPTION(() => {
              this.failUnless(set !== true && this.isPlain(element, start));
              set = false;
              key = element;
              this.CONSUME(t.Colon);
              values.push(this.SUBRULE1(this.expression));
              keys.push(element);
            });
            if (key === null) {
              this.failUnless(set !== false);
              set = true;
              values.push(element);
            }
            const next = this.peek(1);
            if (this.RECORDING_PHASE || next === FOR || next === ASYNC) {
              this.OPTION1(() => {
                this.failUnless(values.length === 1 && element.kind !== 'Starred');
                generators = this.SUBRULE(this.comprehensionClauses);
              });
            }
          },
        },
      ]);
      if (this.RECORDING_PHASE || this.peek(1) === COMMA) {
        this.OPTION2(() => {
          this.CONSUME(t.Comma);
          this.failUnless(generators === null);
        });
      }
    });
    const close = this.CONSUME(t.RBrace) as PyToken;
    if (generators !== null) {
      if (set) return at({ kind: 'SetComp', elt: values[0], generators }, open, close);
      return at({ kind: 'DictComp', key: keys[0]!, value: values[0], generators }, open, close);
    }
    if (set) return at({ kind: 'Set', elts: values }, open, close);
    return at({ kind: 'Dict', keys, values }, open, close);
  });

  // ---------------------------------------------------------------- comprehensions

  comprehensionClauses: Rule<ast.Comprehension[]> = this.RULE('comprehensionClauses', () => {
    const generators: ast.Comprehension[] = [];
    this.AT_LEAST_ONE(() => {
      let is_async = false;
      this.OPTION(() => {
        this.CONSUME(t.Async);
        is_async = true;
      });
      this.CONSUME(t.For);
      const target = this.SUBRULE(this.targetList);
      this.CONSUME(t.In);
      const iter = this.SUBRULE(this.expression, NO_TERNARY);
      const ifs: ast.Expr[] = [];
      this.MANY(() => {
        this.CONSUME(t.If);
        ifs.push(this.SUBRULE1(this.expression, NO_TERNARY));
      });
      generators.push({ kind: 'comprehension', target, iter, ifs, is_async });
    });
    return generators;
  });

  /** The targets of `for`: primaries only, so that `in` ends them. */
  targetList: Rule<ast.Expr> = this.RULE('targetList', () => {
    const start = this.next;
    const elts: ast.Expr[] = [];
    let comma = false;
    this.AT_LEAST_ONE(() => {
      this.failUnless(elts.length === 0 || comma);
      comma = false;
      elts.push(this.SUBRULE(this.target));
      this.OPTION(() => {
        this.CONSUME(t.Comma);
        comma = true;
      });
    });
    if (elts.length === 1 && !comma) return elts[0];
    return at({ kind: 'Tuple', elts, ctx: 'Store' }, start, this.last);
  });

  target: Rule<ast.Expr> = this.RULE('target', () => {
    const start = this.next;
    let star = null as PyToken | null;
    this.OPTION(() => {
      star = this.CONSUME(t.Star) as PyToken;
    });
    let node = this.SUBRULE(this.primary);
    this.store(node);
    if (star !== null) node = at({ kind: 'Starred', value: node, ctx: 'Store' }, start, this.last);
    return node;
  });
}
