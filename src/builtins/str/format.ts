/** `str.format` and `str.format_map`: replacement fields (PEP 3101, `Objects/stringlib/unicode_format.h`). */
import { indexError, keyError, type PyException, valueError } from '../../runtime/errors.ts';
import { getAttr } from '../../runtime/protocol/attribute.ts';
import { ascii, format, repr, str } from '../../runtime/protocol/repr.ts';
import { getItem } from '../../runtime/protocol/subscript.ts';
import type { Value } from '../../runtime/types.ts';
import { decimalValue } from '../../runtime/values/text-class.ts';

/** A replacement field as it stands between its braces. */
export interface Field {
  readonly name: string;
  /** The character after `!`. */
  readonly conversion: string | null;
  readonly spec: string;
  /** The spec holds fields itself. */
  readonly nested: boolean;
}

/** Literal text and the field after it, if there is one; or what is wrong from here on. */
export interface Markup {
  readonly literal: string;
  readonly field: Field | null;
  readonly error: string | null;
}

/** Parses a format string. A mistake becomes the last part, because the fields before it are filled in first. */
export function parseMarkup(text: string): Markup[] {
  const parts: Markup[] = [];
  const end = text.length;
  let at = 0;
  const fail = (error: string): Markup[] => {
    parts.push({ literal: '', field: null, error });
    return parts;
  };
  while (at < end) {
    const start = at;
    while (at < end && text[at] !== '{' && text[at] !== '}') at++;
    if (at === end) {
      parts.push({ literal: text.slice(start), field: null, error: null });
      break;
    }
    const brace = text[at++];
    if (text[at] === brace) {
      parts.push({ literal: text.slice(start, at), field: null, error: null });
      at++;
      continue;
    }
    if (brace === '}') return fail("Single '}' encountered in format string");
    if (at >= end) return fail("Single '{' encountered in format string");
    const literal = text.slice(start, at - 1);
    const parsed = parseField(text, at);
    if (typeof parsed === 'string') return fail(parsed);
    parts.push({ literal, field: parsed.field, error: null });
    at = parsed.end;
  }
  return parts;
}

/** Parses a field from behind its `{`: the field and where it ends, or what is wrong. */
function parseField(text: string, start: number): { field: Field; end: number } | string {
  const end = text.length;
  let at = start;
  let stop = '';
  while (at < end) {
    const char = text[at++];
    if (char === '{') return "unexpected '{' in field name";
    if (char === '[') {
      while (at < end && text[at] !== ']') at++;
    } else if (char === '}' || char === ':' || char === '!') {
      stop = char;
      break;
    }
  }
  if (stop === '') return "expected '}' before end of string";
  const name = text.slice(start, at - 1);
  if (stop === '}') return { field: { name, conversion: null, spec: '', nested: false }, end: at };
  let conversion: string | null = null;
  if (stop === '!') {
    if (at >= end) return 'end of string while looking for conversion specifier';
    conversion = String.fromCodePoint(text.codePointAt(at)!);
    at += conversion.length;
    if (at < end) {
      const next = text[at++];
      if (next === '}') return { field: { name, conversion, spec: '', nested: false }, end: at };
      if (next !== ':') return "expected ':' after conversion specifier";
    }
  }
  const from = at;
  let depth = 1;
  let nested = false;
  while (at < end) {
    const char = text[at++];
    if (char === '{') {
      nested = true;
      depth++;
    } else if (char === '}' && --depth === 0) {
      return { field: { name, conversion, spec: text.slice(from, at - 1), nested }, end: at };
    }
  }
  return "unmatched '{' in format spec";
}

/** A decimal number that a name consists of, else -1. */
function integerOf(name: string): number {
  if (name === '') return -1;
  let value = 0n;
  for (const char of name) {
    const digit = decimalValue(char.codePointAt(0)!);
    if (digit < 0) return -1;
    value = value * 10n + BigInt(digit);
    if (value >= 2n ** 63n) throw valueError('Too many decimal digits in format string');
  }
  return Number(value);
}

/** One step from an object to an attribute or an item of it. */
export interface Step {
  readonly attribute: boolean;
  readonly key: string | number;
}

