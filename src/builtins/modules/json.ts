/** The module `json`. */
import {
  type PyBaseException,
  PyException,
  RecursionError,
  raise,
  typeError,
  ValueError,
  valueError,
} from '../../runtime/errors.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { call, call1, callMethod } from '../../runtime/protocol/call.ts';
import { toArray } from '../../runtime/protocol/iterate.ts';
import { addNote } from '../../runtime/protocol/notes.ts';
import { functions } from '../../runtime/signature/declare.ts';
import { dictType, isInstance, listType, tupleType, typeName, type Value } from '../../runtime/types.ts';
import { PyDict } from '../../runtime/values/dict.ts';
import { PyFloat } from '../../runtime/values/float.ts';
import { floatRepr } from '../../runtime/values/float-text.ts';
import { intRepr, parseInteger } from '../../runtime/values/int-text.ts';
import { PyList } from '../../runtime/values/list.ts';
import { intValue, strValue } from '../../runtime/values/subclass.ts';
import { fromUnits, toUnits } from '../../runtime/values/text.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { source } from './json/source.ts';

interface Style {
  skipkeys: boolean;
  ascii: boolean;
  circular: boolean;
  nan: boolean;
  indent: string | null;
  itemSeparator: string;
  keySeparator: string;
  sort: boolean;
  default: Value;
}

const SHORT: Record<string, string> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\f': '\\f',
  '\b': '\\b',
};

function quote(text: string, ascii: boolean): string {
  const escape = (c: string): string => SHORT[c] ?? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `"${text.replace(ascii ? /["\\]|[^ -~]/g : /["\\\x00-\x1f]/g, escape)}"`;
}

function number(value: PyFloat, style: Style): string {
  if (Number.isFinite(value.value)) return floatRepr(value.value);
  if (!style.nan) throw valueError(`Out of range float values are not JSON compliant: ${floatRepr(value.value)}`);
  return Number.isNaN(value.value) ? 'NaN' : value.value > 0 ? 'Infinity' : '-Infinity';
}

/** A dict's key as text; `undefined`: to be skipped. */
function keyText(key: Value, style: Style): string | undefined {
  const text = strValue(key);
  if (text !== undefined) return text;
  if (key instanceof PyFloat) return number(key, style);
  if (key === true) return 'true';
  if (key === false) return 'false';
  if (key === null) return 'null';
  const integer = intValue(key);
  if (integer !== undefined) return intRepr(integer);
  if (style.skipkeys) return undefined;
  throw typeError(`keys must be str, int, float, bool or None, not ${typeName(key)}`);
}

function note(thrown: unknown, text: string): never {
  if (thrown instanceof PyException) addNote(thrown, text);
  throw thrown;
}

/** The JSON text of a value. @param open the containers around it */
function encode(value: Value, style: Style, level: number, open: Value[]): string {
  const text = strValue(value);
  if (text !== undefined) return quote(text, style.ascii);
  if (value === null) return 'null';
  if (value === true) return 'true';
  if (value === false) return 'false';
  const integer = intValue(value);
  if (integer !== undefined) return intRepr(integer);
  if (value instanceof PyFloat) return number(value, style);
  if (style.circular && open.includes(value)) throw raise(ValueError, 'Circular reference detected');
  if (open.length > 900) throw raise(RecursionError, 'maximum recursion depth exceeded');
  open.push(value);
  const inner = style.indent === null ? '' : `\n${style.indent.repeat(level + 1)}`;
  const outer = style.indent === null ? '' : `\n${style.indent.repeat(level)}`;
  const join = (parts: string[]): string =>
    parts.map((part, i) => (i > 0 ? style.itemSeparator : '') + inner + part).join('');
  let result: string;
  if (isInstance(value, dictType)) {
    let entries = toArray(callMethod(value, 'items')).map(pair => (pair as PyTuple).items as [Value, Value]);
    if (style.sort) {
      const sorted = new PyList(entries.map(pair => new PyTuple(pair)));
      callMethod(sorted, 'sort');
      entries = sorted.items.map(pair => (pair as PyTuple).items as [Value, Value]);
    }
    const parts: string[] = [];
    for (const [key, item] of entries) {
      const name = keyText(key, style);
      if (name === undefined) continue;
      try {
        parts.push(quote(name, style.ascii) + style.keySeparator + encode(item, style, level + 1, open));
      } catch (thrown) {
        note(thrown, `when serializing ${typeName(value)} item ${String(callMethod(key, '__repr__'))}`);
      }
    }
    result = parts.length === 0 ? '{}' : `{${join(parts)}${outer}}`;
  } else if (isInstance(value, listType) || isInstance(value, tupleType)) {
    const parts = toArray(value).map((item, i) => {
      try {
        return encode(item, style, level + 1, open);
      } catch (thrown) {
        return note(thrown, `when serializing ${typeName(value)} item ${i}`);
      }
    });
    result = parts.length === 0 ? '[]' : `[${join(parts)}${outer}]`;
  } else {
    const replaced = call1(style.default, value);
    try {
      result = encode(replaced, style, level, open);
    } catch (thrown) {
      note(thrown, `when serializing ${typeName(value)} object`);
    }
  }
  open.pop();
  return result;
}

