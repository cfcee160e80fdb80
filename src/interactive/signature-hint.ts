/** The signature of the call that is being typed, and where in it the cursor is. */
import type { Namespace } from '../runtime/values/dict.ts';
import { type CallableParameter, firstDocLine, parametersOfKnown } from './callable-parameters.ts';
import { type CallContext, CursorContext } from './cursor-context.ts';
import type { SignatureHint } from './session-interface.ts';
import { staticValue } from './static-value.ts';

/** The call around the cursor; `null` if there is none, or if its callable is not known without running code. */
export function signatureHint(source: string, cursor: number, namespace: Namespace): SignatureHint | null {
  const call = new CursorContext(source, cursor).call();
  if (call === null) return null;
  const known = staticValue(call.callee, namespace);
  const parameters = known === undefined ? null : parametersOfKnown(known);
  if (known === undefined || 'type' in known || parameters === null) return null;
  const shown: string[] = [];
  let active = -1;
  const at = activeParameter(parameters, call);
  parameters.forEach((parameter, i) => {
    const { kind } = parameter;
    const previous = parameters[i - 1]?.kind;
    if (previous === 'positional' && kind !== 'positional') shown.push('/');
    if (kind === 'keyword' && previous !== 'keyword' && previous !== 'varargs') shown.push('*');
    if (i === at) active = shown.length;
    shown.push(parameter.shown);
  });
  if (parameters.at(-1)?.kind === 'positional') shown.push('/');
  return { name: call.callee, parameters: shown, active, doc: firstDocLine(known.value) };
}

/** The index of the parameter that the argument at the cursor is for; -1 if there is none. */
function activeParameter(parameters: readonly CallableParameter[], { keyword, index, given }: CallContext): number {
  const isPositional = ({ kind }: CallableParameter): boolean => kind === 'positional' || kind === 'either';
  if (keyword === null) {
    // Behind keyword arguments there are only others.
    if (given.length > 0) return -1;
    const found = parameters[index];
    if (found !== undefined && isPositional(found)) return index;
    return parameters.findIndex(({ kind }) => kind === 'varargs');
  }
  const named = parameters.findIndex(({ name, kind }) => name === keyword && (kind === 'either' || kind === 'keyword'));
  return named >= 0 ? named : parameters.findIndex(({ kind }) => kind === 'kwargs');
}