/** The first part of a field's name, a number or a key. */
export function firstOf(name: string): { first: string | number; rest: string } {
  const split = name.search(/[.[]/);
  const head = split < 0 ? name : name.slice(0, split);
  const index = integerOf(head);
  return { first: index < 0 ? head : index, rest: split < 0 ? '' : name.slice(split) };
}

/** What follows the first part: `.name` and `[key]`, one by one. @throws ValueError where it is malformed */
export function* stepsOf(rest: string): Generator<Step, void> {
  let at = 0;
  while (at < rest.length) {
    const attribute = rest[at] === '.';
    if (!attribute && rest[at] !== '[') throw valueError("Only '.' or '[' may follow ']' in format field specifier");
    const from = ++at;
    if (attribute) while (at < rest.length && rest[at] !== '.' && rest[at] !== '[') at++;
    else {
      while (at < rest.length && rest[at] !== ']') at++;
      if (at >= rest.length) throw valueError("Missing ']' in format string");
    }
    const key = rest.slice(from, at);
    if (!attribute) at++;
    if (key === '') throw valueError('Empty attribute in format string');
    const index = attribute ? -1 : integerOf(key);
    yield { attribute, key: index < 0 ? key : index };
  }
}

/** Where the values of fields come from. */
export interface FieldValues {
  /** The positional arguments; null for `format_map`. */
  readonly positional: readonly Value[] | null;
  /** The value of a name. */
  named(name: string): Value;
}

class Formatter {
  private readonly values: FieldValues;
  /** How fields are numbered: not known yet, `{}` or `{0}`. */
  private numbering: 'automatic' | 'manual' | null = null;
  private next = 0;
  constructor(values: FieldValues) {
    this.values = values;
  }

  build(text: string, depth: number): string {
    if (depth < 0) throw valueError('Max string recursion exceeded');
    let result = '';
    for (const part of markupOf(text)) {
      if (part.error !== null) throw valueError(part.error);
      result += part.literal;
      if (part.field !== null) result += this.render(part.field, depth);
    }
    return result;
  }

  private render(field: Field, depth: number): string {
    let value = this.lookUp(field.name);
    if (field.conversion !== null) value = convert(value, field.conversion);
    const spec = field.nested ? this.build(field.spec, depth - 1) : field.spec;
    return format(value, spec);
  }

  private lookUp(name: string): Value {
    const { first, rest } = firstOf(name);
    let value = typeof first === 'number' || first === '' ? this.positional(first) : this.values.named(first);
    for (const step of stepsOf(rest)) {
      value = step.attribute ? getAttr(value, String(step.key)) : getItem(value, step.key);
    }
    return value;
  }

  private positional(first: number | ''): Value {
    const kind = first === '' ? 'automatic' : 'manual';
    this.numbering ??= kind;
    if (this.numbering !== kind) throw mixedNumbering(this.numbering);
    const index = first === '' ? this.next++ : first;
    const items = this.values.positional;
    if (items === null) throw valueError('Format string contains positional fields');
    if (index >= items.length) throw indexError(`Replacement index ${index} out of range for positional args tuple`);
    return items[index];
  }
}

function mixedNumbering(numbering: 'automatic' | 'manual'): PyException {
  return numbering === 'manual'
    ? valueError('cannot switch from manual field specification to automatic field numbering')
    : valueError('cannot switch from automatic field numbering to manual field specification');
}

function convert(value: Value, conversion: string): Value {
  switch (conversion) {
    case 'r':
      return repr(value);
    case 's':
      return str(value);
    case 'a':
      return ascii(value);
  }
  const point = conversion.codePointAt(0)!;
  const shown = point > 32 && point < 127 ? conversion : `\\x${point.toString(16)}`;
  throw valueError(`Unknown conversion specifier ${shown}`);
}

const parsed = new Map<string, Markup[]>();

/** The parts of a format string, remembered for those used last. */
function markupOf(text: string): Markup[] {
  let markup = parsed.get(text);
  if (markup === undefined) {
    markup = parseMarkup(text);
    if (parsed.size >= 128) parsed.clear();
    if (text.length < 1000) parsed.set(text, markup);
  }
  return markup;
}

/** Fills the fields of a format string. @throws ValueError for a malformed one, and what the look-ups raise */
export function formatFields(text: string, values: FieldValues): string {
  return new Formatter(values).build(text, 1);
}

/** `text.format(*args, **kwargs)`. */
export function formatText(text: string, args: readonly Value[], keywords: ReadonlyMap<string, Value>): string {
  return formatFields(text, {
    positional: args,
    named(name) {
      const value = keywords.get(name);
      if (value === undefined) throw keyError(name);
      return value;
    },
  });
}

/** `text.format_map(mapping)`. */
export function formatMap(text: string, mapping: Value): string {
  return formatFields(text, { positional: null, named: name => getItem(mapping, name) });
}
