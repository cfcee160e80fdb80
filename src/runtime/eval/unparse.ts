/** Expressions back to source text, laid out as CPython's `ast.unparse` does. */
import type {
  Arg,
  Arguments,
  Comprehension,
  ConstantValue,
  Expr,
  JoinedStr,
  Operator,
  TemplateStr,
} from '../../parser/ast.ts';
import { PyBytes } from '../buffer/objects.ts';
import { repr } from '../protocol/repr.ts';
import { Ellipsis, type Value } from '../types.ts';
import { floatRepr } from '../values/float-text.ts';
import { intRepr } from '../values/int-text.ts';
import { strRepr } from '../values/text.ts';
import { PyTuple } from '../values/tuple.ts';

/** How tightly an expression binds; what binds less tightly than its place asks for gets parentheses. */
export const BINDING = {
  NAMED: 0,
  TUPLE: 1,
  YIELD: 2,
  TEST: 3,
  OR: 4,
  AND: 5,
  NOT: 6,
  COMPARE: 7,
  BITOR: 8,
  BITXOR: 9,
  BITAND: 10,
  SHIFT: 11,
  ARITHMETIC: 12,
  TERM: 13,
  FACTOR: 14,
  POWER: 15,
  AWAIT: 16,
  ATOM: 17,
} as const;
type Binding = (typeof BINDING)[keyof typeof BINDING];

const OPERATORS: Record<Operator, readonly [sign: string, binding: Binding]> = {
  Add: ['+', BINDING.ARITHMETIC],
  Sub: ['-', BINDING.ARITHMETIC],
  Mult: ['*', BINDING.TERM],
  MatMult: ['@', BINDING.TERM],
  Div: ['/', BINDING.TERM],
  Mod: ['%', BINDING.TERM],
  FloorDiv: ['//', BINDING.TERM],
  LShift: ['<<', BINDING.SHIFT],
  RShift: ['>>', BINDING.SHIFT],
  BitOr: ['|', BINDING.BITOR],
  BitXor: ['^', BINDING.BITXOR],
  BitAnd: ['&', BINDING.BITAND],
  Pow: ['**', BINDING.POWER],
};
const UNARY = {
  Invert: ['~', BINDING.FACTOR],
  Not: ['not ', BINDING.NOT],
  UAdd: ['+', BINDING.FACTOR],
  USub: ['-', BINDING.FACTOR],
} as const;
const COMPARISONS = {
  Eq: '==',
  NotEq: '!=',
  Lt: '<',
  LtE: '<=',
  Gt: '>',
  GtE: '>=',
  Is: 'is',
  IsNot: 'is not',
  In: 'in',
  NotIn: 'not in',
} as const;
const CONVERSIONS: Record<number, string> = { 115: '!s', 114: '!r', 97: '!a' };

const tighter = (binding: Binding): Binding => Math.min(binding + 1, BINDING.ATOM) as Binding;

/** The source text of an expression. */
export function unparse(node: Expr): string {
  return write(node, BINDING.TEST);
}

/** @param place how tightly the place binds that the expression stands in */
export function write(node: Expr, place: Binding): string {
  const [text, binding] = plain(node);
  return place > binding ? `(${text})` : text;
}
const list = (nodes: readonly Expr[], place: Binding = BINDING.TEST): string =>
  nodes.map(node => write(node, place)).join(', ');

