/**
 * Warnings: filters, registries and what is done with a warning (`Python/_warnings.c`). The module `warnings` holds the
 * Python side; while nobody has imported it, warnings go straight to `sys.stderr`.
 */
import {
  DeprecationWarning,
  exceptionTypes,
  ImportWarning,
  PendingDeprecationWarning,
  PyBaseException,
  PyException,
  ResourceWarning,
  RuntimeError,
  raise,
  typeError,
  valueError,
} from '../errors.ts';
import { interpreter } from '../interpreter.ts';
import { resetForEachProgram } from '../program-state.ts';
import { isInstance, type Maybe, PyType, typeName, type Value } from '../types.ts';
import { PyDict } from '../values/dict.ts';
import { PyModule } from '../values/function.ts';
import { PyList } from '../values/list.ts';
import { strValue } from '../values/subclass.ts';
import { PyTuple } from '../values/tuple.ts';
import { getAttr, getAttrOptional } from './attribute.ts';
import { call, call1, callMethod } from './call.ts';
import { equals } from './compare.ts';
import { indexOf, isTrue } from './number.ts';
import { repr, str } from './repr.ts';

const entry = (action: string, category: PyType, module: Value = null) =>
  new PyTuple([action, null, category, module, 0]);

/** What the interpreter itself keeps of warnings; the module `warnings` shares its objects. */
class WarningState {
  filters: Value = new PyList([
    entry('default', DeprecationWarning, '__main__'),
    entry('ignore', DeprecationWarning),
    entry('ignore', PendingDeprecationWarning),
    entry('ignore', ImportWarning),
    entry('ignore', ResourceWarning),
  ]);
  onceRegistry: Value = new PyDict();
  defaultAction: Value = 'default';
  /** Counts changes of the filters: registries of another version are void. */
  version = 0;
}

let state: WarningState | undefined;

/** The state of warnings, made when it is first needed. */
export function warningState(): WarningState {
  state ??= new WarningState();
  return state;
}

// All filters and everything that was shown.
resetForEachProgram(() => {
  state = undefined;
});

/** An attribute of the module `warnings`, if that was imported. */
function ofModule(name: string): Maybe {
  const module = interpreter.modules.get('warnings');
  return module instanceof PyModule ? getAttrOptional(module, name) : undefined;
}

/** An attribute of the module, kept for when it is deleted there. */
function shared(name: string, field: 'filters' | 'onceRegistry' | 'defaultAction'): Value {
  const found = ofModule(name);
  if (found !== undefined) warningState()[field] = found;
  return warningState()[field];
}

function isSubclass(cls: Value, of: Value): boolean {
  if (cls instanceof PyType && of instanceof PyType && of.type.name === 'type') return cls.isSubtypeOf(of);
  return isTrue(call(interpreter.builtins.get('issubclass') as Value, cls, of));
}

/** `None` matches all, a text what equals it, anything else decides with its method `match`. */
function matches(pattern: Value, text: Value): boolean {
  if (pattern === null) return true;
  if (typeof pattern === 'string') return equals(pattern, text);
  return isTrue(callMethod(pattern, 'match', text));
}

/** The action that the filters have for a warning, and the filter that says so. */
function actionFor(category: Value, text: Value, lineno: Value, module: Value): [action: string, item: Value] {
  const filters = shared('filters', 'filters');
  if (!(filters instanceof PyList)) throw valueError('_warnings.filters must be a list');
  for (let i = 0; i < filters.items.length; i++) {
    const item = filters.items[i];
    if (!(item instanceof PyTuple) || item.items.length !== 5) {
      throw valueError(`warnings.filters item ${i} isn't a 5-tuple`);
    }
    const [action, message, kind, pattern, line] = item.items;
    const name = strValue(action);
    if (name === undefined) throw typeError(`action must be a string, not '${typeName(action)}'`);
    if (!matches(message, text) || !isSubclass(category, kind) || !matches(pattern, module)) continue;
    const number = indexOf(line);
    if (number === 0 || equals(number, lineno)) return [name, item];
  }
  const standard = shared('defaultaction', 'defaultAction');
  const name = strValue(standard);
  if (name === undefined) {
    throw typeError(`_warnings.defaultaction must be a string, not '${typeName(standard)}'`);
  }
  return [name, null];
}

/** Whether a registry has a key; one of an older version is emptied first. */
function alreadyWarned(registry: PyDict, key: Value, remember: boolean): boolean {
  const { version } = warningState();
  const known = registry.get('version');
  if (known !== version) {
    registry.clear();
    registry.set('version', version);
  } else {
    const found = registry.get(key);
    if (found !== undefined && isTrue(found)) return true;
  }
  if (remember) registry.set(key, true);
  return false;
}

/** The class that a warning has: its own, the one that is asked for, or UserWarning. @throws TypeError (Python) */
export function categoryOf(message: Value, category: Value): PyType {
  const Warning = exceptionTypes.get('Warning')!;
  if (isInstance(message, Warning)) return (message as PyBaseException).type;
  if (category === null) return exceptionTypes.get('UserWarning')!;
  if (category instanceof PyType && category.isSubtypeOf(Warning)) return category;
  throw typeError(`category must be a Warning subclass, not '${typeName(category)}'`);
}

/** A warning and where it points. */
export interface WarningRequest {
  category: Value;
  message: Value;
  filename: string;
  lineno: Value;
  /** The module that filters see; by default what the file's name says. */
  module?: Value | undefined;
  /** What was shown of this module before. */
  registry?: Value | undefined;
  /** The object that the warning is about. */
  source?: Value | undefined;
}

