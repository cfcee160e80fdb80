/** Expressions. https://docs.python.org/3.14/reference/expressions.html */
import type { IOrAlt, ParserMethod } from 'chevrotain';
import { decodeBytes, decodeText, LiteralError, numberValue } from '../lexer/literals.ts';
import type { PyToken } from '../lexer/tokens.ts';
import * as t from '../lexer/tokens.ts';
import type * as ast from './ast.ts';
import { GrammarBase, LocatedError } from './grammar-base.ts';
import { OperatorStack } from './operators.ts';

export const idx = (type: { tokenTypeIdx?: number }): number => type.tokenTypeIdx!;
const NAME = idx(t.Name);
const IS = idx(t.Is);
const NOT = idx(t.Not);
const IF = idx(t.If);
const FOR = idx(t.For);
const ASYNC = idx(t.Async);
const COMMA = idx(t.Comma);
const EQUAL = idx(t.Equal);
const COLON = idx(t.Colon);
const COLON_EQUAL = idx(t.ColonEqual);
const RPAREN = idx(t.RParen);
const RSQUARE = idx(t.RSquare);
const FSTRING_MIDDLE = idx(t.FStringMiddle);

export const typeSet = (...types: { tokenTypeIdx?: number }[]): Set<number> => new Set(types.map(idx));
const PREFIX = typeSet(t.Plus, t.Minus, t.Tilde, t.Not);
const INFIX = typeSet(...t.allTokens.filter(type => type.CATEGORIES?.includes(t.InfixOperator)));
const TRAILER = typeSet(t.Dot, t.LParen, t.LSquare);
/** Tokens that can start an expression or a starred one. */
export const EXPRESSION_START = typeSet(
  t.Name,
  t.NumberLiteral,
  t.StringLiteral,
  t.FStringStart,
  t.None,
  t.True,
  t.False,
  t.Ellipsis,
  t.LParen,
  t.LSquare,
  t.LBrace,
  t.Lambda,
  t.Plus,
  t.Minus,
  t.Tilde,
  t.Not,
  t.Star,
  t.Await,
);

const NO_TERNARY = { ARGS: [true] as [boolean?] };

const constant = (value: ast.ConstantValue, token: PyToken): ast.Constant => ({
  kind: 'Constant',
  value,
  lineno: token.startLine,
  col_offset: token.col,
  end_lineno: token.endLine,
  end_col_offset: token.endCol,
});

/** Sets the source range of a node that was built without one. */
export function at<const N extends object>(node: N, start: PyToken, end: PyToken): N & ast.Position {
  const placed = node as N & ast.Position;
  placed.lineno = start.startLine;
  placed.col_offset = start.col;
  placed.end_lineno = end.endLine;
  placed.end_col_offset = end.endCol;
  return placed;
}

export const tupleOf = (elts: ast.Expr[], start: PyToken, end: PyToken): ast.Tuple =>
  at({ kind: 'Tuple', elts, ctx: 'Load' }, start, end);

/** Operators that `*` and `**` unpacking leave out unless parenthesised. */
const LOOSER_THAN_BITOR = new Set(['Compare', 'BoolOp', 'IfExp', 'Lambda', 'NamedExpr']);

export type Rule<R> = ParserMethod<[], R>;

export abstract class ExpressionGrammar extends GrammarBase {
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
        if (!this.RECORDING_PHASE) this.unsupported('await expressions', token);
        return null as unknown as ast.Expr;
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

  number(token: PyToken): ast.Constant {
    if (this.RECORDING_PHASE) return constant({ type: 'None' }, token);
    try {
      return constant(numberValue(token.image), token);
    } catch (error) {
      throw this.literalError(error, token);
    }
  }

  literalError(error: unknown, token: PyToken): unknown {
    if (!(error instanceof LiteralError)) return error;
    return new LocatedError(error.msg, token.startLine, token.col, token.endLine, token.endCol);
  }

