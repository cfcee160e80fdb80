/** `sys.audit` and `sys.addaudithook`: hooks hear of the events that Python code announces. */

import { registerRoots } from '../../../runtime/buffer/reachability.ts';
import { typeError } from '../../../runtime/errors.ts';
import { resetForEachProgram } from '../../../runtime/program-state.ts';
import { call } from '../../../runtime/protocol/call.ts';
import type { Row } from '../../../runtime/signature/declare.ts';
import { typeName, type Value } from '../../../runtime/types.ts';
import { strValue } from '../../../runtime/values/subclass.ts';
import { PyTuple } from '../../../runtime/values/tuple.ts';

const hooks: Value[] = [];
resetForEachProgram(() => {
  hooks.length = 0;
});
registerRoots(() => hooks);

export const auditRows: Record<string, Row> = {
  audit: [
    '(event?, /, *args)',
    (event: Value | undefined, args: Value[]) => {
      if (event === undefined) throw typeError('audit expected at least 1 argument, got 0');
      if (strValue(event) === undefined) {
        throw typeError(`audit() argument 1 must be str, not ${typeName(event)}`);
      }
      for (const hook of hooks) call(hook, event, new PyTuple([...args]));
      return null;
    },
    'Tells the hooks of an event.',
    undefined,
    '(event, /, *args)',
  ],
  addaudithook: [
    '(hook)',
    (hook: Value) => {
      hooks.push(hook);
      return null;
    },
    'Adds a function that hears of events.',
  ],
};
