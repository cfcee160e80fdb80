/** What `help()` shows: our own, shorter form of pydoc's pages. */
import { getAttr, getAttrOptional } from '../../runtime/protocol/attribute.ts';
import { isCallable } from '../../runtime/protocol/call.ts';
import { repr, str } from '../../runtime/protocol/repr.ts';
import { PyType, typeOf, type Value } from '../../runtime/types.ts';
import { PyModule } from '../../runtime/values/function.ts';
import type { PyList } from '../../runtime/values/list.ts';
import { sortedDir } from '../object/object.ts';

function docOf(value: Value): string {
  const doc = getAttrOptional(value, '__doc__') ?? null;
  return doc === null ? '' : str(doc);
}

function indented(text: string): string {
  return text
    .split('\n')
    .map(line => (line === '' ? '' : `    ${line}`))
    .join('\n');
}

function heading(value: Value): string {
  const name = getAttrOptional(value, '__name__');
  const signature = getAttrOptional(value, '__text_signature__') ?? null;
  const shown = name === undefined ? repr(value) : str(name);
  return signature === null ? `${shown}(...)` : shown + str(signature).replace(/\$(self|module|type)(, \/)?(, )?/, '');
}

/** The public callables of a class or a module, one paragraph each. */
function membersOf(value: Value): string {
  let text = '';
  for (const name of (sortedDir(value) as PyList).items) {
    if (typeof name !== 'string' || name.startsWith('_')) continue;
    const member = getAttrOptional(value, name);
    if (member === undefined) continue;
    const doc = docOf(member);
    text += isCallable(member) && !(member instanceof PyType) ? `\n${heading(member)}\n` : `\n${name}\n`;
    if (doc !== '' && isCallable(member)) text += `${indented(doc)}\n`;
  }
  return text;
}

/** @param value what to explain; absent: how to use help */
export function helpText(value?: Value): string {
  if (value === undefined) return 'Type help(object) for help about object.\n';
  if (value instanceof PyModule) {
    return `Help on module ${str(getAttr(value, '__name__'))}:\n\n${docOf(value)}\n${membersOf(value)}`;
  }
  if (value instanceof PyType) {
    return `Help on class ${value.name} in module ${value.module}:\n\n${docOf(value)}\n${membersOf(value)}`;
  }
  if (isCallable(value)) {
    const doc = docOf(value);
    return `Help on ${typeOf(value).name} ${str(getAttrOptional(value, '__name__') ?? '')}:\n\n${heading(value)}\n${indented(doc)}\n`;
  }
  const type = typeOf(value);
  return `Help on ${type.name} object:\n\n${docOf(type)}\n${membersOf(type)}`;
}
