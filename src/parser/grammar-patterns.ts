/** The patterns of `case`. https://docs.python.org/3.14/reference/compound_stmts.html#patterns */
import type { IOrAlt } from 'chevrotain';
import type { PyToken } from '../lexer/tokens.ts';
import * as t from '../lexer/tokens.ts';
import type * as ast from './ast.ts';
import type { Rule } from './grammar-base.ts';
import { ExpressionGrammar } from './grammar-expressions.ts';
import { at } from './grammar-nodes.ts';
import { idx } from './grammar-tokens.ts';

const COMMA = idx(t.Comma);
const DOT = idx(t.Dot);
const EQUAL = idx(t.Equal);
const LPAREN = idx(t.LParen);
const NAME = idx(t.Name);
const VBAR = idx(t.VBar);
const AS = idx(t.As);

/** Rules for patterns. */
export abstract class PatternGrammar extends ExpressionGrammar {
  /** What follows `case`: a pattern, or an open sequence of patterns. */
  casePattern: Rule<ast.Pattern> = this.RULE('casePattern', () => {
    const start = this.next;
    const first = this.SUBRULE(this.maybeStarPattern);
    if (!this.RECORDING_PHASE && this.peek(1) !== COMMA) {
      this.failUnless(first.kind !== 'MatchStar');
      return first;
    }
    const patterns = [first];
    let comma = false;
    this.MANY(() => {
      this.failUnless(!comma);
      this.CONSUME(t.Comma);
      comma = true;
      this.OPTION(() => {
        patterns.push(this.SUBRULE1(this.maybeStarPattern));
        comma = false;
      });
    });
    return at({ kind: 'MatchSequence', patterns }, start, this.last);
  });

  maybeStarPattern: Rule<ast.Pattern> = this.RULE('maybeStarPattern', () =>
    this.OR(
      (this.maybeStarAlts ??= [
        {
          ALT: () => {
            const star = this.CONSUME(t.Star) as PyToken;
            const token = this.CONSUME(t.Name) as PyToken;
            const name = token.image === '_' ? null : token.image;
            return at({ kind: 'MatchStar', name }, star, token);
          },
        },
        { ALT: () => this.SUBRULE(this.pattern) },
      ]),
    ),
  );
  maybeStarAlts: IOrAlt<ast.Pattern>[] | undefined;

  /** Alternatives, and a name for what they match. */
  pattern: Rule<ast.Pattern> = this.RULE('pattern', () => {
    const start = this.next;
    let node = this.SUBRULE(this.closedPattern);
    if (this.RECORDING_PHASE || this.peek(1) === VBAR) {
      const patterns = [node];
      this.MANY(() => {
        this.CONSUME(t.VBar);
        patterns.push(this.SUBRULE1(this.closedPattern));
      });
      node = at({ kind: 'MatchOr', patterns }, start, this.last);
    }
    if (this.RECORDING_PHASE || this.peek(1) === AS) {
      this.OPTION(() => {
        this.CONSUME(t.As);
        const name = this.captureName(this.CONSUME(t.Name) as PyToken);
        node = at({ kind: 'MatchAs', pattern: node, name }, start, this.last);
      });
    }
    return node;
  });

  /** A name that a pattern binds: not `_`, and not the start of something longer. */
  captureName(token: PyToken): string {
    if (!this.RECORDING_PHASE) {
      const next = this.peek(1);
      this.failUnless(token.image !== '_' && next !== DOT && next !== LPAREN && next !== EQUAL);
    }
    return token.image;
  }

