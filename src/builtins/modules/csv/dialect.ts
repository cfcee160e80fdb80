/** `_csv.Dialect`: how rows are written as text, checked. */
import { type PyException, raise, typeError, valueError } from '../../../runtime/errors.ts';
import { resetForEachProgram } from '../../../runtime/program-state.ts';
import { getAttrOptional } from '../../../runtime/protocol/attribute.ts';
import { isTrue } from '../../../runtime/protocol/number.ts';
import { furnish } from '../../../runtime/signature/declare.ts';
import { unexpectedKeyword } from '../../../runtime/signature/unexpected-keyword.ts';
import { type Maybe, objectType, PyObject, PyType, typeName, type Value } from '../../../runtime/types.ts';
import { PyDict } from '../../../runtime/values/dict.ts';
import { strValue } from '../../../runtime/values/subclass.ts';
import { length as textLength } from '../../../runtime/values/text.ts';
import { CsvError } from './error.ts';

export const QUOTE = { MINIMAL: 0, ALL: 1, NONNUMERIC: 2, NONE: 3, STRINGS: 4, NOTNULL: 5 } as const;
const PARAMETERS = [
  'delimiter',
  'doublequote',
  'escapechar',
  'lineterminator',
  'quotechar',
  'quoting',
  'skipinitialspace',
  'strict',
] as const;
type Parameter = (typeof PARAMETERS)[number];

export const dialectType = new PyType('Dialect', [objectType], { module: '_csv' });

export class PyDialect extends PyObject {
  delimiter = ',';
  doublequote = true;
  escapechar: string | null = null;
  lineterminator = '\r\n';
  quotechar: string | null = '"';
  quoting: number = QUOTE.MINIMAL;
  skipinitialspace = false;
  strict = false;
}
PyDialect.prototype.type = dialectType;

const freshRegistry = () => ({ dialects: new PyDict(), fieldLimit: 128 * 1024 });
/** The registered dialects by name, and how many characters a field may have. */
export const registry = freshRegistry();
resetForEachProgram(() => {
  Object.assign(registry, freshRegistry());
});

/** A registered dialect. @throws csv.Error (Python) */
export function registered(name: Value): Value {
  const found = registry.dialects.get(name);
  if (found === undefined) throw raise(CsvError, 'unknown dialect');
  return found;
}

function character(name: string, value: Value, optional: boolean): string | null {
  if (value === null && optional) return null;
  const what = `"${name}" must be a unicode character${optional ? ' or None' : ''}`;
  const text = strValue(value);
  if (text === undefined) throw typeError(`${what}, not ${typeName(value)}`);
  const size = textLength(text);
  if (size !== 1) throw typeError(`${what}, not a string of length ${size}`);
  return text;
}

const bad = (what: string): PyException => valueError(`bad ${what} value`);

/** True for a character that ends a line. */
export const isBreak = (letter: string | null): boolean => letter === '\n' || letter === '\r';

/** No part of a row may be taken for another one (C `dialect_check_chars`). */
function checkCharacters({ delimiter, quotechar, escapechar, lineterminator, skipinitialspace }: PyDialect): void {
  const isBlank = (letter: string | null): boolean => letter === ' ' && skipinitialspace;
  if (isBreak(delimiter)) throw bad('delimiter');
  if (isBreak(escapechar) || isBlank(escapechar)) throw bad('escapechar');
  if (isBreak(quotechar) || isBlank(quotechar)) throw bad('quotechar');
  if (delimiter === escapechar) throw bad('delimiter or escapechar');
  if (delimiter === quotechar) throw bad('delimiter or quotechar');
  if (escapechar !== null && escapechar === quotechar) throw bad('escapechar or quotechar');
  if (lineterminator.includes(delimiter)) throw bad('delimiter or lineterminator');
  if (escapechar !== null && lineterminator.includes(escapechar)) throw bad('escapechar or lineterminator');
  if (quotechar !== null && lineterminator.includes(quotechar)) throw bad('quotechar or lineterminator');
}

/**
 * A dialect from a registered name or an object with attributes, and from single parameters.
 * @throws TypeError, ValueError, csv.Error (Python)
 */
function makeDialect(base: Value, given: ReadonlyMap<string, Value>): PyDialect {
  for (const name of given.keys()) {
    if (!PARAMETERS.includes(name as Parameter)) throw unexpectedKeyword('this function', name, PARAMETERS);
  }
  const from = typeof base === 'string' ? registered(base) : base;
  if (from instanceof PyDialect && given.size === 0) return from;
  const value = (name: Parameter): Maybe =>
    given.has(name) ? given.get(name) : from === null ? undefined : getAttrOptional(from, name);
  const result = new PyDialect();
  const take = (name: Parameter, set: (value: Value) => void): void => {
    const found = value(name);
    if (found !== undefined) set(found);
  };
  take('delimiter', found => {
    result.delimiter = character('delimiter', found, false)!;
  });
  take('doublequote', found => {
    result.doublequote = isTrue(found);
  });
  take('escapechar', found => {
    result.escapechar = character('escapechar', found, true);
  });
  take('lineterminator', found => {
    const text = strValue(found);
    if (text === undefined) throw typeError(`"lineterminator" must be a string, not ${typeName(found)}`);
    result.lineterminator = text;
  });
  take('quotechar', found => {
    result.quotechar = character('quotechar', found, true);
  });
  take('quoting', found => {
    if (typeof found !== 'number') throw typeError(`"quoting" must be an integer, not ${typeName(found)}`);
    if (found < QUOTE.MINIMAL || found > QUOTE.NOTNULL) throw typeError('bad "quoting" value');
    result.quoting = found;
  });
  take('skipinitialspace', found => {
    result.skipinitialspace = isTrue(found);
  });
  take('strict', found => {
    result.strict = isTrue(found);
  });
  if (value('quotechar') === null && value('quoting') === undefined) result.quoting = QUOTE.NONE;
  if (result.quoting !== QUOTE.NONE && result.quotechar === null) {
    throw typeError('quotechar must be set if quoting enabled');
  }
  checkCharacters(result);
  return result;
}

/**
 * The dialect that a call asks for: one given by position or as `dialect`, and the parameters among its keywords.
 * @throws TypeError, ValueError, csv.Error (Python)
 */
export function dialectOf(base: Maybe, keywords: ReadonlyMap<string, Value>): PyDialect {
  const given = new Map(keywords);
  if (given.delete('dialect') && base !== undefined) {
    throw typeError("argument for function given by name ('dialect') and position (1)");
  }
  return makeDialect(base ?? keywords.get('dialect') ?? null, given);
}

furnish(dialectType, () => ({
  doc: 'How rows are written as text.',
  new: [
    '(type, /, *args, **kwargs)',
    (_type: PyType, args: Value[], keywords: Map<string, Value>) => dialectOf(args[0], keywords),
    'Makes a dialect from another one, a name, or parameters.',
  ],
  attributes: Object.fromEntries(PARAMETERS.map(name => [name, [(self: PyDialect) => self[name], null, `${name}.`]])),
}));