/** The text without parentheses around it, and how tightly it binds. */
function plain(node: Expr): readonly [text: string, binding: Binding] {
  switch (node.kind) {
    case 'Name':
      return [node.id, BINDING.ATOM];
    case 'Constant':
      return [(node.prefix ?? '') + constantText(node.value), BINDING.ATOM];
    case 'Attribute': {
      const value = write(node.value, BINDING.ATOM);
      // The dot after an integer would be that of a float.
      const number = node.value.kind === 'Constant' ? node.value.value.type : '';
      const isInt = number === 'int' || (readable && number === 'bool');
      return [`${value}${isInt ? ' ' : ''}.${node.attr}`, BINDING.ATOM];
    }
    case 'Subscript':
      return [`${write(node.value, BINDING.ATOM)}[${subscript(node.slice)}]`, BINDING.ATOM];
    case 'Slice': {
      const part = (bound: Expr | null): string => (bound === null ? '' : write(bound, BINDING.TEST));
      return [
        `${part(node.lower)}:${part(node.upper)}${node.step === null ? '' : `:${part(node.step)}`}`,
        BINDING.ATOM,
      ];
    }
    case 'Starred':
      return [`*${write(node.value, BINDING.BITOR)}`, BINDING.ATOM];
    case 'Call': {
      const args = node.args.map(arg => write(arg, BINDING.TEST));
      const keywords = node.keywords.map(
        ({ arg, value }) => (arg === null ? '**' : `${arg}=`) + write(value, BINDING.TEST),
      );
      return [`${write(node.func, BINDING.ATOM)}(${[...args, ...keywords].join(', ')})`, BINDING.ATOM];
    }
    case 'Tuple':
      if (node.elts.length === 0) return ['()', BINDING.ATOM];
      return [node.elts.length === 1 ? `${list(node.elts)},` : list(node.elts), BINDING.TUPLE];
    case 'List':
      return [`[${list(node.elts)}]`, BINDING.ATOM];
    case 'Set':
      return [node.elts.length === 0 ? '{*()}' : `{${list(node.elts)}}`, BINDING.ATOM];
    case 'Dict': {
      const items = node.values.map((value, i) => {
        const key = node.keys[i];
        return key === null
          ? `**${write(value, BINDING.BITOR)}`
          : `${write(key, BINDING.TEST)}: ${write(value, BINDING.TEST)}`;
      });
      return [`{${items.join(', ')}}`, BINDING.ATOM];
    }
    case 'BinOp': {
      const [sign, binding] = OPERATORS[node.op];
      const right = node.op === 'Pow';
      const left = write(node.left, right ? tighter(binding) : binding);
      return [`${left} ${sign} ${write(node.right, right ? binding : tighter(binding))}`, binding];
    }
    case 'UnaryOp': {
      const [sign, binding] = UNARY[node.op];
      return [sign + write(node.operand, binding), binding];
    }
    case 'BoolOp': {
      const binding = node.op === 'And' ? BINDING.AND : BINDING.OR;
      // Each operand asks for more than the one before.
      let place: Binding = binding;
      const parts = node.values.map(value => {
        place = tighter(place);
        return write(value, place);
      });
      return [parts.join(node.op === 'And' ? ' and ' : ' or '), binding];
    }
    case 'Compare': {
      const rest = node.comparators.map((right, i) => {
        return ` ${COMPARISONS[node.ops[i]]} ${write(right, tighter(BINDING.COMPARE))}`;
      });
      return [write(node.left, tighter(BINDING.COMPARE)) + rest.join(''), BINDING.COMPARE];
    }
    case 'IfExp': {
      const place = tighter(BINDING.TEST);
      const [body, test, orelse] = [write(node.body, place), write(node.test, place), write(node.orelse, BINDING.TEST)];
      return [`${body} if ${test} else ${orelse}`, BINDING.TEST];
    }
    case 'Lambda': {
      const parameters = parametersText(node.args);
      return [`lambda${parameters === '' ? '' : ` ${parameters}`}: ${write(node.body, BINDING.TEST)}`, BINDING.TEST];
    }
    case 'NamedExpr':
      return [`${write(node.target, BINDING.ATOM)} := ${write(node.value, BINDING.ATOM)}`, BINDING.NAMED];
    case 'Await':
      return [`await ${write(node.value, BINDING.ATOM)}`, BINDING.AWAIT];
    case 'Yield':
      return [node.value === null ? 'yield' : `yield ${write(node.value, BINDING.ATOM)}`, BINDING.YIELD];
    case 'YieldFrom':
      return [`yield from ${write(node.value, BINDING.ATOM)}`, BINDING.YIELD];
    case 'ListComp':
      return [`[${write(node.elt, BINDING.TEST)}${loops(node.generators)}]`, BINDING.ATOM];
    case 'SetComp':
      return [`{${write(node.elt, BINDING.TEST)}${loops(node.generators)}}`, BINDING.ATOM];
    case 'GeneratorExp':
      return [`(${write(node.elt, BINDING.TEST)}${loops(node.generators)})`, BINDING.ATOM];
    case 'DictComp': {
      const item = `${write(node.key, BINDING.TEST)}: ${write(node.value, BINDING.TEST)}`;
      return [`{${item}${loops(node.generators)}}`, BINDING.ATOM];
    }
    case 'JoinedStr':
    case 'TemplateStr':
      return [quoted(node), BINDING.ATOM];
    case 'FormattedValue':
    case 'Interpolation':
      return [quoted({ ...node, kind: 'JoinedStr', values: [node] }), BINDING.ATOM];
  }
}

