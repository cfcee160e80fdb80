/** `_csv.writer`: rows of fields to lines of text. */
import { isRaised, raise, TypeError_, typeError } from '../../../runtime/errors.ts';
import { getAttrOptional } from '../../../runtime/protocol/attribute.ts';
import { call1, isCallable } from '../../../runtime/protocol/call.ts';
import { getIterator } from '../../../runtime/protocol/iterate.ts';
import { str } from '../../../runtime/protocol/repr.ts';
import { furnish } from '../../../runtime/signature/declare.ts';
import { type Maybe, objectType, PyObject, PyType, typeName, typeOf, type Value } from '../../../runtime/types.ts';
import { strValue } from '../../../runtime/values/subclass.ts';
import { readonlyMember } from '../../function/function.ts';
import { type PyDialect, QUOTE } from './dialect.ts';
import { CsvError } from './error.ts';

export const writerType = new PyType('writer', [objectType], { module: '_csv' });
writerType.basetype = false;

export class PyWriter extends PyObject {
  readonly dialect: PyDialect;
  private readonly write: Value;
  /** @param dialect makes the dialect, which is looked at after the first argument */
  constructor(file: Value, dialect: () => PyDialect) {
    super();
    const write = getAttrOptional(file, 'write');
    if (write === undefined || !isCallable(write)) throw typeError('argument 1 must have a "write" method');
    this.write = write;
    this.dialect = dialect();
  }

  /** Writes one row. @returns what the file's `write` gives */
  row(row: Value): Value {
    const fields = fieldsOf(row);
    const { dialect } = this;
    const parts: string[] = [];
    let lastIsNull = false;
    let field: Maybe;
    for (field = fields.next(); field !== undefined; field = fields.next()) {
      lastIsNull = field === null;
      parts.push(fieldText(field, dialect));
    }
    if (parts.length === 1 && parts[0] === '') parts[0] = loneField(dialect, lastIsNull);
    return call1(this.write, parts.join(dialect.delimiter) + dialect.lineterminator);
  }
}
PyWriter.prototype.type = writerType;

function fieldsOf(row: Value): ReturnType<typeof getIterator> {
  try {
    return getIterator(row);
  } catch (thrown) {
    if (!isRaised(thrown, TypeError_)) throw thrown;
    throw raise(CsvError, `iterable expected, not ${typeName(row)}`);
  }
}

/** Whether an empty field must stay without quotes. */
const staysBare = (quoting: number, isNull: boolean): boolean =>
  quoting === QUOTE.NONE || (isNull && (quoting === QUOTE.STRINGS || quoting === QUOTE.NOTNULL));

/** A row of one empty field, which would be an empty line without quotes. */
function loneField({ quoting, quotechar }: PyDialect, isNull: boolean): string {
  if (staysBare(quoting, isNull)) {
    throw raise(CsvError, 'single empty field record must be quoted');
  }
  return quotechar! + quotechar!;
}

function isNumber(value: Value): boolean {
  const type = typeOf(value);
  return ['__int__', '__float__', '__index__'].some(name => type.lookup(name) !== undefined) || type.name === 'complex';
}

/** Whether a field has quotes whatever it says. */
function alwaysQuoted(field: Value, quoting: number): boolean {
  switch (quoting) {
    case QUOTE.ALL:
      return true;
    case QUOTE.NONNUMERIC:
      return !isNumber(field);
    case QUOTE.STRINGS:
      return strValue(field) !== undefined;
    case QUOTE.NOTNULL:
      return field !== null;
    default:
      return false;
  }
}

function fieldText(field: Value, dialect: PyDialect): string {
  const { delimiter, quotechar, escapechar, lineterminator, quoting, doublequote, skipinitialspace } = dialect;
  let quoted = alwaysQuoted(field, quoting);
  const text = field === null ? '' : (strValue(field) ?? str(field));
  let result = '';
  for (const letter of text) {
    const special = letter === delimiter || letter === escapechar || letter === quotechar;
    if (special || letter === '\n' || letter === '\r' || lineterminator.includes(letter)) {
      let escape = quoting === QUOTE.NONE || letter === escapechar;
      if (!escape && letter === quotechar) {
        if (doublequote) result += letter;
        else escape = true;
      }
      if (!escape) quoted = true;
      else {
        if (escapechar === null) throw raise(CsvError, 'need to escape, but no escapechar set');
        result += escapechar;
      }
    }
    result += letter;
  }
  if (text === '' && delimiter === ' ' && skipinitialspace) {
    if (staysBare(quoting, field === null)) {
      throw raise(CsvError, 'empty field must be quoted if delimiter is a space and skipinitialspace is true');
    }
    quoted = true;
  }
  return quoted ? quotechar! + result + quotechar! : result;
}

furnish(writerType, () => ({
  doc: 'Writes rows as lines.',
  methods: {
    writerow: ['(self, row, /)', (self: PyWriter, row: Value) => self.row(row), 'Writes one row.'],
    writerows: [
      '(self, rows, /)',
      (self: PyWriter, rows: Value) => {
        const iterator = getIterator(rows);
        for (let row = iterator.next(); row !== undefined; row = iterator.next()) self.row(row);
        return null;
      },
      'Writes rows one after the other.',
    ],
  },
}));
readonlyMember(writerType, 'dialect', (self: PyWriter) => self.dialect);