  // ---------------------------------------------------------------- displays

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
              if (this.RECORDING_PHASE || next === FOR || (next === ASYNC && this.rejectAsync())) {
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
      if (this.RECORDING_PHASE || next === FOR || (next === ASYNC && this.rejectAsync())) {
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
            if (this.RECORDING_PHASE || next === FOR || (next === ASYNC && this.rejectAsync())) {
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

  /** Fails at `async for`; false if `async` here is something else. */
  rejectAsync(): boolean {
    if (this.peek(2) === FOR) this.unsupported('async comprehensions', this.next);
    return false;
  }

  comprehensionClauses: Rule<ast.Comprehension[]> = this.RULE('comprehensionClauses', () => {
    const generators: ast.Comprehension[] = [];
    this.AT_LEAST_ONE(() => {
      this.CONSUME(t.For);
      const target = this.SUBRULE(this.targetList);
      this.CONSUME(t.In);
      const iter = this.SUBRULE(this.expression, NO_TERNARY);
      const ifs: ast.Expr[] = [];
      this.MANY(() => {
        this.CONSUME(t.If);
        ifs.push(this.SUBRULE1(this.expression, NO_TERNARY));
      });
      generators.push({ kind: 'comprehension', target, iter, ifs });
      if (this.peek(1) === ASYNC) this.rejectAsync();
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

  // ---------------------------------------------------------------- calls and subscripts

  call: ast.Call = null as unknown as ast.Call;
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
            if (this.RECORDING_PHASE || next === FOR || (next === ASYNC && this.rejectAsync())) {
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

  // ---------------------------------------------------------------- parameters

  /** Whether the parameters to read may have annotations (def, not lambda). */
  annotated = false;

  parameters: Rule<ast.Arguments> = this.RULE('parameters', () => {
    const annotated = this.annotated;
    const result: ast.Arguments = {
      kind: 'arguments',
      posonlyargs: [],
      args: [],
      vararg: null,
      kwonlyargs: [],
      kw_defaults: [],
      kwarg: null,
      defaults: [],
    };
    let comma = true;
    // After a bare `*` at least one name must come.
    let star: 'none' | 'bare' | 'done' = 'none';
    let slash = false;
    this.MANY(() => {
      this.failUnless(comma && result.kwarg === null);
      comma = false;
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.Slash);
            this.failUnless(!slash && star === 'none' && result.args.length > 0);
            slash = true;
            result.posonlyargs = result.args;
            result.args = [];
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.DoubleStar);
            this.failUnless(star !== 'bare');
            result.kwarg = this.SUBRULE2(annotated ? this.annotatedParameter : this.plainParameter);
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.Star);
            this.failUnless(star === 'none');
            star = 'bare';
            this.OPTION(() => {
              const name = this.CONSUME(t.Name) as PyToken;
              let annotation = null as ast.Expr | null;
              if (this.RECORDING_PHASE || (annotated && this.peek(1) === COLON)) {
                this.OPTION1(() => {
                  this.CONSUME(t.Colon);
                  annotation = this.SUBRULE(this.listItem);
                });
              }
              star = 'done';
              result.vararg = at({ kind: 'arg', arg: name.image, annotation }, name, this.last);
            });
          },
        },
        {
          ALT: () => {
            const arg = this.SUBRULE1(annotated ? this.annotatedParameter : this.plainParameter);
            let value = null as ast.Expr | null;
            this.OPTION2(() => {
              this.CONSUME(t.Equal);
              value = this.SUBRULE(this.expression);
            });
            if (star !== 'none') {
              star = 'done';
              result.kwonlyargs.push(arg);
              result.kw_defaults.push(value);
            } else {
              result.args.push(arg);
              if (value !== null) result.defaults.push(value);
              else this.failUnless(result.defaults.length === 0);
            }
          },
        },
      ]);
      this.OPTION3(() => {
        this.CONSUME(t.Comma);
        comma = true;
        // `*,` needs a name after it, and nothing follows `**name,`.
        if (!this.RECORDING_PHASE && star === 'bare') this.failUnless(this.peek(1) === NAME);
      });
    });
    this.failUnless((star as string) !== 'bare');
    return result;
  });

  plainParameter: Rule<ast.Arg> = this.RULE('plainParameter', () => {
    const name = this.CONSUME(t.Name) as PyToken;
    return at({ kind: 'arg', arg: name.image, annotation: null }, name, name);
  });

  annotatedParameter: Rule<ast.Arg> = this.RULE('annotatedParameter', () => {
    const name = this.CONSUME(t.Name) as PyToken;
    let annotation = null as ast.Expr | null;
    this.OPTION(() => {
      this.CONSUME(t.Colon);
      annotation = this.SUBRULE(this.expression);
    });
    return at({ kind: 'arg', arg: name.image, annotation }, name, this.last);
  });

  // ---------------------------------------------------------------- strings

  /** Adjacent string literals, f-strings among them. */
  strings: Rule<ast.Expr> = this.RULE('strings', () => {
    const parts: (ast.Constant | ast.JoinedStr)[] = [];
    const start = this.next;
    this.AT_LEAST_ONE(() => {
      parts.push(
        this.OR(
          (this.stringAlts ??= [
            { ALT: () => this.string(this.CONSUME(t.StringLiteral) as PyToken) },
            { ALT: () => this.SUBRULE(this.fstring) },
          ]),
        ),
      );
    });
    if (this.RECORDING_PHASE || parts.length === 1) return parts[0];
    return this.concatenate(parts, start, this.last);
  });
  stringAlts: IOrAlt<ast.Constant | ast.JoinedStr>[] | undefined;

  string(token: PyToken): ast.Constant {
    if (this.RECORDING_PHASE) return constant({ type: 'None' }, token);
    const image = token.image;
    let quoteAt = 0;
    let raw = false;
    let bytes = false;
    let c = image.charCodeAt(0);
    while (c !== 34 && c !== 39) {
      if ((c | 32) === 114) raw = true;
      else if ((c | 32) === 98) bytes = true;
      c = image.charCodeAt(++quoteAt);
    }
    const size =
      image.length >= quoteAt + 6 && image.charCodeAt(quoteAt + 1) === c && image.charCodeAt(quoteAt + 2) === c ? 3 : 1;
    const body = image.slice(quoteAt + size, image.length - size);
    const offset = token.startOffset + quoteAt + size;
    try {
      if (bytes) return constant({ type: 'bytes', value: decodeBytes(body, raw, offset, this.warnings) }, token);
      const value = raw ? body : decodeText(body, offset, this.warnings, this.unicodeName);
      return constant({ type: 'str', value }, token);
    } catch (error) {
      throw this.literalError(error, token);
    }
  }

  concatenate(parts: (ast.Constant | ast.JoinedStr)[], start: PyToken, end: PyToken): ast.Expr {
    const bytes = parts.filter(part => part.kind === 'Constant' && part.value.type === 'bytes');
    if (bytes.length > 0) {
      if (bytes.length < parts.length) {
        const { startLine, col, endLine, endCol } = this.next;
        throw new LocatedError('cannot mix bytes and nonbytes literals', startLine, col, endLine, endCol);
      }
      const chunks = (bytes as ast.Constant[]).map(part => (part.value as { value: Uint8Array }).value);
      const value = new Uint8Array(chunks.reduce((n, chunk) => n + chunk.length, 0));
      let n = 0;
      for (const chunk of chunks) {
        value.set(chunk, n);
        n += chunk.length;
      }
      return at({ kind: 'Constant', value: { type: 'bytes', value } }, start, end);
    }
    const values: ast.Expr[] = [];
    for (const part of parts) {
      if (part.kind === 'JoinedStr') values.push(...part.values);
      else values.push(part);
    }
    if (parts.every(part => part.kind === 'Constant')) {
      const value = parts.map(part => (part.value as { value: string }).value).join('');
      return at({ kind: 'Constant', value: { type: 'str', value } }, start, end);
    }
    return at({ kind: 'JoinedStr', values: mergeText(values) }, start, end);
  }

  fstring: Rule<ast.JoinedStr> = this.RULE('fstring', () => {
    const start = this.CONSUME(t.FStringStart) as PyToken;
    const raw = /r/i.test(start.image);
    const values = this.SUBRULE(this.fstringParts, { ARGS: [raw] });
    const end = this.CONSUME(t.FStringEnd) as PyToken;
    return at({ kind: 'JoinedStr', values }, start, end);
  });

  fstringParts: ParserMethod<[raw: boolean], ast.Expr[]> = this.RULE('fstringParts', (raw: boolean) => {
    const values: ast.Expr[] = [];
    this.MANY(() => {
      if (!this.RECORDING_PHASE && this.peek(1) === FSTRING_MIDDLE) {
        values.push(this.fstringText(this.CONSUME(t.FStringMiddle) as PyToken, raw));
        return;
      }
      this.OR([
        { ALT: () => this.CONSUME1(t.FStringMiddle) },
        {
          ALT: () => {
            const parts = this.SUBRULE(this.replacementField, { ARGS: [raw] });
            if (!this.RECORDING_PHASE) values.push(...parts);
          },
        },
      ]);
    });
    return this.RECORDING_PHASE ? values : mergeText(values);
  });

  fstringText(token: PyToken, raw: boolean): ast.Constant {
    try {
      const image = token.image;
      const value = raw ? image : decodeText(image, token.startOffset, this.warnings, this.unicodeName);
      return constant({ type: 'str', value }, token);
    } catch (error) {
      throw this.literalError(error, token);
    }
  }

  /** `{expression = !r :spec}`: the debug text, if any, and the value. */
  replacementField: ParserMethod<[raw: boolean], ast.Expr[]> = this.RULE('replacementField', (raw: boolean) => {
    const open = this.CONSUME(t.LBrace) as PyToken;
    const value = this.OR([
      { ALT: () => this.SUBRULE(this.yieldExpression) },
      { ALT: () => this.SUBRULE(this.expressionList) },
    ]);
    let debug = null as PyToken | null;
    let conversion = -1;
    let format_spec = null as ast.JoinedStr | null;
    this.OPTION(() => {
      debug = this.CONSUME(t.Equal) as PyToken;
    });
    // The debug text reaches up to the token after `=`.
    const afterDebug = this.next;
    this.OPTION1(() => {
      const mark = this.CONSUME(t.Exclamation) as PyToken;
      const name = this.CONSUME(t.Name) as PyToken;
      const code = name.image;
      this.failUnless((code === 's' || code === 'r' || code === 'a') && mark.end === name.startOffset);
      if (!this.RECORDING_PHASE) conversion = code.charCodeAt(0);
    });
    this.OPTION2(() => {
      const colon = this.CONSUME(t.Colon) as PyToken;
      const values = this.SUBRULE(this.fstringParts, { ARGS: [raw] });
      format_spec = at({ kind: 'JoinedStr', values }, colon, this.last);
    });
    const close = this.CONSUME(t.RBrace) as PyToken;
    if (debug !== null && conversion < 0 && format_spec === null) conversion = 114;
    const field: ast.Expr = at({ kind: 'FormattedValue', value, conversion, format_spec }, open, close);
    if (debug === null || this.RECORDING_PHASE) return [field];
    const text = withoutComments(this.source.slice(open.end, afterDebug.startOffset));
    const end = { endLine: afterDebug.startLine, endCol: afterDebug.col } as PyToken;
    const start = { startLine: open.startLine, col: open.endCol } as PyToken;
    return [at({ kind: 'Constant', value: { type: 'str', value: text } }, start, end), field];
  });
}

/** Joins neighbouring text and drops empty text, as CPython does for f-strings. */
function mergeText(values: ast.Expr[]): ast.Expr[] {
  const out: ast.Expr[] = [];
  let text: { node: ast.Constant; pieces: string[] } | null = null;
  const flush = () => {
    if (text === null) return;
    const value = text.pieces.join('');
    if (value !== '') {
      text.node.value = { type: 'str', value };
      out.push(text.node);
    }
    text = null;
  };
  for (const value of values) {
    if (value.kind !== 'Constant') {
      flush();
      out.push(value);
      continue;
    }
    const piece = (value.value as { value: string }).value;
    if (text === null) text = { node: { ...value }, pieces: [piece] };
    else {
      text.pieces.push(piece);
      text.node.end_lineno = value.end_lineno;
      text.node.end_col_offset = value.end_col_offset;
    }
  }
  flush();
  return out;
}

/** Comments are left out of the text that `{x=}` shows. */
function withoutComments(text: string): string {
  if (!text.includes('#')) return text;
  let out = '';
  let quote = '';
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (quote !== '') {
      if (text.startsWith(quote, i)) {
        out += quote;
        i += quote.length - 1;
        quote = '';
      } else if (char === '\\') out += char + (text[++i] ?? '');
      else out += char;
    } else if (char === '#') {
      const end = text.indexOf('\n', i);
      if (end < 0) break;
      i = end - 1;
    } else {
      if (char === '"' || char === "'") {
        quote = text.startsWith(char.repeat(3), i) ? char.repeat(3) : char;
        out += quote;
        i += quote.length - 1;
      } else out += char;
    }
  }
  return out;
}
