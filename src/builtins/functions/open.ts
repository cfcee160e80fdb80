/** The builtin `open`: the io module, which does the work, is loaded when a program first opens something. */
import { interpreter } from '../../runtime/interpreter.ts';
import type { Implementation } from '../../runtime/signature/builtin.ts';
import { functions } from '../../runtime/signature/declare.ts';
import type { Value } from '../../runtime/types.ts';

/** What opens files: set by `modules/io/open.ts` when it is loaded. */
export const opener: { open: Implementation | null } = { open: null };

/** `open`, of the modules builtins and io. */
export const openFunction = functions('_io', {
  open: [
    "(file, mode: str = 'r', buffering: int = -1, encoding: strOrNone = None, errors: strOrNone = None, newline: strOrNone = None, closefd: bool = True, opener=None)",
    (...args: unknown[]): Value => {
      if (opener.open === null) interpreter.importModule('_io', null, null, 0);
      return (opener.open as Implementation)(...args);
    },
    'Opens a file: text by default, bytes with `b` in the mode.',
  ],
}).get('open')!;
