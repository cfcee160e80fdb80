/** The modules `csv` and `_csv`. */
import { typeError } from '../../runtime/errors.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { toSsize } from '../../runtime/protocol/number.ts';
import { functions } from '../../runtime/signature/declare.ts';
import type { Value } from '../../runtime/types.ts';
import { PyList } from '../../runtime/values/list.ts';
import { strValue } from '../../runtime/values/subclass.ts';
import { dialectOf, dialectType, QUOTE, registered, registry } from './csv/dialect.ts';
import { CsvError } from './csv/error.ts';
import { PyReader, readerType } from './csv/reader.ts';
import { source } from './csv/source.ts';
import { PyWriter, writerType } from './csv/writer.ts';

/** The arguments of `reader` and `writer`: an object, a dialect, and its parameters. */
function checkCount(name: string, args: readonly Value[]): void {
  if (args.length === 0) throw typeError(`${name} expected at least 1 argument, got 0`);
  if (args.length > 2) throw typeError(`${name} expected at most 2 arguments, got ${args.length}`);
}

export const csvCore: ModuleDefinition = {
  name: '_csv',
  doc: 'Reading and writing of rows.',
  create: () =>
    new Map<string, Value>([
      ['Error', CsvError],
      ['Dialect', dialectType],
      ['Reader', readerType],
      ['Writer', writerType],
      ['_dialects', registry.dialects],
      ...Object.entries(QUOTE).map(([name, value]) => [`QUOTE_${name}`, value] as const),
      ...functions('_csv', {
        reader: [
          '(*args, **kwargs)',
          (args: Value[], keywords: Map<string, Value>) => {
            checkCount('reader', args);
            return new PyReader(args[0]!, () => dialectOf(args[1], keywords));
          },
          'Reads rows of the lines of an iterable.',
        ],
        writer: [
          '(*args, **kwargs)',
          (args: Value[], keywords: Map<string, Value>) => {
            checkCount('writer', args);
            return new PyWriter(args[0]!, () => dialectOf(args[1], keywords));
          },
          'Writes rows to a file.',
        ],
        register_dialect: [
          '(*args, **kwargs)',
          (args: Value[], keywords: Map<string, Value>) => {
            checkCount('register_dialect', args);
            const name = strValue(args[0]!);
            if (name === undefined) throw typeError('dialect name must be a string');
            registry.dialects.set(name, dialectOf(args[1], keywords));
            return null;
          },
          'Gives a dialect a name.',
        ],
        unregister_dialect: [
          '(name)',
          (name: Value) => {
            registered(name);
            registry.dialects.delete(name);
            return null;
          },
          'Forgets a dialect.',
        ],
        get_dialect: ['(name)', registered, 'The dialect of a name.'],
        list_dialects: ['()', () => new PyList([...registry.dialects.keys()]), 'The names of the dialects.'],
        field_size_limit: [
          '(new_limit?)',
          (limit?: Value) => {
            const before = registry.fieldLimit;
            if (limit === undefined) return before;
            if (typeof limit !== 'number' && typeof limit !== 'bigint') throw typeError('limit must be an integer');
            registry.fieldLimit = toSsize(limit, 'Python int too large to convert to C ssize_t');
            return before;
          },
          'How many characters a field may have; sets it, and gives what it was.',
        ],
      }),
    ]),
};

export const csv: ModuleDefinition = {
  name: 'csv',
  doc: 'Tables as text: reading and writing.',
  source,
};