/** What `JSONDecoder` was asked for. */
interface Hooks {
  object: Value;
  pairs: Value;
  float: Value;
  int: Value;
  constant: Value;
  strict: boolean;
  error: Value;
}

class Decoder {
  readonly text: string;
  readonly hooks: Hooks;
  at: number;
  private depth = 0;
  constructor(text: string, at: number, hooks: Hooks) {
    this.text = text;
    this.at = at;
    this.hooks = hooks;
  }
  fail(message: string, unit: number): PyException {
    return new PyException(call(this.hooks.error, message, this.text, fromUnits(this.text, unit)) as PyBaseException);
  }
  space(): void {
    const { text } = this;
    for (let c = text[this.at]; c === ' ' || c === '\n' || c === '\t' || c === '\r'; c = text[this.at]) this.at++;
  }
  value(): Value {
    const { text, hooks } = this;
    const start = this.at;
    const literal = (word: string, value: Value): Value | undefined => {
      if (!text.startsWith(word, start)) return undefined;
      this.at += word.length;
      return value;
    };
    switch (text[start]) {
      case '"':
        this.at++;
        return this.string(start);
      case '{':
        return this.nested(() => this.object());
      case '[':
        return this.nested(() => this.array());
      case 'n':
        if (literal('null', null) === null) return null;
        break;
      case 't':
        if (literal('true', true)) return true;
        break;
      case 'f':
        if (literal('false', false) === false) return false;
        break;
    }
    const match = /^-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?/.exec(text.slice(start, start + 400));
    if (match !== null) {
      const digits =
        match[0].length >= 399
          ? /^-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?/.exec(text.slice(start))![0]
          : match[0];
      this.at += digits.length;
      if (/[.eE]/.test(digits)) return hooks.float === null ? new PyFloat(Number(digits)) : call1(hooks.float, digits);
      return hooks.int === null ? (parseInteger(digits, 10) as Value) : call1(hooks.int, digits);
    }
    for (const [word, value] of CONSTANTS) {
      if (!text.startsWith(word, start)) continue;
      this.at += word.length;
      return hooks.constant === null ? new PyFloat(value) : call1(hooks.constant, word);
    }
    throw this.fail('Expecting value', start);
  }
  private nested(read: () => Value): Value {
    if (++this.depth > 990)
      throw raise(RecursionError, 'maximum recursion depth exceeded while decoding a JSON document');
    const result = read();
    this.depth--;
    return result;
  }
  string(begin: number): string {
    const { text } = this;
    let result = '';
    for (;;) {
      const from = this.at;
      while (this.at < text.length && text[this.at] !== '"' && text[this.at] !== '\\' && text[this.at] >= ' ')
        this.at++;
      result += text.slice(from, this.at);
      const c = text[this.at];
      if (c === undefined) throw this.fail('Unterminated string starting at', begin);
      this.at++;
      if (c === '"') return result;
      if (c !== '\\') {
        if (this.hooks.strict) throw this.fail('Invalid control character at', this.at - 1);
        result += c;
        continue;
      }
      const escaped = text[this.at];
      if (escaped === undefined) throw this.fail('Unterminated string starting at', begin);
      this.at++;
      if (escaped === 'u') {
        const hex = text.slice(this.at, this.at + 4);
        if (!/^[0-9a-fA-F]{4}$/.test(hex)) throw this.fail('Invalid \\uXXXX escape', this.at - 1);
        result += String.fromCharCode(Number.parseInt(hex, 16));
        this.at += 4;
      } else {
        const plain = ESCAPES[escaped];
        if (plain === undefined) throw this.fail('Invalid \\escape', this.at - 2);
        result += plain;
      }
    }
  }
  private array(): Value {
    this.at++;
    const items: Value[] = [];
    this.space();
    if (this.text[this.at] === ']') {
      this.at++;
      return new PyList(items);
    }
    for (;;) {
      items.push(this.value());
      this.space();
      const c = this.text[this.at];
      if (c === ']') {
        this.at++;
        return new PyList(items);
      }
      if (c !== ',') throw this.fail("Expecting ',' delimiter", this.at);
      const comma = this.at++;
      this.space();
      if (this.text[this.at] === ']') throw this.fail('Illegal trailing comma before end of array', comma);
    }
  }
  private object(): Value {
    const { text, hooks } = this;
    this.at++;
    const pairs: [Value, Value][] = [];
    this.space();
    if (text[this.at] === '}') this.at++;
    else {
      for (;;) {
        if (text[this.at] !== '"') throw this.fail('Expecting property name enclosed in double quotes', this.at);
        const begin = this.at++;
        const key = this.string(begin);
        this.space();
        if (text[this.at] !== ':') throw this.fail("Expecting ':' delimiter", this.at);
        this.at++;
        this.space();
        pairs.push([key, this.value()]);
        this.space();
        const c = text[this.at];
        if (c === '}') {
          this.at++;
          break;
        }
        if (c !== ',') throw this.fail("Expecting ',' delimiter", this.at);
        const comma = this.at++;
        this.space();
        if (text[this.at] === '}') throw this.fail('Illegal trailing comma before end of object', comma);
      }
    }
    if (hooks.pairs !== null) return call1(hooks.pairs, new PyList(pairs.map(pair => new PyTuple(pair))));
    const dict = PyDict.from(pairs);
    return hooks.object === null ? dict : call1(hooks.object, dict);
  }
}
const CONSTANTS: readonly (readonly [string, number])[] = [
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
];
const ESCAPES: Record<string, string> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

