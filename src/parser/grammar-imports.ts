/** Imports. https://docs.python.org/3.14/reference/simple_stmts.html#the-import-statement */
import type { PyToken } from '../lexer/tokens.ts';
import * as t from '../lexer/tokens.ts';
import type * as ast from './ast.ts';
import type { Rule } from './grammar-base.ts';
import { at } from './grammar-nodes.ts';
import { SimpleStatementGrammar } from './grammar-simple-statements.ts';

/** Rules for imports. */
export abstract class ImportGrammar extends SimpleStatementGrammar {
  moduleName: Rule<string> = this.RULE('moduleName', () => {
    let name = this.CONSUME(t.Name).image;
    this.MANY(() => {
      this.CONSUME(t.Dot);
      name += '.' + this.CONSUME1(t.Name).image;
    });
    return name;
  });

  importStatement: Rule<void> = this.RULE('importStatement', () => {
    const start = this.CONSUME(t.Import) as PyToken;
    const names: ast.Alias[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => {
        const first = this.next;
        const name = this.SUBRULE(this.moduleName);
        names.push(this.alias(name, first));
      },
    });
    this.body.push(at({ kind: 'Import', names }, start, this.last));
  });

  alias(name: string, first: PyToken): ast.Alias {
    const asname = this.SUBRULE(this.asName);
    return at({ kind: 'alias', name, asname }, first, this.last);
  }

  asName: Rule<string | null> = this.RULE('asName', () => {
    let asname = null as string | null;
    this.OPTION(() => {
      this.CONSUME(t.As);
      asname = this.CONSUME(t.Name).image;
    });
    return asname;
  });

  importFrom: Rule<void> = this.RULE('importFrom', () => {
    const start = this.CONSUME(t.From) as PyToken;
    let level = 0;
    let module = null as string | null;
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.Dot);
            level++;
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.Ellipsis);
            level += 3;
          },
        },
      ]);
    });
    this.OPTION(() => {
      module = this.SUBRULE(this.moduleName);
    });
    this.failUnless(level > 0 || module !== null);
    this.CONSUME(t.Import);
    let names: ast.Alias[] = [];
    this.OR1([
      {
        ALT: () => {
          const token = this.CONSUME(t.Star) as PyToken;
          names = [at({ kind: 'alias', name: '*', asname: null }, token, token)];
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.LParen);
          let comma = true;
          this.AT_LEAST_ONE(() => {
            this.failUnless(comma);
            comma = false;
            names.push(this.SUBRULE(this.importedName));
            this.OPTION1(() => {
              this.CONSUME(t.Comma);
              comma = true;
            });
          });
          this.CONSUME(t.RParen);
        },
      },
      {
        ALT: () => {
          this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => names.push(this.SUBRULE1(this.importedName)) });
        },
      },
    ]);
    this.body.push(at({ kind: 'ImportFrom', module, names, level }, start, this.last));
  });

  importedName: Rule<ast.Alias> = this.RULE('importedName', () => {
    const first = this.CONSUME(t.Name) as PyToken;
    return this.alias(first.image, first);
  });
}
