/** The parameters of functions and lambdas. https://docs.python.org/3.14/reference/compound_stmts.html#function-definitions */
import type { ParserMethod } from 'chevrotain';
import type { PyToken } from '../lexer/tokens.ts';
import * as t from '../lexer/tokens.ts';
import type * as ast from './ast.ts';
import type { Rule } from './grammar-base.ts';
import { LiteralGrammar } from './grammar-literals.ts';
import { at } from './grammar-nodes.ts';
import { idx } from './grammar-tokens.ts';

const NAME = idx(t.Name);
const COLON = idx(t.Colon);
const RSQUARE = idx(t.RSquare);

/** Rules for parameters. */
export abstract class ParameterGrammar extends LiteralGrammar {
  abstract expression: ParserMethod<[noTernary?: boolean], ast.Expr>;
  abstract listItem: Rule<ast.Expr>;

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

  /** `[T: bound = default, *Ts, **P]`, or nothing (PEP 695). */
  typeParameters: Rule<ast.TypeParam[]> = this.RULE('typeParameters', () => {
    const found: ast.TypeParam[] = [];
    this.OPTION(() => {
      this.CONSUME(t.LSquare);
      this.AT_LEAST_ONE_SEP({
        SEP: t.Comma,
        DEF: () => {
          // A comma may stand before the bracket.
          if (this.RECORDING_PHASE || found.length === 0 || this.peek(1) !== RSQUARE) {
            found.push(this.SUBRULE(this.typeParameter));
          }
        },
      });
      this.failUnless(found.length > 0);
      this.CONSUME(t.RSquare);
    });
    return found;
  });

  typeParameter: Rule<ast.TypeParam> = this.RULE('typeParameter', () => {
    const start = this.next;
    let kind: ast.TypeParam['kind'] = 'TypeVar';
    this.OPTION(() => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.Star);
            kind = 'TypeVarTuple';
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.DoubleStar);
            kind = 'ParamSpec';
          },
        },
      ]);
    });
    const name = this.CONSUME(t.Name).image;
    let bound = null as ast.Expr | null;
    let default_value = null as ast.Expr | null;
    this.OPTION1(() => {
      this.failUnless(kind === 'TypeVar');
      this.CONSUME(t.Colon);
      bound = this.SUBRULE(this.expression);
    });
    this.OPTION2(() => {
      this.CONSUME(t.Equal);
      default_value = this.SUBRULE(this.listItem);
      this.failUnless(kind === 'TypeVarTuple' || default_value!.kind !== 'Starred');
    });
    const node = kind === 'TypeVar' ? { kind, name, bound, default_value } : { kind, name, default_value };
    return at(node as ast.TypeParam, start, this.last);
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
}
