/** The module `pydoc`: what `help()` shows, written in Python. There are no pages in HTML. */
import { interpreter } from '../../runtime/interpreter.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { functions } from '../../runtime/signature/declare.ts';
import { isHostsOutput, stream, writeText } from '../functions/text.ts';
import { docs } from './pydoc/docs-source.ts';
import { help } from './pydoc/help-source.ts';
import { pages } from './pydoc/pages-source.ts';

export const pydoc: ModuleDefinition = {
  name: 'pydoc',
  doc: 'Pages that explain objects.',
  create: () =>
    new Map(
      functions('pydoc', {
        _page: [
          '(text: str, /)',
          (text: string) => {
            const stdout = stream('stdout');
            const { host } = interpreter;
            const pages = host.page !== undefined && isHostsOutput(stdout);
            if (pages) host.page!(text);
            else writeText(stdout, text);
            return pages;
          },
          'Shows a text in the host’s pager, or writes it. Gives whether there is a pager.',
        ],
      }),
    ),
  source: docs + pages + help,
};
