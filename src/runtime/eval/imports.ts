/** The `import` statements. */
import type { Import, ImportFrom } from '../../parser/ast.ts';
import { ImportError, PyBaseException, PyException } from '../errors.ts';
import { interpreter } from '../interpreter.ts';
import { fileOfModule, getAttr, getAttrOptional } from '../protocol/attribute.ts';
import { callWithKeywords } from '../protocol/call.ts';
import { toArray } from '../protocol/iterate.ts';
import { renamingHint } from '../protocol/module-shadowing.ts';
import { setItem } from '../protocol/subscript.ts';
import type { Value } from '../types.ts';
import { PyDict } from '../values/dict.ts';
import { PyModule } from '../values/function.ts';
import { PyTuple } from '../values/tuple.ts';
import { statementBinders } from './bind.ts';
import type { Context } from './context.ts';
import type { Exec, Frame } from './frame.ts';
import { bindStore } from './names.ts';

/** Imports through `builtins.__import__`, which a program may replace. */
function importName(frame: Frame, name: string, fromlist: Value, level: number): Value {
  const importer = interpreter.builtins.get('__import__');
  if (importer === undefined) {
    throw new PyException(new PyBaseException(ImportError, new PyTuple(['__import__ not found'])));
  }
  return callWithKeywords(importer, [name, frame.globals, null, fromlist, level], null);
}

statementBinders.Import = (node: Import, context: Context): Exec => {
  const steps = node.names.map(alias => ({
    name: context.mangle(alias.name),
    asname: alias.asname,
    store: bindStore(alias.asname ?? alias.name.split('.')[0], context),
  }));
  return frame => {
    for (const { name, asname, store } of steps) {
      frame.at = node;
      const module = importName(frame, name, null, 0);
      store(frame, asname === null ? module : submodule(module, name));
    }
    return undefined;
  };
};

/** `import a.b as x` binds `a.b`. */
function submodule(module: Value, name: string): Value {
  let result = module;
  for (const part of name.split('.').slice(1)) result = importFrom(result, part);
  return result;
}

statementBinders.ImportFrom = (node: ImportFrom, context: Context): Exec => {
  const name = context.mangle(node.module ?? '');
  if (node.names[0].name === '*') {
    return frame => {
      frame.at = node;
      importStar(importName(frame, name, new PyTuple(['*']), node.level), frame);
      return undefined;
    };
  }
  const fromlist = new PyTuple(node.names.map(alias => context.mangle(alias.name)));
  const steps = node.names.map(alias => ({
    name: context.mangle(alias.name),
    store: bindStore(alias.asname ?? alias.name, context),
  }));
  return frame => {
    frame.at = node;
    const module = importName(frame, name, fromlist, node.level);
    for (const { name: each, store } of steps) {
      frame.at = node;
      store(frame, importFrom(module, each));
    }
    return undefined;
  };
};

/** CPython's `_PyEval_ImportFrom`: an attribute, or a submodule that is still being imported. */
export function importFrom(module: Value, name: string): Value {
  const found = getAttrOptional(module, name);
  if (found !== undefined) return found;
  const own = getAttrOptional(module, '__name__');
  if (typeof own === 'string') {
    const loaded = interpreter.modules.get(`${own}.${name}`);
    if (loaded !== undefined) return loaded;
  }
  const shown = typeof own === 'string' ? own : '<unknown module name>';
  const file = getAttrOptional(module, '__file__');
  const place = typeof file === 'string' ? file : 'unknown location';
  const partial = module instanceof PyModule && module.initializing;
  const renaming = module instanceof PyModule ? renamingHint(module, fileOfModule(module)) : null;
  const message =
    renaming !== null
      ? `cannot import name '${name}' from '${shown}' (${renaming})`
      : partial
        ? `cannot import name '${name}' from partially initialized module '${shown}' (most likely due to a circular import) (${place})`
        : `cannot import name '${name}' from '${shown}' (${place})`;
  const error = new PyBaseException(ImportError, new PyTuple([message]));
  error.setField('name', shown);
  error.setField('path', typeof file === 'string' ? file : null);
  error.setField('name_from', name);
  throw new PyException(error);
}

function importStar(module: Value, frame: Frame): void {
  const listed = getAttrOptional(module, '__all__');
  const dict = module instanceof PyModule ? module.dict : getAttr(module, '__dict__');
  const names =
    listed === undefined ? toArray(dict).filter(n => typeof n === 'string' && !n.startsWith('_')) : toArray(listed);
  for (const name of names as string[]) {
    const value = getAttr(module, name);
    if (frame.namespace !== undefined && !(frame.namespace instanceof PyDict)) setItem(frame.namespace, name, value);
    else ((frame.namespace as PyDict | undefined) ?? frame.globals).set(name, value);
  }
}
