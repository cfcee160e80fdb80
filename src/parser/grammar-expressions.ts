/** Expressions. https://docs.python.org/3.14/reference/expressions.html */
import type { IOrAlt, ParserMethod } from 'chevrotain';
import type { PyToken } from '../lexer/tokens.ts';
import * as t from '../lexer/tokens.ts';
import type * as ast from './ast.ts';
import type { Rule } from './grammar-base.ts';
import { DisplayGrammar, NO_TERNARY } from './grammar-displays.ts';
import { at, constant, tupleOf } from './grammar-nodes.ts';
import { EXPRESSION_START, idx, typeSet } from './grammar-tokens.ts';
import { OperatorStack } from './operators.ts';

const IS = idx(t.Is);
const NOT = idx(t.Not);
const IF = idx(t.If);
const COMMA = idx(t.Comma);
const COLON_EQUAL = idx(t.ColonEqual);
const AWAIT = idx(t.Await);

const PREFIX = typeSet(t.Plus, t.Minus, t.Tilde, t.Not);
const INFIX = typeSet(...t.allTokens.filter(type => type.CATEGORIES?.includes(t.InfixOperator)));
const TRAILER = typeSet(t.Dot, t.LParen, t.LSquare);

/** Operators that `*` and `**` unpacking leave out unless parenthesised. */
const LOOSER_THAN_BITOR = new Set(['Compare', 'BoolOp', 'IfExp', 'Lambda', 'NamedExpr']);

/** Rules for expressions. */
export abstract class ExpressionGrammar extends DisplayGrammar {
  // Passed from a rule to the alternatives of its OR, which are created once.
  left: ast.Expr = null as unknown as ast.Expr;
  leftStart: PyToken = null as unknown as PyToken;
  /** The token at which a lambda may stand. */
  lambdaAt: PyToken | null = null;

  /** Operators and the conditional expression; `noTernary`: up to `or` only, as in a comprehension's clauses. */
  expression: ParserMethod<[noTernary?: boolean], ast.Expr> = this.RULE('expression', (noTernary?: boolean) => {
    const start = this.next;
    this.lambdaAt = noTernary === true ? null : start;
    let stack = null as OperatorStack | null;
    if (this.RECORDING_PHASE || PREFIX.has(start.tokenTypeIdx)) {
      this.MANY(() => {
        stack ??= new OperatorStack();
        this.failUnless(stack.prefix(this.CONSUME(t.PrefixOperator) as PyToken));
      });
    }
    let operandStart = this.next;
    let node = this.SUBRULE(this.primary);
    if (this.RECORDING_PHASE || INFIX.has(this.peek(1))) {
      this.MANY1(() => {
        const end = this.last;
        const operator = this.CONSUME(t.InfixOperator) as PyToken;
        let image = operator.image;
        if (this.RECORDING_PHASE || operator.tokenTypeIdx === IS) {
          this.OPTION(() => {
            this.CONSUME(t.Not);
            image = 'is not';
          });
        }
        if (this.RECORDING_PHASE || operator.tokenTypeIdx === NOT) {
          this.CONSUME(t.In);
          image = 'not in';
        }
        stack ??= new OperatorStack();
        if (!this.RECORDING_PHASE) stack.infix(image, node, operandStart, end);
        if (this.RECORDING_PHASE || PREFIX.has(this.peek(1))) {
          this.MANY2(() => {
            this.failUnless(stack!.prefix(this.CONSUME1(t.PrefixOperator) as PyToken));
          });
        }
        operandStart = this.next;
        node = this.SUBRULE1(this.primary);
      });
    }
    if (stack !== null && !this.RECORDING_PHASE) node = (stack as OperatorStack).finish(node, this.last);
    if (this.RECORDING_PHASE || (noTernary !== true && this.peek(1) === IF)) {
      this.OPTION1(() => {
        this.CONSUME(t.If);
        const test = this.SUBRULE2(this.expression, NO_TERNARY);
        this.CONSUME(t.Else);
        const orelse = this.SUBRULE3(this.expression);
        node = at({ kind: 'IfExp', test, body: node, orelse }, start, this.last);
      });
    }
    return node;
  });

  /** An atom and what follows it: attributes, calls, subscripts. */
  primary: Rule<ast.Expr> = this.RULE('primary', () => {
    const start = this.next;
    let node: ast.Expr = this.OR(this.atoms);
    if (this.RECORDING_PHASE || TRAILER.has(this.peek(1))) {
      this.MANY(() => {
        this.left = node;
        this.leftStart = start;
        node = this.OR1(this.trailers);
      });
    }
    return node;
  });

  atoms: IOrAlt<ast.Expr>[] = [
    {
      ALT: () => {
        const token = this.CONSUME(t.Name) as PyToken;
        return at({ kind: 'Name', id: token.image, ctx: 'Load' }, token, token);
      },
    },
    { ALT: () => this.number(this.CONSUME(t.NumberLiteral) as PyToken) },
    { ALT: () => this.SUBRULE(this.strings) },
    { ALT: () => constant({ type: 'None' }, this.CONSUME(t.None) as PyToken) },
    { ALT: () => constant({ type: 'bool', value: true }, this.CONSUME(t.True) as PyToken) },
    { ALT: () => constant({ type: 'bool', value: false }, this.CONSUME(t.False) as PyToken) },
    { ALT: () => constant({ type: 'Ellipsis' }, this.CONSUME(t.Ellipsis) as PyToken) },
    { ALT: () => this.SUBRULE(this.parenthesised) },
    { ALT: () => this.SUBRULE(this.listDisplay) },
    { ALT: () => this.SUBRULE(this.braceDisplay) },
    {
      ALT: () => {
        this.failUnless(this.lambdaAt === this.next);
        return this.SUBRULE(this.lambda);
      },
    },
    {
      ALT: () => {
        const token = this.CONSUME(t.Await) as PyToken;
        this.failUnless(this.peek(1) !== AWAIT);
        const value = this.SUBRULE1(this.primary);
        return at({ kind: 'Await', value }, token, this.last);
      },
    },
  ];

