/** Warnings through the filters of the module `warnings` (`Python/_warnings.c`). */
import { PyBaseException, PyException, RuntimeError, raise } from '../errors.ts';
import { interpreter } from '../interpreter.ts';
import type { PyType, Value } from '../types.ts';
import { PyDict } from '../values/dict.ts';
import { PyModule } from '../values/function.ts';
import { PyTuple } from '../values/tuple.ts';
import { getAttr } from './attribute.ts';
import { call, callMethod } from './call.ts';
import { toArray } from './iterate.ts';
import { repr, str } from './repr.ts';

/** The module `warnings`, if the program has imported it. */
export function warningsModule(): PyModule | undefined {
  const module = interpreter.modules.get('warnings');
  return module instanceof PyModule && module.dict.get('filters') !== undefined ? module : undefined;
}

/** Where a warning points, and who remembers that it was shown. */
export interface WarningSite {
  filename: Value;
  lineno: number;
  module: Value;
  registry: Value;
}

/** The site `depth` calls up from the running frame; beyond the outermost one, the interpreter's own. */
export function siteAt(depth: number): WarningSite {
  const frame = interpreter.frameAt(depth);
  if (frame === null) {
    const sys = interpreter.modules.get('sys') as PyModule;
    return { filename: '<sys>', lineno: 0, module: 'sys', registry: registryOf(sys.dict) };
  }
  const globals = getAttr(frame, 'f_globals') as PyDict;
  return {
    filename: getAttr(getAttr(frame, 'f_code'), 'co_filename'),
    lineno: (getAttr(frame, 'f_lineno') as number | null) ?? 0,
    module: globals.get('__name__') ?? '<string>',
    registry: registryOf(globals),
  };
}

function registryOf(globals: PyDict): Value {
  let registry = globals.get('__warningregistry__');
  if (registry === undefined) {
    registry = new PyDict();
    globals.set('__warningregistry__', registry);
  }
  return registry;
}

function matches(pattern: Value, text: Value): boolean {
  if (pattern === null) return true;
  if (typeof pattern === 'string') return pattern === text;
  return callMethod(pattern, 'match', text) !== null;
}

/** What the filters say is to be done with a warning, and the filter that said it. */
function actionFor(
  module: PyModule,
  text: string,
  category: Value,
  site: WarningSite,
): { action: Value; filter: Value } {
  for (const filter of toArray(module.dict.get('filters') as Value)) {
    const [action, message, kind, where, line] = toArray(filter);
    const fits =
      matches(message, text) &&
      (category as PyType).isSubtypeOf(kind as PyType) &&
      matches(where, site.module) &&
      (line === 0 || line === site.lineno);
    if (fits) return { action, filter };
  }
  return { action: module.dict.get('defaultaction') ?? 'default', filter: null };
}

/** True if the key was there already; it is afterwards. */
function marked(registry: Value, key: Value): boolean {
  if (!(registry instanceof PyDict)) return false;
  if (registry.get(key) !== undefined) return true;
  registry.set(key, true);
  return false;
}

/**
 * Issues a warning at a site: it is ignored, raised or shown, as the filters say.
 * @param message a text, or the warning itself
 * @throws the warning (Python) where a filter makes it an error
 */
export function warnExplicit(
  module: PyModule,
  message: Value,
  given: Value,
  site: WarningSite,
  source: Value = null,
): void {
  let category = given;
  let text = message;
  let warning = message;
  if (message instanceof PyBaseException) {
    text = str(message);
    category = message.type;
  } else {
    warning = call(category, message);
    if (typeof text !== 'string') text = str(text);
  }
  const { registry } = site;
  const version = module.dict.get('_filters_version') ?? 0;
  if (registry instanceof PyDict && registry.get('version') !== version) {
    callMethod(registry, 'clear');
    registry.set('version', version);
  }
  const key = new PyTuple([text, category, site.lineno]);
  if (registry instanceof PyDict && registry.get(key) !== undefined) return;
  const { action, filter } = actionFor(module, text as string, category, site);
  switch (action) {
    case 'error':
      throw new PyException(warning as PyBaseException);
    case 'ignore':
      return;
    case 'always':
    case 'all':
      break;
    case 'once':
      marked(registry, key);
      if (marked(registry ?? module.dict.get('onceregistry') ?? null, new PyTuple([text, category, 0]))) return;
      break;
    case 'module':
      marked(registry, key);
      if (marked(registry, new PyTuple([text, category, 0]))) return;
      break;
    case 'default':
      marked(registry, key);
      break;
    default:
      throw raise(RuntimeError, `Unrecognized action (${repr(action)}) in warnings.filters:\n ${repr(filter)}`);
  }
  show(module, warning, category, site, source);
}

function show(module: PyModule, warning: Value, category: Value, site: WarningSite, source: Value): void {
  const record = call(
    module.dict.get('WarningMessage') as Value,
    warning,
    category,
    site.filename,
    site.lineno,
    null,
    null,
    source,
  );
  const shown = module.dict.get('_showwarnmsg');
  if (shown === undefined) throw raise(RuntimeError, 'unable to get warnings._showwarnmsg');
  call(shown, record);
}