  closedPattern: Rule<ast.Pattern> = this.RULE('closedPattern', () =>
    this.OR(
      (this.closedAlts ??= [
        {
          ALT: () => {
            const start = this.next;
            const value = this.SUBRULE(this.patternNumber);
            return at({ kind: 'MatchValue', value }, start, this.last);
          },
        },
        {
          ALT: () => {
            const start = this.next;
            const value = this.SUBRULE(this.strings);
            return at({ kind: 'MatchValue', value }, start, this.last);
          },
        },
        {
          ALT: () => {
            const token = this.CONSUME(t.None) as PyToken;
            return at({ kind: 'MatchSingleton', value: null }, token, token);
          },
        },
        {
          ALT: () => {
            const token = this.CONSUME(t.True) as PyToken;
            return at({ kind: 'MatchSingleton', value: true }, token, token);
          },
        },
        {
          ALT: () => {
            const token = this.CONSUME(t.False) as PyToken;
            return at({ kind: 'MatchSingleton', value: false }, token, token);
          },
        },
        { ALT: () => this.SUBRULE(this.namePattern) },
        { ALT: () => this.SUBRULE(this.groupPattern) },
        {
          ALT: () => {
            const open = this.CONSUME(t.LSquare) as PyToken;
            const patterns = this.SUBRULE(this.patternSequence);
            const close = this.CONSUME(t.RSquare) as PyToken;
            return at({ kind: 'MatchSequence', patterns }, open, close);
          },
        },
        { ALT: () => this.SUBRULE(this.mappingPattern) },
      ]),
    ),
  );
  closedAlts: IOrAlt<ast.Pattern>[] | undefined;

  /** A signed number, or a sum of a real and an imaginary one. */
  patternNumber: Rule<ast.Expr> = this.RULE('patternNumber', () => {
    const start = this.next;
    let left: ast.Expr = this.SUBRULE(this.signedNumber);
    const imaginary = (node: ast.Expr) => node.kind === 'Constant' && node.value.type === 'complex';
    this.OPTION(() => {
      const operator = this.OR([{ ALT: () => this.CONSUME(t.Plus) }, { ALT: () => this.CONSUME(t.Minus) }]);
      const right = this.number(this.CONSUME(t.NumberLiteral) as PyToken);
      const real = left.kind === 'UnaryOp' ? left.operand : left;
      this.failUnless(imaginary(right) && !imaginary(real));
      const op = operator.image === '+' ? 'Add' : 'Sub';
      left = at({ kind: 'BinOp', left, op, right }, start, this.last);
    });
    return left;
  });

  signedNumber: Rule<ast.Expr> = this.RULE('signedNumber', () => {
    const start = this.next;
    let negative = false;
    this.OPTION(() => {
      this.CONSUME(t.Minus);
      negative = true;
    });
    const operand = this.number(this.CONSUME(t.NumberLiteral) as PyToken);
    if (!negative) return operand;
    return at({ kind: 'UnaryOp', op: 'USub', operand }, start, this.last);
  });

  dottedName: Rule<ast.Expr> = this.RULE('dottedName', () => {
    const start = this.CONSUME(t.Name) as PyToken;
    let node: ast.Expr = at({ kind: 'Name', id: start.image, ctx: 'Load' }, start, start);
    this.MANY(() => {
      this.CONSUME(t.Dot);
      const name = this.CONSUME1(t.Name) as PyToken;
      node = at({ kind: 'Attribute', value: node, attr: name.image, ctx: 'Load' }, start, name);
    });
    return node;
  });

  /** A capture, a wildcard, a dotted value or a class pattern. */
  namePattern: Rule<ast.Pattern> = this.RULE('namePattern', () => {
    const start = this.next;
    const node = this.SUBRULE(this.dottedName);
    if (this.RECORDING_PHASE || this.peek(1) === LPAREN) {
      const pattern = this.SUBRULE(this.classPattern);
      if (this.RECORDING_PHASE) return pattern;
      pattern.cls = node;
      return at(pattern, start, this.last);
    }
    if (node.kind !== 'Name') return at({ kind: 'MatchValue', value: node }, start, this.last);
    this.failUnless(this.peek(1) !== EQUAL);
    const name = node.id === '_' ? null : node.id;
    return at({ kind: 'MatchAs', pattern: null, name }, start, start);
  });

