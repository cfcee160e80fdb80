/** The module `warnings`. */
import { PyBaseException, typeError, UserWarning, Warning } from '../../runtime/errors.ts';
import { interpreter } from '../../runtime/interpreter.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { toSsize } from '../../runtime/protocol/number.ts';
import { siteAt, type WarningSite, warnExplicit } from '../../runtime/protocol/warnings.ts';
import { functions } from '../../runtime/signature/declare.ts';
import { PyType, typeName, type Value } from '../../runtime/types.ts';
import { PyDict } from '../../runtime/values/dict.ts';
import type { PyModule } from '../../runtime/values/function.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { source } from './warnings/source.ts';

/** The class that a warning has: its own, or the one that is given. @throws TypeError (Python) */
function categoryOf(message: Value, given: Value): PyType {
  if (message instanceof PyBaseException && message.type.isSubtypeOf(Warning)) return message.type;
  if (given === null) return UserWarning;
  if (given instanceof PyType && given.isSubtypeOf(Warning)) return given;
  throw typeError(`category must be a Warning subclass, not '${typeName(given)}'`);
}

/** The site of the caller `level` calls up, files with these prefixes left out. */
function siteOutside(level: number, prefixes: readonly string[]): WarningSite {
  let depth = Math.max(level, 1) - 1;
  if (prefixes.length === 0) return siteAt(depth);
  const inside = (site: WarningSite): boolean =>
    typeof site.filename === 'string' && prefixes.some(prefix => (site.filename as string).startsWith(prefix));
  depth = 0;
  for (let left = Math.max(level, 2) - 1; left > 0; left--) {
    depth++;
    while (interpreter.frameAt(depth) !== null && inside(siteAt(depth))) depth++;
  }
  return siteAt(depth);
}

const create = (module: PyModule): Map<string, Value> =>
  functions('_warnings', {
    warn: [
      '(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=())',
      (
        message: Value,
        given: Value = null,
        stacklevel: Value = 1,
        origin: Value = null,
        prefixes: Value = new PyTuple([]),
      ) => {
        const category = categoryOf(message, given);
        const level = Number(toSsize(stacklevel, 'Python int too large to convert to C ssize_t'));
        if (!(prefixes instanceof PyTuple)) {
          throw typeError(`warn() argument 'skip_file_prefixes' must be tuple, not ${typeName(prefixes)}`);
        }
        for (const prefix of prefixes.items) {
          if (typeof prefix !== 'string') {
            throw typeError(`Found non-str '${typeName(prefix)}' in skip_file_prefixes.`);
          }
        }
        warnExplicit(module, message, category, siteOutside(level, prefixes.items as string[]), origin);
        return null;
      },
      'Issues a warning at the line that called, or further out.',
    ],
    warn_explicit: [
      '(message, category, filename, lineno: int, module=None, registry=None, module_globals=None, source=None)',
      (
        message: Value,
        category: Value,
        filename: Value,
        lineno: number,
        name: Value = null,
        registry: Value = null,
        _globals: Value = null,
        origin: Value = null,
      ) => {
        if (registry !== null && !(registry instanceof PyDict)) throw typeError("'registry' must be a dict or None");
        const stem = typeof filename === 'string' ? filename.replace(/\.py$/, '') || '<unknown>' : '<unknown>';
        warnExplicit(module, message, category, { filename, lineno, module: name ?? stem, registry }, origin);
        return null;
      },
      'Issues a warning at a place that is named.',
    ],
    _source_line: [
      '(filename, lineno, /)',
      (filename: Value, lineno: Value) =>
        (typeof filename === 'string' && typeof lineno === 'number' && interpreter.sourceLine(filename, lineno)) || '',
      'A line of a source that is known, or an empty text.',
    ],
  });

export const warnings: ModuleDefinition = {
  name: 'warnings',
  doc: 'Warnings, and what is to be done with them.',
  create,
  source,
};
