/** What could stand at the cursor. Nothing of the program runs for it. */
import * as t from '../lexer/tokens.ts';
import { keywords } from '../lexer/tokens.ts';
import { PyBytes } from '../runtime/buffer/objects.ts';
import { interpreter } from '../runtime/interpreter.ts';
import { ownAttributes } from '../runtime/protocol/attribute.ts';
import { repr } from '../runtime/protocol/repr.ts';
import { PyBuiltinFunction, PyGetSetDescriptor, PyMethodDescriptor } from '../runtime/signature/builtin.ts';
import { type Maybe, PyObject, PyType, typeOf, type Value } from '../runtime/types.ts';
import { type Namespace, PyDict } from '../runtime/values/dict.ts';
import { PyFunction, PyMethod, PyModule, PyProperty } from '../runtime/values/function.ts';
import { firstDocLine, parametersOfKnown } from './callable-parameters.ts';
import { CursorContext, type OpenString } from './cursor-context.ts';
import { moduleNamed, moduleNames } from './module-names.ts';
import type { Completion, Completions } from './session-interface.ts';
import { attributeOf, type Known, staticValue, typeOfKnown } from './static-value.ts';

const SOFT_KEYWORDS = ['match', 'case', 'type'];
/** Keys of a dict offered at most. */
const MAX_KEYS = 1000;

/**
 * The candidates at a place of a block: names, attributes, keys of dicts, keyword arguments, modules.
 * @param cursor a code unit of `source`
 */
export function completions(source: string, cursor: number, namespace: Namespace): Completions {
  const context = new CursorContext(source, cursor);
  if (context.string !== null) return keysInString(context, context.string, namespace);
  const { word, from, last } = context;
  if (context.idle) return { from, candidates: [] };
  const imported = importCandidates(context);
  let candidates: Completion[];
  if (imported !== null) candidates = imported;
  else if (last?.tokenType === t.Dot) candidates = attributeCandidates(context, namespace);
  else if (last?.image === 'def' || last?.image === 'class' || last?.image === 'as') candidates = [];
  else {
    const keys = word === '' ? keysOf(context.subscripted(), namespace) : null;
    if (keys !== null && keys.length > 0) return { from, candidates: keys.map(key => keyCandidate(key, repr(key))) };
    candidates = argumentCandidates(context, namespace);
    if (word !== '') candidates.push(...nameCandidates(context, namespace));
  }
  return { from, candidates: chosen(candidates, word) };
}

/** Those that continue the word, sorted; names with underscores only when they are asked for. */
function chosen(candidates: readonly Completion[], word: string): Completion[] {
  const hidden = word === '' ? '_' : word === '_' ? '__' : null;
  const seen = new Set<string>();
  return candidates
    .filter(({ text }) => {
      if (!text.startsWith(word) || (hidden !== null && text.startsWith(hidden)) || seen.has(text)) return false;
      seen.add(text);
      return true;
    })
    .sort((a, b) => Number(b.kind === 'argument') - Number(a.kind === 'argument') || (a.text < b.text ? -1 : 1));
}

/** The first line of what a callable says of itself; the type of anything else. */
function detailOf(value: Value): string {
  const describes =
    value instanceof PyFunction ||
    value instanceof PyMethod ||
    value instanceof PyBuiltinFunction ||
    value instanceof PyMethodDescriptor ||
    value instanceof PyType ||
    value instanceof PyModule;
  return (describes ? firstDocLine(value) : '') || typeOf(value).name;
}

// ---------------------------------------------------------------- names

function nameCandidates(context: CursorContext, namespace: Namespace): Completion[] {
  const result: Completion[] = [];
  const add = (name: Value, value: Maybe): void => {
    if (typeof name === 'string' && value !== undefined)
      result.push({ text: name, kind: 'name', detail: detailOf(value) });
  };
  for (const [name, value] of namespace.entries()) add(name, value);
  // What the block itself names before it ran: parameters, variables.
  for (const [i, token] of context.before.entries()) {
    if (token.tokenType === t.Name && context.before[i - 1]?.tokenType !== t.Dot && !namespace.has(token.image)) {
      if (!interpreter.builtins.has(token.image))
        result.push({ text: token.image, kind: 'name', detail: 'in this block' });
    }
  }
  for (const [name, value] of interpreter.builtins.entries()) add(name, value);
  for (const word of [...keywords.keys(), ...SOFT_KEYWORDS]) {
    result.push({ text: word, kind: 'keyword', detail: '' });
  }
  return result;
}

/** `name=` for each parameter of the call around the cursor that can still be given so. */
function argumentCandidates(context: CursorContext, namespace: Namespace): Completion[] {
  const call = context.call();
  if (call === null || !call.atStart || context.last?.tokenType === t.LSquare) return [];
  const known = staticValue(call.callee, namespace);
  const parameters = (known === undefined ? null : parametersOfKnown(known)) ?? [];
  return parameters
    .filter(({ name, kind }, i) => {
      if (kind !== 'keyword' && kind !== 'either') return false;
      return (kind === 'keyword' || i >= call.index - call.given.length) && !call.given.includes(name);
    })
    .map(({ name, shown }) => ({ text: `${name}=`, kind: 'argument', detail: shown === name ? '' : shown }));
}

// ---------------------------------------------------------------- attributes

function attributeCandidates(context: CursorContext, namespace: Namespace): Completion[] {
  const base = staticValue(context.primary(context.before.length - 2), namespace);
  if (base === undefined) return [];
  return [...attributeNames(base)].map(name => ({
    text: name,
    kind: 'attribute',
    detail: attributeDetail(base, name),
  }));
}