  trailers: IOrAlt<ast.Expr>[] = [
    {
      ALT: () => {
        const value = this.left;
        const start = this.leftStart;
        this.CONSUME(t.Dot);
        const name = this.CONSUME1(t.Name) as PyToken;
        return at({ kind: 'Attribute', value, attr: name.image, ctx: 'Load' }, start, name);
      },
    },
    {
      ALT: () => {
        const func = this.left;
        const start = this.leftStart;
        const call = { kind: 'Call', func, args: [], keywords: [] } as unknown as ast.Call;
        this.call = call;
        this.SUBRULE(this.callArguments);
        return at(call, start, this.last);
      },
    },
    {
      ALT: () => {
        const value = this.left;
        const start = this.leftStart;
        this.CONSUME(t.LSquare);
        const slice = this.SUBRULE(this.slices);
        const close = this.CONSUME(t.RSquare) as PyToken;
        return at({ kind: 'Subscript', value, slice, ctx: 'Load' }, start, close);
      },
    },
  ];

  // ---------------------------------------------------------------- named and starred expressions

  /** `expression`, or `name := expression`. */
  namedExpression: Rule<ast.Expr> = this.RULE('namedExpression', () => {
    const start = this.next;
    const value = this.SUBRULE(this.expression);
    let node: ast.Expr = value;
    if (this.RECORDING_PHASE || this.peek(1) === COLON_EQUAL) {
      this.OPTION(() => {
        this.failUnless(value.kind === 'Name' && this.last === start);
        const target = value as ast.Name;
        this.CONSUME(t.ColonEqual);
        this.store(target);
        const right = this.SUBRULE1(this.expression);
        node = at({ kind: 'NamedExpr', target, value: right }, start, this.last);
      });
    }
    return node;
  });

  /** `*` and an operand that binds at least as tightly as `|`. */
  starred: Rule<ast.Starred> = this.RULE('starred', () => {
    const start = this.CONSUME(t.Star) as PyToken;
    const value = this.unpackOperand();
    return at({ kind: 'Starred', value, ctx: 'Load' }, start, this.last);
  });

  unpackOperand(): ast.Expr {
    const first = this.next;
    const value = this.SUBRULE(this.expression);
    this.failUnless(!this.tooLoose(value, first));
    return value;
  }

  /** Whether an unparenthesised expression binds more loosely than `|`. */
  tooLoose(node: ast.Expr, first: PyToken): boolean {
    const loose = LOOSER_THAN_BITOR.has(node.kind) || (node.kind === 'UnaryOp' && node.op === 'Not');
    return loose && node.lineno === first.startLine && node.col_offset === first.col;
  }

  // ---------------------------------------------------------------- lambda, yield, lists of expressions

  lambda: Rule<ast.Expr> = this.RULE('lambda', () => {
    const start = this.CONSUME(t.Lambda) as PyToken;
    this.annotated = false;
    const args = this.SUBRULE(this.parameters);
    this.CONSUME(t.Colon);
    const body = this.SUBRULE(this.expression);
    return at({ kind: 'Lambda', args, body }, start, this.last);
  });

  yieldExpression: Rule<ast.Expr> = this.RULE('yieldExpression', () => {
    const start = this.CONSUME(t.Yield) as PyToken;
    let value = null as ast.Expr | null;
    let from = false;
    this.OPTION(() => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.From);
            from = true;
            value = this.SUBRULE(this.expression);
          },
        },
        {
          ALT: () => {
            value = this.SUBRULE(this.expressionList);
          },
        },
      ]);
    });
    if (from) return at({ kind: 'YieldFrom', value: value! as ast.Expr }, start, this.last);
    return at({ kind: 'Yield', value }, start, this.last);
  });

  /** Expressions and starred expressions at statement level; several (or a trailing comma) make a tuple. */
  expressionList: Rule<ast.Expr> = this.RULE('expressionList', () => {
    const start = this.next;
    const first = this.SUBRULE(this.listItem);
    if (!this.RECORDING_PHASE && this.peek(1) !== COMMA) return first;
    const elts: ast.Expr[] = [first];
    this.MANY(() => {
      this.CONSUME(t.Comma);
      if (this.RECORDING_PHASE || EXPRESSION_START.has(this.peek(1))) {
        this.OPTION(() => {
          elts.push(this.SUBRULE1(this.listItem));
        });
      } else this.failUnless(this.peek(1) !== COMMA);
    });
    return tupleOf(elts, start, this.last);
  });

  listItem: Rule<ast.Expr> = this.RULE('listItem', () =>
    this.OR(
      (this.listItemAlts ??= [{ ALT: () => this.SUBRULE(this.starred) }, { ALT: () => this.SUBRULE(this.expression) }]),
    ),
  );
  listItemAlts: IOrAlt<ast.Expr>[] | undefined;
}