/** A tuple needs no parentheses there, unless a starred item makes it look like something else. */
function subscript(slice: Expr): string {
  if (slice.kind !== 'Tuple' || slice.elts.length === 0) return write(slice, BINDING.TEST);
  return slice.elts.length === 1 ? `${list(slice.elts)},` : list(slice.elts);
}

function loops(generators: readonly Comprehension[]): string {
  return generators
    .map(({ target, iter, ifs, is_async }) => {
      const place = tighter(BINDING.TEST);
      const conditions = ifs.map(condition => ` if ${write(condition, place)}`).join('');
      return ` ${is_async ? 'async ' : ''}for ${write(target, BINDING.TUPLE)} in ${write(iter, place)}${conditions}`;
    })
    .join('');
}

/** Parameters. @param annotated those of a function; a lambda's have no annotations */
export function parametersText(parameters: Arguments, annotated = false): string {
  const { posonlyargs, args, vararg, kwonlyargs, kw_defaults, kwarg, defaults } = parameters;
  const parts: string[] = [];
  const named = ({ arg, annotation }: Arg): string =>
    annotated && annotation !== null ? `${arg}: ${write(annotation, BINDING.TEST)}` : arg;
  const ordered = [...posonlyargs, ...args];
  ordered.forEach((parameter, i) => {
    const value = defaults[i - ordered.length + defaults.length];
    parts.push(value === undefined ? named(parameter) : `${named(parameter)}=${write(value, BINDING.TEST)}`);
    if (i + 1 === posonlyargs.length) parts.push('/');
  });
  if (vararg !== null) parts.push(`*${named(vararg)}`);
  else if (kwonlyargs.length > 0) parts.push('*');
  kwonlyargs.forEach((parameter, i) => {
    const value = kw_defaults[i] ?? null;
    parts.push(value === null ? named(parameter) : `${named(parameter)}=${write(value, BINDING.TEST)}`);
  });
  if (kwarg !== null) parts.push(`**${named(kwarg)}`);
  return parts.join(', ');
}

/** Infinity has no literal: a number that is too large stands for it. */
const withoutInfinity = (text: string): string => text.replace(/inf/g, '1e309');

/** A literal of a value. */
export function constantText(value: ConstantValue): string {
  switch (value.type) {
    case 'int':
      return intRepr(value.value);
    case 'float':
      return readable && Number.isNaN(value.value) ? '(1e309-1e309)' : withoutInfinity(floatRepr(value.value));
    case 'complex':
      return withoutInfinity(`${floatRepr(value.imag).replace(/\.0$/, '')}j`);
    case 'str':
      return strRepr(value.value);
    case 'bytes':
      return repr(new PyBytes(value.value));
    case 'bool':
      return value.value ? 'True' : 'False';
    case 'None':
      return 'None';
    case 'Ellipsis':
      return '...';
    case 'object':
      return objectText(value.value as Value);
  }
}

/** What a program put into a tree as a constant: tuples item by item, all else as it shows itself. */
function objectText(value: Value): string {
  if (!(value instanceof PyTuple)) {
    if (typeof value === 'string' || value === null || typeof value === 'boolean') return repr(value);
    return value === Ellipsis ? '...' : withoutInfinity(repr(value)).replace(/nan/g, '(1e309-1e309)');
  }
  const items = value.items.map(objectText);
  return `(${items.join(', ')}${items.length === 1 ? ',' : ''})`;
}

const QUOTES = ["'", '"', '"""', "'''"] as const;

/** Strings are written as `ast.unparse` does, which avoids backslashes; else as annotations show them. */
let readable = false;
export function readablyQuoted<T>(body: () => T): T {
  readable = true;
  try {
    return body();
  } finally {
    readable = false;
  }
}

/** An f-string or a template string: the first of the quotes that no literal part has. */
function quoted(node: JoinedStr | TemplateStr): string {
  const prefix = node.kind === 'JoinedStr' ? 'f' : 't';
  if (readable) return prefix + readableFormatted(node);
  const text = node.values.map(part => stringPart(part, false)).join('');
  const quote = QUOTES.find(mark => !text.includes(mark)) ?? "'";
  return `${prefix}${quote}${text}${quote}`;
}