/** `warn_explicit` of `Python/_warnings.c`. @throws the warning itself where the filters say so (Python) */
export function warnExplicit({ category, message, filename, lineno, module, registry, source }: WarningRequest): void {
  if (module === null) return;
  if (registry !== undefined && registry !== null && !(registry instanceof PyDict)) {
    throw typeError("'registry' must be a dict or None");
  }
  const table = registry ?? null;
  const name = module ?? (filename === '' ? '<unknown>' : filename.replace(/\.py$/, ''));
  let text = message;
  let warning = message;
  let kind = category;
  if (isInstance(message, exceptionTypes.get('Warning')!)) {
    text = str(message);
    kind = (message as PyBaseException).type;
  } else warning = call1(category, message);
  const key = new PyTuple([text, kind, lineno]);
  if (table !== null && alreadyWarned(table, key, false)) return;
  const [action, item] = actionFor(kind, text, lineno, name);
  if (action === 'error') throw asException(warning);
  if (action === 'ignore') return;
  if (action !== 'always' && action !== 'all') {
    table?.set(key, true);
    const once = new PyTuple([text, kind]);
    if (action === 'once') {
      const known = table ?? shared('onceregistry', 'onceRegistry');
      if (!(known instanceof PyDict)) {
        throw typeError(`_warnings.onceregistry must be a dict, not '${typeName(known)}'`);
      }
      if (alreadyWarned(known, once, true)) return;
    } else if (action === 'module') {
      if (table !== null && alreadyWarned(table, once, true)) return;
    } else if (action !== 'default') {
      throw raise(RuntimeError, `Unrecognized action (${repr(action)}) in warnings.filters:\n ${repr(item)}`);
    }
  }
  show(warning, text, kind, filename, lineno, source ?? null);
}

function asException(warning: Value): PyException {
  if (warning instanceof PyBaseException) return new PyException(warning);
  throw typeError('exceptions must derive from BaseException');
}

/** Hands a warning to the module `warnings`, or writes it where that was not imported. */
function show(warning: Value, text: Value, category: Value, filename: string, lineno: Value, source: Value): void {
  const hook = ofModule('_showwarnmsg');
  if (hook !== undefined) {
    const make = ofModule('WarningMessage');
    if (make === undefined) throw raise(RuntimeError, 'unable to get warnings.WarningMessage');
    call1(hook, call(make, warning, category, filename, lineno, null, null, source));
    return;
  }
  const sys = interpreter.modules.get('sys');
  const stream = sys instanceof PyModule ? sys.dict.get('stderr') : undefined;
  if (stream === null) return;
  const line = interpreter.sourceLine(filename, Number(lineno))?.trim() ?? '';
  const shown = `${filename}:${lineno}: ${str(getAttr(category, '__name__'))}: ${str(text)}\n`;
  const all = line === '' ? shown : `${shown}  ${line}\n`;
  if (stream === undefined || stream === interpreter.stderr) interpreter.host.writeStderr(all);
  else callMethod(stream, 'write', all);
}

/** What the running code, or a caller, says of the place of a warning. */
interface Place {
  globals: PyDict | null;
  filename: string;
  lineno: Value;
}

const isInternal = (filename: string): boolean => filename.includes('importlib') && filename.includes('_bootstrap');

function placeAt(level: number, skipped: readonly string[]): Place {
  let frame = interpreter.frameAt(0);
  const fileOf = (each: Value): string => str(getAttr(getAttr(each, 'f_code'), 'co_filename'));
  if (skipped.length > 0 && level < 2) level = 2;
  if (level <= 0 || (frame !== null && isInternal(fileOf(frame)))) {
    while (--level > 0 && frame !== null) frame = getAttr(frame, 'f_back');
  } else {
    while (--level > 0 && frame !== null) {
      do frame = getAttr(frame, 'f_back');
      while (
        frame !== null &&
        (isInternal(fileOf(frame)) || skipped.some(prefix => fileOf(frame!).startsWith(prefix)))
      );
    }
  }
  if (frame === null) {
    const sys = interpreter.modules.get('sys');
    return { globals: sys instanceof PyModule ? sys.dict : null, filename: '<sys>', lineno: 0 };
  }
  const globals = getAttr(frame, 'f_globals');
  return {
    globals: globals instanceof PyDict ? globals : null,
    filename: fileOf(frame),
    lineno: getAttr(frame, 'f_lineno'),
  };
}

/** The module's name and its registry of what was shown, which is made where there is none. */
export function registryOf(globals: PyDict | null): { module: Value; registry: Value } {
  if (globals === null) return { module: '<string>', registry: null };
  let registry = globals.get('__warningregistry__');
  if (registry === undefined) globals.set('__warningregistry__', (registry = new PyDict()));
  return { module: globals.get('__name__') ?? '<string>', registry };
}

/**
 * `warnings.warn`: a warning that points at the running line, or at that of a caller.
 * @param level how many calls up: 1 is the running code
 * @param skipped beginnings of file names whose frames do not count
 */
export function warnAt(
  message: Value,
  category: Value,
  level: number,
  source: Value,
  skipped: readonly string[],
): void {
  const kind = categoryOf(message, category);
  const { globals, filename, lineno } = placeAt(level, skipped);
  warnExplicit({ category: kind, message, filename, lineno, source, ...registryOf(globals) });
}