/** The names of all attributes that are there without asking the object: no `__dir__` runs. */
function attributeNames(base: Known): Set<string> {
  const names = new Set<string>();
  const value = 'type' in base ? undefined : base.value;
  if (value instanceof PyModule) {
    for (const name of value.dict.keys()) if (typeof name === 'string') names.add(name);
    return names;
  }
  if (value instanceof PyObject) for (const [name] of ownAttributes(value)) names.add(name);
  const type = value instanceof PyType ? value : typeOfKnown(base);
  for (const { dict } of type.mro) for (const name of dict.keys()) names.add(name);
  return names;
}

function attributeDetail(base: Known, name: string): string {
  const known = attributeOf(base, name);
  if (known !== undefined) return 'type' in known ? known.type.name : detailOf(known.value);
  const type = 'value' in base && base.value instanceof PyType ? base.value : typeOfKnown(base);
  const found = type.lookup(name);
  if (found instanceof PyProperty) {
    const { doc } = found;
    return typeof doc === 'string' && doc !== '' ? doc.trim().split('\n', 1)[0] : 'property';
  }
  if (found instanceof PyGetSetDescriptor) return found.doc?.split('\n', 1)[0] ?? 'attribute';
  return found === undefined ? '' : typeOf(found).name;
}

// ---------------------------------------------------------------- keys of dicts

type Key = string | number | bigint | boolean | PyBytes;

/** The plain keys of the dict that an expression stands for; `null` if it stands for none. */
function keysOf(container: string, namespace: Namespace): Key[] | null {
  const known = container === '' ? undefined : staticValue(container, namespace);
  if (known === undefined || 'type' in known || !(known.value instanceof PyDict)) return null;
  const keys: Key[] = [];
  for (const key of known.value.keys()) {
    if (keys.length === MAX_KEYS) break;
    if ((typeof key !== 'object' && key !== null) || (key !== null && key.constructor === PyBytes))
      keys.push(key as Key);
  }
  return keys;
}

const keyCandidate = (key: Key, text: string): Completion => ({ text, kind: 'key', detail: typeOf(key).name });

/** `d['na`: the text keys that begin so, quoted as the string was begun. */
function keysInString(context: CursorContext, string: OpenString, namespace: Namespace): Completions {
  const from = context.cursor - (context.source.length - string.start);
  const keys = keysOf(context.subscripted(), namespace) ?? [];
  const { quote, text } = string;
  const candidates = keys
    .filter((key): key is string => typeof key === 'string' && key.startsWith(text))
    .map(key => keyCandidate(key, quoted(key, quote)))
    .sort((a, b) => (a.text < b.text ? -1 : 1));
  return { from, candidates };
}

/** The repr of a text between other quotes than repr might choose. */
function quoted(text: string, quote: string): string {
  const shown = repr(text);
  if (shown.startsWith(quote) && quote.length === 1) return shown;
  const inner = shown.slice(1, -1).replace(shown[0] === '"' ? /\\"/g : /\\'/g, shown[0]);
  return quote + inner.replaceAll(quote, `\\${quote}`) + quote;
}

// ---------------------------------------------------------------- imports

/** Candidates in an import statement; `null` if the cursor is in none. */
function importCandidates(context: CursorContext): Completion[] | null {
  const tokens = context.statement();
  const first = tokens[0]?.image;
  const last = tokens.at(-1);
  if (last === undefined || last.image === 'as') return first === 'import' || first === 'from' ? [] : null;
  const modules = (parent: string): Completion[] =>
    moduleNames(parent).map(name => ({ text: name, kind: 'module', detail: moduleDetail(parent, name) }));
  if (first === 'import') {
    const start = tokens.findLastIndex(({ tokenType: type }) => type === t.Comma || type === t.Import) + 1;
    return expectsName(tokens.length - start, last.tokenType === t.Dot) ? modules(dotted(tokens.slice(start))) : [];
  }
  if (first !== 'from') return null;
  const imports = tokens.findIndex(({ tokenType: type }) => type === t.Import);
  if (imports < 0) {
    if (expectsName(tokens.length - 1, last.tokenType === t.Dot)) return modules(dotted(tokens.slice(1)));
    return [{ text: 'import', kind: 'keyword', detail: '' }];
  }
  if (last.tokenType !== t.Import && last.tokenType !== t.Comma && last.tokenType !== t.LParen) return [];
  const name = tokens
    .slice(1, imports)
    .map(({ image }) => image)
    .join('');
  const module = moduleNamed(name);
  const inside: Completion[] = modules(name);
  if (module === undefined) return inside;
  const names = attributeNames({ value: module });
  return [...names]
    .map((text): Completion => ({ text, kind: 'name', detail: attributeDetail({ value: module }, text) }))
    .concat(inside);
}

/** A name of a dotted path is due: at its beginning, or behind a dot. */
const expectsName = (tokens: number, afterDot: boolean): boolean => tokens === 0 || afterDot;

/** The path that was typed, without its last dot. */
function dotted(tokens: readonly { image: string }[]): string {
  return tokens
    .map(({ image }) => image)
    .join('')
    .replace(/\.$/, '');
}

function moduleDetail(parent: string, name: string): string {
  const module = interpreter.modules.get(parent === '' ? name : `${parent}.${name}`);
  return module instanceof PyModule ? firstDocLine(module) : '';
}
