/** The module `warnings`: filters in Python, what they decide in `runtime/protocol/warnings.ts`. */
import { typeError } from '../../runtime/errors.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { indexOf, toSsize } from '../../runtime/protocol/number.ts';
import { warnAt, warnExplicit, warningState } from '../../runtime/protocol/warnings.ts';
import { functions } from '../../runtime/signature/declare.ts';
import { typeName, type Value } from '../../runtime/types.ts';
import { PyDict } from '../../runtime/values/dict.ts';
import { strValue } from '../../runtime/values/subclass.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { source } from './warnings/source.ts';

/** Beginnings of file names, as `warn` takes them. */
function prefixes(value: Value): string[] {
  if (!(value instanceof PyTuple)) {
    throw typeError(
      `warn() argument 'skip_file_prefixes' must be tuple, not ${value === null ? 'None' : typeName(value)}`,
    );
  }
  return value.items.map(item => {
    const text = strValue(item);
    if (text === undefined) throw typeError(`Found non-str '${typeName(item)}' in skip_file_prefixes.`);
    return text;
  });
}

export const warnings: ModuleDefinition = {
  name: 'warnings',
  doc: 'Warnings: issuing, filtering and showing them.',
  create() {
    const names = functions('_warnings', {
      warn: [
        '(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=())',
        (
          message: Value,
          category: Value = null,
          stacklevel: Value = 1,
          source: Value = null,
          skipped: Value = new PyTuple([]),
        ) => {
          const level = toSsize(stacklevel);
          warnAt(message, category, level, source, prefixes(skipped));
          return null;
        },
        'Issues a warning at the line that runs, or at the line of a caller.',
      ],
      warn_explicit: [
        '(message, category, filename, lineno, module?, registry=None, module_globals=None, source=None)',
        (
          message: Value,
          category: Value,
          file: Value,
          line: Value,
          module?: Value,
          registry: Value = null,
          globals: Value = null,
          source: Value = null,
        ) => {
          const filename = strValue(file);
          if (filename === undefined) {
            const got = file === null ? 'None' : typeName(file);
            throw typeError(`warn_explicit() argument 'filename' must be str, not ${got}`);
          }
          const lineno = indexOf(line);
          if (globals !== null && !(globals instanceof PyDict)) {
            throw typeError(`module_globals must be a dict, not '${typeName(globals)}'`);
          }
          warnExplicit({ message, category, filename, lineno, module, registry, source });
          return null;
        },
        'Issues a warning at a place that is given.',
        undefined,
        '(message, category, filename, lineno, module=<unrepresentable>, registry=None, module_globals=None, source=None)',
      ],
      _filters_mutated_lock_held: [
        '()',
        () => {
          warningState().version++;
          return null;
        },
        'Makes void what registries remember: the filters are others now.',
      ],
    });
    const state = warningState();
    names.set('filters', state.filters);
    names.set('onceregistry', state.onceRegistry);
    names.set('defaultaction', state.defaultAction);
    return names;
  },
  source,
};