export const json: ModuleDefinition = {
  name: 'json',
  doc: 'JSON text from Python values and back.',
  create: () =>
    functions('_json', {
      _encode: [
        '(obj, skipkeys: bool, ascii: bool, circular: bool, nan: bool, indent, item, key, sort: bool, default, /)',
        (
          value: Value,
          skipkeys: boolean,
          ascii: boolean,
          circular: boolean,
          nan: boolean,
          indent: Value,
          item: string,
          key: string,
          sort: boolean,
          fallback: Value,
        ) => {
          const style: Style = {
            skipkeys,
            ascii,
            circular,
            nan,
            sort,
            itemSeparator: item,
            keySeparator: key,
            default: fallback,
            indent:
              indent === null ? null : typeof indent === 'number' ? ' '.repeat(Math.max(0, indent)) : String(indent),
          };
          return encode(value, style, 0, []);
        },
        'The JSON text of a value.',
      ],
      _decode: [
        '(text, at, error, object, pairs, float, int, constant, strict: bool, /)',
        (
          given: Value,
          at: Value,
          error: Value,
          object: Value,
          pairs: Value,
          float: Value,
          int: Value,
          constant: Value,
          strict: boolean,
        ) => {
          const text = strValue(given) as string;
          const decoder = new Decoder(text, toUnits(text, Number(at)), {
            object,
            pairs,
            float,
            int,
            constant,
            strict,
            error,
          });
          const value = decoder.value();
          return new PyTuple([value, fromUnits(text, decoder.at)]);
        },
        'The value at a place of JSON text, and where it ends.',
      ],
    }),
  source,
};
