/** What a traceback adds to the message of a NameError, AttributeError or ImportError. */
import {
  AttributeError,
  ImportError,
  NameError,
  type PyBaseException,
  PyException,
  type PyTraceback,
  TypeError_,
} from '../errors.ts';
import type { Frame } from '../eval/frame.ts';
import { interpreter } from '../interpreter.ts';
import { getAttr, getAttrOptional } from '../protocol/attribute.ts';
import { call0, lookupSpecial } from '../protocol/call.ts';
import { toArray } from '../protocol/iterate.ts';
import { stdlibModuleNames } from '../stdlib-names.ts';
import type { Maybe, Value } from '../types.ts';
import { PyDict } from '../values/dict.ts';
import { strValue } from '../values/subclass.ts';
import { compareText } from '../values/text.ts';
import { localNames, localVariable, mappingNames } from './frame-locals.ts';
import { suggest } from './suggestion.ts';

/**
 * The hint that follows the message (`TracebackException.__init__` in Lib/traceback.py).
 * @returns text that begins with `. ` or a blank; empty when there is nothing to say
 */
export function hintFor(error: PyBaseException, traceback: PyTraceback | null): string {
  const { type } = error;
  if (type.isSubtypeOf(ImportError)) {
    const name = attribute(error, 'name_from');
    if (name !== undefined && name !== null) return didYouMean(suggestion(error, traceback, name));
  }
  const isName = type.isSubtypeOf(NameError);
  if (!isName && !type.isSubtypeOf(AttributeError)) return '';
  const name = attribute(error, 'name');
  if (name === undefined || name === null) return '';
  const found = suggestion(error, traceback, name);
  const hint = didYouMean(found);
  const text = strValue(name);
  if (!isName || text === undefined || !stdlibModuleNames.has(text)) return hint;
  return `${hint}${found === null ? '. Did' : ' Or did'} you forget to import '${text}'?`;
}

function didYouMean(name: string | null): string {
  return name === null || name === '' ? '' : `. Did you mean: '${name}'?`;
}

function attribute(error: PyBaseException, name: string): Maybe {
  return getAttrOptional(error, name);
}

/** Whatever an object's own code raises while names are collected ends the search. */
function suggestion(error: PyBaseException, traceback: PyTraceback | null, wrong: Value): string | null {
  const name = strValue(wrong);
  if (name === undefined) return null;
  let last = traceback;
  while (last !== null && last.next !== null) last = last.next;
  try {
    if (error.type.isSubtypeOf(AttributeError)) return suggestAttribute(error, last, name);
    if (error.type.isSubtypeOf(ImportError)) return suggestImport(error, name);
    return last === null ? null : suggestName(last, name);
  } catch (thrown) {
    if (thrown instanceof PyException) return null;
    throw thrown;
  }
}

function suggestAttribute(error: PyBaseException, last: PyTraceback | null, name: string): string | null {
  const object = getAttr(error, 'obj');
  let names = directory(object);
  if (!name.startsWith('_') && !(last !== null && localVariable(last.frame as Frame, 'self') === object)) {
    names = names.filter(n => !n.startsWith('_'));
  }
  return suggest(name, names);
}

function suggestImport(error: PyBaseException, name: string): string | null {
  const path = strValue(getAttr(error, 'name'));
  const module = path === undefined ? undefined : interpreter.modules.get(path.split('.')[0]);
  if (module === undefined) return null;
  const names = directory(module);
  return suggest(name, name.startsWith('_') ? names : names.filter(n => !n.startsWith('_')));
}

function suggestName(last: PyTraceback, name: string): string | null {
  const frame = last.frame as Frame;
  const self = localVariable(frame, 'self');
  if (self !== undefined && getAttrOptional(self, name) !== undefined) return `self.${name}`;
  const builtins = frame.globals.get('__builtins__');
  return suggest(name, [
    ...localNames(frame),
    ...mappingNames(frame.globals),
    ...mappingNames(builtins instanceof PyDict ? builtins : interpreter.builtins),
  ]);
}

/** The names that an object's `__dir__` gives, sorted. */
function directory(object: Value): string[] {
  let names: Value;
  try {
    names = call0(getAttr(object, '__dir__'));
  } catch (thrown) {
    // A class finds the __dir__ of its instances first.
    if (!(thrown instanceof PyException) || !thrown.value.type.isSubtypeOf(TypeError_)) throw thrown;
    names = call0(lookupSpecial(object, '__dir__')!);
  }
  const texts = toArray(names).map(strValue);
  return texts.filter((text): text is string => text !== undefined).sort(compareText);
}
