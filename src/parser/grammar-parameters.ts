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
