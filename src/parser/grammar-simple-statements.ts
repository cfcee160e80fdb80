/** Statements that fit on a line, assignments first. https://docs.python.org/3.14/reference/simple_stmts.html */
import type { IOrAlt } from 'chevrotain';
import type { PyToken } from '../lexer/tokens.ts';
import * as t from '../lexer/tokens.ts';
import type * as ast from './ast.ts';
import type { Rule } from './grammar-base.ts';
import { at } from './grammar-nodes.ts';
import { PatternGrammar } from './grammar-patterns.ts';
import { idx } from './grammar-tokens.ts';
import { augmentedOperator } from './operators.ts';

const COLON = idx(t.Colon);
const EQUAL = idx(t.Equal);
const NAME = idx(t.Name);
const AUGMENTED = idx(t.AugOperator);

/** Rules for simple statements. */
export abstract class SimpleStatementGrammar extends PatternGrammar {
  abstract importStatement: Rule<void>;
  abstract importFrom: Rule<void>;

  /** Where statements go. */
  body: ast.Stmt[] = [];

  simpleStatement: Rule<void> = this.RULE('simpleStatement', () => {
    // `type` is a name like any other; before another name it begins a statement.
    if (!this.RECORDING_PHASE && this.next.image === 'type' && this.peek(1) === NAME && this.peek(2) === NAME) {
      this.SUBRULE(this.typeAlias);
      return;
    }
    this.OR((this.simpleAlts ??= this.makeSimpleAlts()));
  });
  simpleAlts: IOrAlt<void>[] | undefined;

  makeSimpleAlts(): IOrAlt<void>[] {
    const word = (kind: 'Pass' | 'Break' | 'Continue', type: typeof t.Pass): IOrAlt<void> => ({
      ALT: () => {
        const token = this.CONSUME(type) as PyToken;
        this.body.push(at({ kind }, token, token));
      },
    });
    return [
      { ALT: () => this.SUBRULE(this.expressionStatement) },
      word('Pass', t.Pass),
      word('Break', t.Break),
      word('Continue', t.Continue),
      { ALT: () => this.SUBRULE(this.returnStatement) },
      { ALT: () => this.SUBRULE(this.importStatement) },
      { ALT: () => this.SUBRULE(this.importFrom) },
      { ALT: () => this.SUBRULE(this.raiseStatement) },
      { ALT: () => this.SUBRULE(this.assertStatement) },
      { ALT: () => this.SUBRULE(this.delStatement) },
      { ALT: () => this.SUBRULE(this.globalStatement) },
      { ALT: () => this.SUBRULE(this.nonlocalStatement) },
    ];
  }

  // ---------------------------------------------------------------- assignment

  /** The right side of an assignment: expressions or `yield`. */
  rightSide: Rule<ast.Expr> = this.RULE('rightSide', () =>
    this.OR(
      (this.rightAlts ??= [
        { ALT: () => this.SUBRULE(this.expressionList) },
        { ALT: () => this.SUBRULE(this.yieldExpression) },
      ]),
    ),
  );
  rightAlts: IOrAlt<ast.Expr>[] | undefined;

  expressionStatement: Rule<void> = this.RULE('expressionStatement', () => {
    const start = this.next;
    const first = this.SUBRULE(this.rightSide);
    const next = this.peek(1);
    if (!this.RECORDING_PHASE && next !== EQUAL && next !== COLON && next !== AUGMENTED) {
      this.body.push(at({ kind: 'Expr', value: first }, start, this.last));
      return;
    }
    const firstEnd = this.last;
    this.OR([
      {
        ALT: () => {
          const targets: ast.Expr[] = [];
          let value = first;
          this.AT_LEAST_ONE(() => {
            this.store(value);
            targets.push(value);
            this.CONSUME(t.Equal);
            value = this.SUBRULE1(this.rightSide);
          });
          this.body.push(at({ kind: 'Assign', targets, value }, start, this.last));
        },
      },
      {
        ALT: () => {
          const operator = this.CONSUME(t.AugmentedAssign);
          this.failUnless(this.isSingleTarget(first));
          this.store(first);
          const value = this.SUBRULE2(this.rightSide);
          if (this.RECORDING_PHASE) return;
          const target = first as ast.AugAssign['target'];
          const op = augmentedOperator(operator.image);
          this.body.push(at({ kind: 'AugAssign', target, op, value }, start, this.last));
        },
      },
      {
        ALT: () => {
          this.failUnless(this.isSingleTarget(first));
          // A parenthesised name is no simple target: `(x): int` makes no annotation.
          const simple = first.kind === 'Name' && firstEnd === start;
          this.store(first);
          this.CONSUME(t.Colon);
          const annotation = this.SUBRULE(this.expression);
          let value = null as ast.Expr | null;
          this.OPTION(() => {
            this.CONSUME1(t.Equal);
            value = this.SUBRULE3(this.rightSide);
          });
          const target = first as ast.AnnAssign['target'];
          this.body.push(at({ kind: 'AnnAssign', target, annotation, value, simple }, start, this.last));
        },
      },
    ]);
  });

