/** The module `linecache`: the lines of the sources that are known here. */
import { interpreter } from '../../runtime/interpreter.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { functions } from '../../runtime/signature/declare.ts';
import type { Value } from '../../runtime/types.ts';
import { PyList } from '../../runtime/values/list.ts';

export const linecache: ModuleDefinition = {
  name: 'linecache',
  doc: 'Lines of source files, by number.',
  create: () =>
    functions('linecache', {
      _known: [
        '(filename, /)',
        (filename: Value) => {
          const lines = typeof filename === 'string' ? interpreter.sourceLines(filename) : undefined;
          if (lines === undefined) return null;
          const ended = lines.map(line => `${line}\n`);
          // A text that ends in a newline has nothing behind it.
          if (lines.length > 0 && lines[lines.length - 1] === '') ended.pop();
          return new PyList(ended);
        },
        'The lines of a source that was compiled here, or that the host can read.',
      ],
    }),
  source: `
import os

__all__ = ['getline', 'clearcache', 'checkcache', 'lazycache']

cache = {}    # file name: (size, time of change, lines, full name), or a 1-tuple of what gives the text


def clearcache():
    """Forgets all files."""
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """A line of a file with its newline; nothing where there is none."""
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 0 < lineno <= len(lines) else ''


def getlines(filename, module_globals=None):
    """The lines of a file."""
    known = cache.get(filename)
    if known is not None and len(known) > 1:
        return known[2]
    return updatecache(filename, module_globals)


def _times(path):
    try:
        found = os.stat(path)
    except (OSError, ValueError, TypeError, AttributeError):
        return None
    return found.st_size, found.st_mtime


def checkcache(filename=None):
    """Forgets files that have changed."""
    for name in [*cache] if filename is None else [filename]:
        known = cache.get(name)
        if known is not None and len(known) > 1 and known[1] is not None and _times(known[3]) != known[:2]:
            del cache[name]


def updatecache(filename, module_globals=None):
    """Reads a file anew."""
    waiting = cache.pop(filename, None)
    if not filename or filename.startswith('<') and filename.endswith('>'):
        lines = _known(filename) or []
        return lines
    lines = _known(filename)
    if lines is None and (waiting is not None or lazycache(filename, module_globals)):
        ask, = waiting or cache.pop(filename)
        try:
            text = ask()
        except (ImportError, OSError):
            return []
        if text is None:
            return []
        lines = [line + '\\n' for line in text.splitlines()]
        cache[filename] = len(text), None, lines, filename
        return lines
    if lines is None:
        return []
    size, changed = _times(filename) or (sum(map(len, lines)), None)
    cache[filename] = size, changed, lines, filename
    return lines


def lazycache(filename, module_globals):
    """Notes how a module's loader gives its source, to be asked when a line is wanted."""
    if filename in cache:
        return len(cache[filename]) == 1
    if not filename or filename.startswith('<') and filename.endswith('>') or not module_globals:
        return False
    name, loader = module_globals.get('__name__'), module_globals.get('__loader__')
    ask = getattr(loader, 'get_source', None)
    if not (name and ask):
        return False
    from functools import partial
    cache[filename] = partial(ask, name),
    return True
`,
};
