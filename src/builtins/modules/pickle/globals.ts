/** How pickles name functions and classes: finding the module of an object, and the object of a name. */
import { AttributeError, isRaised, PyException, raise } from '../../../runtime/errors.ts';
import { interpreter } from '../../../runtime/interpreter.ts';
import { getAttr, getAttrOptional } from '../../../runtime/protocol/attribute.ts';
import { repr } from '../../../runtime/protocol/repr.ts';
import { PyType, type Value } from '../../../runtime/types.ts';
import { PyDict } from '../../../runtime/values/dict.ts';
import { strValue } from '../../../runtime/values/subclass.ts';
import { PyTuple } from '../../../runtime/values/tuple.ts';
import { picklingError } from './errors.ts';

/** Modules of CPython that are written in C and come here with the module that they serve. */
const INNER = new Set(['_io', '_operator', '_struct', '_functools', '_random']);

/** `import name`: the module itself, not its top package. */
export function importModule(given: string): Value {
  const name = INNER.has(given) ? given.slice(1) : given;
  const known = interpreter.modules.get(name);
  if (known !== undefined && known !== null) return known;
  interpreter.importModule(name, null, null, 0);
  return interpreter.modules.get(name) ?? null;
}

/** The object at a dotted path, and the one before it. @throws AttributeError */
export function attributeAt(root: Value, path: readonly string[]): { found: Value; parent: Value } {
  let parent = root;
  let found = root;
  for (const name of path) {
    parent = found;
    found = getAttr(found, name);
  }
  return { found, parent };
}

function isAt(module: Value, path: readonly string[], object: Value): boolean {
  let found: Value | undefined = module;
  for (const name of path) {
    found = getAttrOptional(found, name);
    if (found === undefined) return false;
  }
  return found === object;
}

/** In which module an object can be found by a dotted path (C `whichmodule`). */
export function whichModule(object: Value, path: readonly string[]): Value {
  const own = getAttrOptional(object, '__module__');
  if (own !== undefined && own !== null)
    return object instanceof PyType && strValue(own) === undefined ? object.module : own;
  for (const [name, module] of [...interpreter.modules.entries()]) {
    if (name === '__main__' || name === '__mp_main__' || module === null) continue;
    if (isAt(module, path, object)) return name;
  }
  return '__main__';
}

export interface Global {
  readonly module: string;
  readonly name: string;
  readonly path: readonly string[];
  readonly parent: Value;
  readonly moduleObject: Value;
}

/**
 * Where a pickle's reader will find an object.
 * @param given the name that `__reduce__` gave
 * @throws PicklingError if it is not there
 */
export function globalOf(object: Value, given: Value | undefined): Global {
  const named = given ?? getAttrOptional(object, '__qualname__') ?? getAttr(object, '__name__');
  const name = strValue(named);
  if (name === undefined) throw picklingError(`can't pickle ${repr(object)}: its name is no str`);
  const path = name.split('.');
  if (path.includes('<locals>')) throw picklingError(`Can't pickle local object ${repr(object)}`);
  const module = strValue(whichModule(object, path)) ?? '';
  let moduleObject: Value;
  try {
    moduleObject = importModule(module);
  } catch (thrown) {
    throw caused(thrown, `Can't pickle ${repr(object)}: No module named '${module}'`);
  }
  let at: { found: Value; parent: Value };
  try {
    at = attributeAt(moduleObject, path);
  } catch (thrown) {
    if (!isRaised(thrown, AttributeError)) throw thrown;
    throw caused(thrown, `Can't pickle ${repr(object)}: it's not found as ${module}.${name}`);
  }
  if (at.found !== object) {
    throw picklingError(`Can't pickle ${repr(object)}: it's not the same object as ${module}.${name}`);
  }
  return { module, name, path, parent: at.parent, moduleObject };
}

/** A PicklingError in whose context another exception stands. */
function caused(thrown: unknown, message: string): unknown {
  if (!(thrown instanceof PyException)) return thrown;
  const error = picklingError(message);
  error.value.context = thrown.value;
  return error;
}

/** `copyreg`'s table of that name. */
export function registry(
  name: 'dispatch_table' | '_extension_registry' | '_inverted_registry' | '_extension_cache',
): PyDict {
  return getAttr(importModule('copyreg'), name) as PyDict;
}

/** The extension code of a global, if `copyreg.add_extension` gave it one. */
export function extensionCode(module: string, name: string): Value | undefined {
  const codes = interpreter.modules.get('copyreg') === undefined ? undefined : registry('_extension_registry');
  return codes instanceof PyDict && codes.size > 0 ? codes.get(new PyTuple([module, name])) : undefined;
}

/** The attribute of a module for a pickle's reader (C `find_class`). @throws AttributeError */
export function findGlobal(module: string, name: string, dotted: boolean): Value {
  const found = importModule(module);
  if (!dotted || !name.includes('.')) return getAttr(found, name);
  try {
    return attributeAt(found, name.split('.')).found;
  } catch (thrown) {
    if (!isRaised(thrown, AttributeError)) throw thrown;
    throw raise(AttributeError, `Can't resolve path '${name}' on module '${module}'`);
  }
}