  isSingleTarget(node: ast.Expr): boolean {
    return node.kind === 'Name' || node.kind === 'Attribute' || node.kind === 'Subscript';
  }

  // ---------------------------------------------------------------- other simple statements

  typeAlias: Rule<void> = this.RULE('typeAlias', () => {
    const start = this.CONSUME(t.Name) as PyToken;
    const word = this.CONSUME1(t.Name) as PyToken;
    const name: ast.Name = at({ kind: 'Name', id: word.image, ctx: 'Store' }, word, word);
    const type_params = this.SUBRULE(this.typeParameters);
    this.CONSUME(t.Equal);
    const value = this.SUBRULE(this.expression);
    this.body.push(at({ kind: 'TypeAlias', name, type_params, value }, start, this.last));
  });

  returnStatement: Rule<void> = this.RULE('returnStatement', () => {
    const start = this.CONSUME(t.Return) as PyToken;
    let value = null as ast.Expr | null;
    this.OPTION(() => {
      value = this.SUBRULE(this.expressionList);
    });
    this.body.push(at({ kind: 'Return', value }, start, this.last));
  });

  raiseStatement: Rule<void> = this.RULE('raiseStatement', () => {
    const start = this.CONSUME(t.Raise) as PyToken;
    let exc = null as ast.Expr | null;
    let cause = null as ast.Expr | null;
    this.OPTION(() => {
      exc = this.SUBRULE(this.expression);
      this.OPTION1(() => {
        this.CONSUME(t.From);
        cause = this.SUBRULE1(this.expression);
      });
    });
    this.body.push(at({ kind: 'Raise', exc, cause }, start, this.last));
  });

  assertStatement: Rule<void> = this.RULE('assertStatement', () => {
    const start = this.CONSUME(t.Assert) as PyToken;
    const test = this.SUBRULE(this.expression);
    let msg = null as ast.Expr | null;
    this.OPTION(() => {
      this.CONSUME(t.Comma);
      msg = this.SUBRULE1(this.expression);
    });
    this.body.push(at({ kind: 'Assert', test, msg }, start, this.last));
  });

  delStatement: Rule<void> = this.RULE('delStatement', () => {
    const start = this.CONSUME(t.Del) as PyToken;
    const targets: ast.Expr[] = [];
    let comma = true;
    this.AT_LEAST_ONE(() => {
      this.failUnless(comma);
      comma = false;
      const target = this.SUBRULE(this.primary);
      this.store(target, 'Del');
      targets.push(target);
      this.OPTION(() => {
        this.CONSUME(t.Comma);
        comma = true;
      });
    });
    this.body.push(at({ kind: 'Delete', targets }, start, this.last));
  });

  names: Rule<string[]> = this.RULE('names', () => {
    const names: string[] = [];
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => names.push(this.CONSUME(t.Name).image) });
    return names;
  });

  globalStatement: Rule<void> = this.RULE('globalStatement', () => {
    const start = this.CONSUME(t.Global) as PyToken;
    const names = this.SUBRULE(this.names);
    this.body.push(at({ kind: 'Global', names }, start, this.last));
  });

  nonlocalStatement: Rule<void> = this.RULE('nonlocalStatement', () => {
    const start = this.CONSUME(t.Nonlocal) as PyToken;
    const names = this.SUBRULE(this.names);
    this.body.push(at({ kind: 'Nonlocal', names }, start, this.last));
  });
}