/** A text in quotes that need the fewest backslashes (`_str_literal_helper`). @returns its inside, and the quotes that fit */
function insideQuotes(text: string, allowed: readonly string[], escapeBlanks: boolean): [string, readonly string[]] {
  let inside = '';
  for (const letter of text) {
    const kept = !escapeBlanks && (letter === '\n' || letter === '\t');
    inside += kept ? letter : escapedLetter(letter);
  }
  let fitting = allowed.filter(quote => !inside.includes(quote) && (quote.length === 3 || !inside.includes('\n')));
  if (fitting.length === 0) {
    const shown = strRepr(text);
    return [shown.slice(1, -1), [allowed.find(quote => quote.startsWith(shown[0]!)) ?? shown[0]!]];
  }
  const last = inside.at(-1);
  if (last !== undefined) {
    fitting = [...fitting.filter(quote => quote[0] !== last), ...fitting.filter(quote => quote[0] === last)];
    if (fitting[0]![0] === last) inside = `${inside.slice(0, -1)}\\${last}`;
  }
  return [inside, fitting];
}

/** A backslash, or what cannot be printed, as an escape. */
function escapedLetter(letter: string): string {
  const shown = strRepr(letter).slice(1, -1);
  return shown === "\\'" ? letter : shown;
}

/** A literal of a text. @param escapeBlanks whether newlines and tabs become escapes */
export function literalText(text: string, allowed: readonly string[], escapeBlanks: boolean): string {
  const [inside, [quote]] = insideQuotes(text, allowed, escapeBlanks);
  return quote! + inside + quote!;
}

function readableFormatted(node: JoinedStr | TemplateStr): string {
  const parts = node.values.map(part => ({ literal: part.kind === 'Constant', text: readablePart(part) }));
  let quotes: readonly string[] = QUOTES;
  const written: string[] = [];
  for (const { literal, text } of parts) {
    if (literal) {
      const [inside, fitting] = insideQuotes(text, quotes, true);
      if (!fitting.some(quote => quotes.includes(quote))) return withEscapes(parts);
      quotes = fitting;
      written.push(inside);
      continue;
    }
    if (text.includes('\n')) quotes = quotes.filter(quote => quote.length === 3);
    const fitting = quotes.filter(quote => !text.includes(quote));
    if (fitting.length > 0) quotes = fitting;
    written.push(text);
  }
  return quotes[0]! + written.join('') + quotes[0]!;
}

/** Where no quotes fit: three of them, and escapes. */
function withEscapes(parts: readonly { literal: boolean; text: string }[]): string {
  const inside = parts.map(({ literal, text }) => (literal ? strRepr(`"${text}`).slice(2, -1) : text));
  return `'''${inside.join('')}'''`;
}

/** A part of a formatted text. @param inSpec whether it is what stands behind a colon, whose quotes are not chosen for it */
function readablePart(node: Expr, inSpec = false): string {
  if (node.kind === 'Constant' && node.value.type === 'str') {
    const text = node.value.value.replace(/[{}]/g, '$&$&');
    return inSpec ? text.replace(/[\\'"]/g, '\\$&').replaceAll('\n', '\\n') : text;
  }
  if (node.kind === 'JoinedStr') return node.values.map(part => readablePart(part, inSpec)).join('');
  if (node.kind !== 'FormattedValue' && node.kind !== 'Interpolation') return `{${write(node, BINDING.TEST)}}`;
  const inner = node.kind === 'Interpolation' ? node.str : write(node.value, tighter(BINDING.TEST));
  const spec = node.format_spec === null ? '' : `:${readablePart(node.format_spec, true)}`;
  return `{${inner.startsWith('{') ? ' ' : ''}${inner}${CONVERSIONS[node.conversion] ?? ''}${spec}}`;
}

function stringPart(node: Expr, inSpec: boolean): string {
  if (node.kind === 'Constant' && node.value.type === 'str') {
    const escaped = strRepr(`${node.value.value}"'`).slice(1, -4);
    return inSpec ? escaped : escaped.replace(/[{}]/g, '$&$&');
  }
  if (node.kind !== 'FormattedValue' && node.kind !== 'Interpolation') return `{${write(node, BINDING.TEST)}}`;
  const inner = node.kind === 'Interpolation' ? node.str : write(node.value, tighter(BINDING.TEST));
  const spec =
    node.format_spec === null ? '' : `:${node.format_spec.values.map(part => stringPart(part, true)).join('')}`;
  return `{${inner.startsWith('{') ? ' ' : ''}${inner}${CONVERSIONS[node.conversion] ?? ''}${spec}}`;
}
