/** `sys.set_asyncgen_hooks` and `sys.get_asyncgen_hooks` (PEP 525). */
import { asyncGeneratorHooks } from '../../../runtime/async-hooks.ts';
import { typeError } from '../../../runtime/errors.ts';
import { isCallable } from '../../../runtime/protocol/call.ts';
import type { Row } from '../../../runtime/signature/declare.ts';
import { type Maybe, typeName, type Value } from '../../../runtime/types.ts';
import { PyStructSequence, structSequence } from './struct-sequence.ts';

const hooksType = structSequence('sys', 'asyncgen_hooks', ['firstiter', 'finalizer'], [], {
  constructible: false,
  module: 'builtins',
});

function checked(name: string, hook: Maybe): void {
  if (hook !== undefined && hook !== null && !isCallable(hook)) {
    throw typeError(`callable ${name} expected, got ${typeName(hook)}`);
  }
}

export const asyncHookRows: Record<string, Row> = {
  set_asyncgen_hooks: [
    '(firstiter?, finalizer?)',
    (firstiter?: Value, finalizer?: Value) => {
      checked('finalizer', finalizer);
      checked('firstiter', firstiter);
      if (firstiter !== undefined) asyncGeneratorHooks.firstiter = firstiter;
      if (finalizer !== undefined) asyncGeneratorHooks.finalizer = finalizer;
      return null;
    },
    'Sets what is called at the first use of an asynchronous generator, and when one is lost.',
  ],
  get_asyncgen_hooks: [
    '()',
    () => new PyStructSequence(hooksType, [asyncGeneratorHooks.firstiter, asyncGeneratorHooks.finalizer]),
    'What set_asyncgen_hooks set.',
  ],
};
