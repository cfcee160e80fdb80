/** The modules `contextvars` and `_contextvars`. */
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { functions } from '../../runtime/signature/declare.ts';
import type { Value } from '../../runtime/types.ts';
import { contextType, contextVarType, copyOfCurrent, tokenType } from './contextvars/objects.ts';

export const contextvarsCore: ModuleDefinition = {
  name: '_contextvars',
  doc: 'Context variables.',
  create: () =>
    new Map<string, Value>([
      ['Context', contextType],
      ['ContextVar', contextVarType],
      ['Token', tokenType],
      ...functions('_contextvars', {
        copy_context: ['()', copyOfCurrent, 'A copy of the current context.'],
      }),
    ]),
};

export const contextvars: ModuleDefinition = {
  name: 'contextvars',
  doc: 'Variables whose values belong to contexts, such as tasks have each for itself.',
  source: `
from collections.abc import Mapping as _Mapping
from _contextvars import Context, ContextVar, Token, copy_context

__all__ = 'Context', 'ContextVar', 'Token', 'copy_context'
_Mapping.register(Context)
`,
};
