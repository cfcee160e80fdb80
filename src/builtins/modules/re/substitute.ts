/** `sub`, `subn` and `expand`: what matches are replaced by. */
import { PyBytes } from '../../../runtime/buffer/objects.ts';
import { bytesOf, getBuffer, isExporter } from '../../../runtime/buffer/request.ts';
import { latin1Bytes, latin1Text } from '../../../runtime/codecs/narrow.ts';
import { PyException, typeError } from '../../../runtime/errors.ts';
import { call1, callMethod, isCallable } from '../../../runtime/protocol/call.ts';
import { hash } from '../../../runtime/protocol/hash.ts';
import { typeName, type Value } from '../../../runtime/types.ts';
import { PyList } from '../../../runtime/values/list.ts';
import { strValue } from '../../../runtime/values/subclass.ts';
import type { Found } from './engine.ts';
import { PyMatch, type PyPattern, reported, Search } from './objects.ts';
import type { Subject } from './subject.ts';
import { parseTemplate, type Template } from './template.ts';

/** A template whose text and bytes are values. */
interface Parts {
  readonly isText: boolean;
  readonly template: Template;
}

/** Templates with references, by pattern, as CPython remembers them too. */
const templates = new WeakMap<PyPattern, Map<string, Parts>>();
const MAX_TEMPLATES = 64;

/** @throws PatternError, IndexError; TypeError for what is neither str nor bytes */
function templateOf(pattern: PyPattern, value: Value): Parts {
  hash(value);
  const text = strValue(value);
  const isText = text !== undefined;
  if (!isText && !isExporter(value)) {
    throw typeError(`decoding to str: need a bytes-like object, ${typeName(value)} found`);
  }
  const source = isText ? text : latin1Text(bytesOf(value));
  let known = templates.get(pattern);
  if (known === undefined) {
    known = new Map();
    templates.set(pattern, known);
  }
  const key = (isText ? 's' : 'b') + source;
  let parts = known.get(key);
  if (parts === undefined) {
    const { groups, names } = pattern.engine.syntax;
    try {
      parts = { isText, template: parseTemplate(source, isText, groups, names) };
    } catch (thrown) {
      throw reported(thrown, isText ? value : source);
    }
    if (known.size >= MAX_TEMPLATES) known.clear();
    known.set(key, parts);
  }
  return parts;
}

/** The text that a template becomes for a match, where both are text or both are bytes. */
function filled(template: Template, found: Found): string {
  let result = '';
  for (const part of template) result += typeof part === 'string' ? part : (found.group(part) ?? '');
  return result;
}

/** As `filled`, for any template: bytes in a text are found out by the joining. */
function expandValue(parts: Parts, found: Found, subject: Subject): Value {
  const { isText, template } = parts;
  if (isText === subject.isText) return subject.make(filled(template, found));
  const items: Value[] = [];
  for (const part of template) {
    if (typeof part === 'string') {
      if (part !== '') items.push(isText ? part : new PyBytes(latin1Bytes(part)));
    } else {
      const text = found.group(part);
      if (text !== undefined) items.push(subject.make(text));
    }
  }
  if (template.length === 1) return items[0] ?? (isText ? '' : new PyBytes(new Uint8Array(0)));
  return joined(items, isText);
}

function joined(items: Value[], isText: boolean): Value {
  return callMethod(isText ? '' : new PyBytes(new Uint8Array(0)), 'join', new PyList(items));
}

/** `Match.expand` */
export function expand(match: PyMatch, template: Value): Value {
  return expandValue(templateOf(match.re, template), match.found, match.subject);
}

/** A replacement that is the same for each match, or null if it has escapes (or is no text at all). */
function literalOf(value: Value): Value | null {
  const text = strValue(value);
  if (text !== undefined) return text.includes('\\') ? null : value;
  if (!isExporter(value)) return null;
  try {
    return bytesOf(value).includes(92) ? null : value;
  } catch (thrown) {
    if (thrown instanceof PyException) return null;
    throw thrown;
  }
}

/**
 * `Pattern.subn`
 * @param count the most replacements, 0 for all
 * @param counted whether the number of replacements is wanted; else it may be 0
 * @returns the result and the number of replacements
 */
export function substitute(pattern: PyPattern, by: Value, string: Value, count = 0, counted: boolean): [Value, number] {
  const subject = pattern.subject(string);
  const search = new Search(pattern, subject, 0, Number.MAX_SAFE_INTEGER);
  const filter = isCallable(by) ? by : undefined;
  const literal = filter === undefined ? literalOf(by) : null;
  const parts = filter === undefined && literal === null ? templateOf(pattern, by) : undefined;
  if (filter === undefined) {
    const plain = plainText(literal, subject);
    const template = parts !== undefined && parts.isText === subject.isText ? parts.template : undefined;
    const whole = plain !== undefined ? [plain] : template;
    if (whole !== undefined && count === 0 && !counted) {
      const result = pattern.engine.replaceAll(subject.text, whole);
      if (result !== undefined) {
        return [result === subject.text ? subject.slice(0, result.length) : subject.make(result), 0];
      }
    }
    if (plain !== undefined || template !== undefined) return substituteText(search, subject, plain, template, count);
  }
  const held = subject.hold() === null ? undefined : getBuffer(string);
  try {
    const items: Value[] = [];
    let from = 0;
    let made = 0;
    while (count === 0 || made < count) {
      const found = search.next('search');
      if (found === null) break;
      if (from < found.start) items.push(subject.slice(from, found.start));
      let item: Value;
      if (filter !== undefined) item = call1(filter, new PyMatch(pattern, subject, found, search.pos, search.endpos));
      else item = literal ?? expandValue(parts!, found, subject);
      if (item !== null && !(literal !== null && isEmpty(literal))) items.push(item);
      from = found.end;
      made++;
    }
    if (from < subject.text.length) items.push(subject.slice(from, subject.text.length));
    return [joined(items, subject.isText), made];
  } finally {
    held?.release();
  }
}

function isEmpty(value: Value): boolean {
  return strValue(value) === '' || (value instanceof PyBytes && value.data.length === 0);
}

/** The characters of a literal replacement of the subject's kind, else undefined. */
function plainText(literal: Value | null, subject: Subject): string | undefined {
  if (literal === null) return undefined;
  if (subject.isText) return strValue(literal);
  return strValue(literal) === undefined ? latin1Text(bytesOf(literal)) : undefined;
}

/** The common case: no Python code runs in between, and everything is text. */
function substituteText(
  search: Search,
  subject: Subject,
  plain: string | undefined,
  template: Template | undefined,
  count: number,
): [Value, number] {
  const { text } = subject;
  let result = '';
  let from = 0;
  let made = 0;
  while (count === 0 || made < count) {
    const found = search.next('search');
    if (found === null) break;
    result += text.slice(from, found.start) + (plain ?? filled(template!, found));
    from = found.end;
    made++;
  }
  if (made === 0) return [subject.slice(0, text.length), 0];
  return [subject.make(result + text.slice(from)), made];
}