  /** The arguments of a class pattern. */
  classPattern: Rule<ast.MatchClass> = this.RULE('classPattern', () => {
    this.CONSUME(t.LParen);
    const patterns: ast.Pattern[] = [];
    const kwd_attrs: string[] = [];
    const kwd_patterns: ast.Pattern[] = [];
    let comma = true;
    this.MANY(() => {
      this.failUnless(comma);
      comma = false;
      if (!this.RECORDING_PHASE && this.peek(1) === NAME && this.peek(2) === EQUAL) {
        kwd_attrs.push(this.CONSUME(t.Name).image);
        this.CONSUME(t.Equal);
        kwd_patterns.push(this.SUBRULE(this.pattern));
      } else {
        this.failUnless(kwd_attrs.length === 0);
        patterns.push(this.SUBRULE1(this.pattern));
      }
      this.OPTION(() => {
        this.CONSUME(t.Comma);
        comma = true;
      });
    });
    this.CONSUME(t.RParen);
    return { kind: 'MatchClass', patterns, kwd_attrs, kwd_patterns } as unknown as ast.MatchClass;
  });

  /** Patterns between brackets, separated by commas. */
  patternSequence: Rule<ast.Pattern[]> = this.RULE('patternSequence', () => {
    const patterns: ast.Pattern[] = [];
    this.trailingComma = true;
    this.MANY(() => {
      this.failUnless(this.trailingComma);
      patterns.push(this.SUBRULE(this.maybeStarPattern));
      this.trailingComma = false;
      this.OPTION(() => {
        this.CONSUME(t.Comma);
        this.trailingComma = true;
      });
    });
    return patterns;
  });
  /** Whether the sequence read last ended in a comma. */
  trailingComma = false;

  groupPattern: Rule<ast.Pattern> = this.RULE('groupPattern', () => {
    const open = this.CONSUME(t.LParen) as PyToken;
    const patterns = this.SUBRULE(this.patternSequence);
    const comma = this.trailingComma;
    const close = this.CONSUME(t.RParen) as PyToken;
    if (patterns.length === 1 && !comma && patterns[0].kind !== 'MatchStar') return patterns[0];
    this.failUnless(patterns.length !== 1 || comma);
    return at({ kind: 'MatchSequence', patterns }, open, close);
  });

  mappingPattern: Rule<ast.MatchMapping> = this.RULE('mappingPattern', () => {
    const open = this.CONSUME(t.LBrace) as PyToken;
    const keys: ast.Expr[] = [];
    const patterns: ast.Pattern[] = [];
    let rest = null as string | null;
    let comma = true;
    this.MANY(() => {
      this.failUnless(comma && rest === null);
      comma = false;
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.DoubleStar);
            rest = this.captureName(this.CONSUME(t.Name) as PyToken);
          },
        },
        {
          ALT: () => {
            keys.push(this.SUBRULE(this.mappingKey));
            this.CONSUME(t.Colon);
            patterns.push(this.SUBRULE(this.pattern));
          },
        },
      ]);
      this.OPTION(() => {
        this.CONSUME(t.Comma);
        comma = true;
      });
    });
    const close = this.CONSUME(t.RBrace) as PyToken;
    return at({ kind: 'MatchMapping', keys, patterns, rest }, open, close);
  });

  mappingKey: Rule<ast.Expr> = this.RULE('mappingKey', () =>
    this.OR([
      { ALT: () => this.SUBRULE(this.patternNumber) },
      { ALT: () => this.SUBRULE(this.strings) },
      {
        ALT: () => {
          const token = this.CONSUME(t.None) as PyToken;
          return at({ kind: 'Constant', value: { type: 'None' } }, token, token);
        },
      },
      {
        ALT: () => {
          const token = this.CONSUME(t.True) as PyToken;
          return at({ kind: 'Constant', value: { type: 'bool', value: true } }, token, token);
        },
      },
      {
        ALT: () => {
          const token = this.CONSUME(t.False) as PyToken;
          return at({ kind: 'Constant', value: { type: 'bool', value: false } }, token, token);
        },
      },
      {
        ALT: () => {
          const node = this.SUBRULE(this.dottedName);
          this.failUnless(node.kind === 'Attribute');
          return node;
        },
      },
    ]),
  );
}
