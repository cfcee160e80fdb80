/** The module `atexit`. */
import { typeError } from '../../runtime/errors.ts';
import { exitCalls } from '../../runtime/lifetime/watched.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { callWithKeywords, isCallable } from '../../runtime/protocol/call.ts';
import { equals } from '../../runtime/protocol/compare.ts';
import { functions } from '../../runtime/signature/declare.ts';
import type { Value } from '../../runtime/types.ts';

export const atexit: ModuleDefinition = {
  name: 'atexit',
  doc: 'Functions that are called when the program ends.',
  create: () =>
    functions('atexit', {
      register: [
        '(func, /, *args, **kwargs)',
        (callee: Value, args: Value[], keywords: Map<string, Value>) => {
          if (!isCallable(callee)) throw typeError('the first argument must be callable');
          const names = keywords.size === 0 ? null : [...keywords.keys()];
          exitCalls.push({ callee, args: [...args, ...keywords.values()], kwnames: names });
          return callee;
        },
        'Has a function called when the program ends, the last one first.',
      ],
      unregister: [
        '(func, /)',
        (callee: Value) => {
          for (let i = exitCalls.length - 1; i >= 0; i--) {
            if (exitCalls[i] !== undefined && equals(exitCalls[i].callee, callee)) exitCalls.splice(i, 1);
          }
          return null;
        },
        'Takes a function back, however often it was registered.',
      ],
      _run_exitfuncs: [
        '()',
        () => {
          for (let call = exitCalls.pop(); call !== undefined; call = exitCalls.pop()) {
            callWithKeywords(call.callee, [...call.args], call.kwnames);
          }
          return null;
        },
        'Calls them now.',
      ],
      _clear: [
        '()',
        () => {
          exitCalls.length = 0;
          return null;
        },
        'Forgets them.',
      ],
      _ncallbacks: ['()', () => exitCalls.length, 'How many there are.'],
    }),
};
