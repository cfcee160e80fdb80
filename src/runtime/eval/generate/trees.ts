/**
 * Trees of arithmetic over variables, items and attributes, where looking runs no Python code: computed on JavaScript's
 * numbers in one go, as long as every value is of the kind that was seen. At the first surprise the tree's closure
 * evaluates it from the beginning; nothing has happened yet.
 */
import type { BinOp, Call, Expr, Name, Operator } from '../../../parser/ast.ts';
import type { PyBuiltinFunction } from '../../signature/builtin.ts';
import { literal } from '../names.ts';
import { AttributeSite } from '../site.ts';
import { builtinOf, type GlobalCells, globalCells } from './globals.ts';
import { type Kind, kindOf } from './kinds.ts';
import type { Operand } from './operand.ts';
import type { Unit } from './unit.ts';

const MAX = Number.MAX_SAFE_INTEGER;
const ARITHMETIC = { Add: '+', Sub: '-', Mult: '*', Div: '/' } as const;
const BITWISE = { BitAnd: '&', BitOr: '|', BitXor: '^', LShift: '<<', RShift: '>>', Mod: '%', FloorDiv: '/' } as const;

/** The kind of number that a tree gives; `null` if it is no such tree. */
export function numericTree(unit: Unit, node: Expr): 'int' | 'float' | null {
  const kind = kindOf(unit, node);
  return (kind === 'int' || kind === 'float') && isTree(unit, node, kind) ? kind : null;
}

function isTree(unit: Unit, node: Expr, kind: 'int' | 'float'): boolean {
  if (node.kind !== 'BinOp') {
    if (node.kind === 'UnaryOp' && node.op === 'USub') return isTree(unit, node.operand, kind);
    return isLoad(unit, node) || typeof literal(node) === 'number' || node.kind === 'Constant';
  }
  const { op } = node;
  if (!(op in ARITHMETIC) && (kind === 'float' ? op !== 'Pow' : !(op in BITWISE))) return false;
  if (unit.assignRoles(node)) return false;
  return numericTree(unit, node.left) !== null && numericTree(unit, node.right) !== null;
}

/** Whether reading the expression runs no Python code as long as all is as it was seen. */
function isLoad(unit: Unit, node: Expr): boolean {
  switch (node.kind) {
    case 'Name':
      return isPlace(unit, node);
    case 'Attribute':
      return isLoad(unit, node.value);
    case 'Subscript': {
      if (unit.assignRoles(node)) return false;
      const container = kindOf(unit, node.value);
      return (
        container !== undefined &&
        container in ITEMS &&
        isLoad(unit, node.value) &&
        numericTree(unit, node.slice) === 'int'
      );
    }
    case 'Call':
      return lengthOf(unit, node) !== null;
    default:
      return false;
  }
}
/** The builtin `len`, where a call is one of it on what holds its length. */
function lengthOf(unit: Unit, { func, args, keywords }: Call): PyBuiltinFunction | null {
  if (func.kind !== 'Name' || args.length !== 1 || keywords.length > 0) return null;
  const kind = kindOf(unit, args[0]);
  if (kind === undefined || !(kind in ITEMS) || !isLoad(unit, args[0])) return null;
  const len = builtinOf(unit, func);
  return len !== null && len.declaration.name === 'len' && len.declaration.owner === null ? len : null;
}
function isPlace(unit: Unit, node: Name): boolean {
  const place = unit.context.place(node.id);
  if (place.kind === 'local' || place.kind === 'cell') return true;
  return place.kind !== 'classcell' && unit.globals.has(unit.context.mangle(node.id)) && unit.cell(node.id) !== null;
}
const ITEMS: Partial<Record<Kind, 'items' | 'data'>> = {
  list: 'items',
  tuple: 'items',
  bytes: 'data',
  bytearray: 'data',
};

// ---------------------------------------------------------------- writing

/** The way out of a tree that has met a surprise. */
export interface Way {
  unit: Unit;
  label: string;
}
/** Leaves the tree unless a test holds. */
export const unless = ({ unit, label }: Way, test: string): void => unit.line(`if (!(${test})) break ${label};`);

/** The text that reads a place; the value may be `undefined`. */
function load(way: Way, node: Expr): string {
  const { unit } = way;
  const { context } = unit;
  switch (node.kind) {
    case 'Name': {
      const place = context.place(node.id);
      if (place.kind === 'local') return unit.let(`L[${place.slot}]`);
      if (place.kind === 'cell') return unit.let(`L[${place.slot}].value`);
      if (place.kind === 'name') unit.usesNamespace = true;
      return unit.let(`${unit.cell(context.mangle(node.id))}.value`);
    }
    case 'Attribute': {
      const object = load(way, node.value);
      const site = unit.constant(new AttributeSite(context.mangle(node.attr)));
      const entry = unit.let(`${site}.first`);
      unless(way, `${object} != null`);
      return unit.let(
        `${object}.layout === ${entry}.layout && ${entry}.index >= 0 && ${object}.type.version === ${entry}.version ` +
          `? ${object}.values[${entry}.index] : ${site}.peek(${object})`,
      );
    }
    case 'Call': {
      const len = lengthOf(unit, node) as PyBuiltinFunction;
      const { own, builtin } = globalCells(unit, 'len') as GlobalCells;
      unless(way, `${own}.value === undefined && ${builtin}.value === ${unit.constant(len)}`);
      return unit.let(`${loadItems(way, node.args[0])}.length`);
    }
    default: {
      if (node.kind !== 'Subscript') throw new Error(`no place: ${node.kind}`);
      const items = loadItems(way, node.value);
      const index = number(way, node.slice, 'int');
      if (literalOf(index) >= 0) return unit.let(`${items}[${index}]`);
      return unit.let(`${items}[${index} < 0 ? ${index} + ${items}.length : ${index}]`);
    }
  }
}

/** The text that reads what a sequence holds its items in. */
function loadItems(way: Way, node: Expr): string {
  const { unit } = way;
  const container = load(way, node);
  const kind = kindOf(unit, node) as 'list' | 'tuple' | 'bytes' | 'bytearray';
  unless(way, `${container} != null && ${container}.type === ${unit.helper(`${kind}Type`)}`);
  return unit.let(`${container}.${ITEMS[kind]}`);
}

/** Writes the tests for a tree and gives the text of its number. */
function number(way: Way, node: Expr, kind: 'int' | 'float'): string {
  const { unit } = way;
  const value = literal(node);
  if (typeof value === 'number') return value < 0 ? `(${value})` : String(value);
  if (node.kind === 'Constant' && node.value.type === 'float') return doubleText(node.value.value);
  if (node.kind === 'BinOp') {
    if (kind === 'float') return double(way, node);
    const masked = lowBits(way, node);
    if (masked !== null) return masked;
    const a = number(way, node.left, 'int');
    return integer(way, node.op, a, number(way, node.right, 'int'));
  }
  if (node.kind === 'UnaryOp') {
    const operand = number(way, node.operand, kind);
    return kind === 'int' ? unit.let(`0 - ${operand}`) : `(-${operand})`;
  }
  const loaded = load(way, node);
  if (kind === 'int') {
    unless(way, `typeof ${loaded} === 'number'`);
    return loaded;
  }
  const isFloat = `${loaded} != null && ${loaded}.type === ${unit.helper('floatType')}`;
  if (kindOf(unit, node) === 'float') {
    unless(way, isFloat);
    return unit.let(`${loaded}.value`);
  }
  unless(way, `typeof ${loaded} === 'number' || ${isFloat}`);
  return unit.let(`typeof ${loaded} === 'number' ? ${loaded} : ${loaded}.value`);
}

/**
 * `tree & mask`, for a literal mask of at most 32 bits: of a sum or product only its low bits count, which need no integer beyond
 * JavaScript's, however large it becomes. `null`: something else.
 */
function lowBits(way: Way, { op, left, right }: BinOp): string | null {
  if (op !== 'BitAnd' || left.kind !== 'BinOp' || !MODULAR.has(left.op)) return null;
  const mask = literal(right);
  if (typeof mask !== 'number' || mask < 0 || mask > 0xffffffff) return null;
  const text = low32(way, left);
  return way.unit.let(mask <= 0x7fffffff ? `${text} & ${mask}` : `(${text} & ${mask | 0}) >>> 0`);
}
const MODULAR = new Set<Operator>(['Add', 'Sub', 'Mult']);

/** The text of an integer's low 32 bits, signed. */
function low32(way: Way, node: Expr): string {
  const value = literal(node);
  if (typeof value === 'number') return `(${value | 0})`;
  if (node.kind === 'BinOp') {
    const { op, left, right } = node;
    const symbol = LOW_SYMBOLS[op];
    if (op === 'Mult') return `Math.imul(${low32(way, left)}, ${low32(way, right)})`;
    if (symbol !== undefined) return `(${low32(way, left)} ${symbol} ${low32(way, right)} | 0)`;
  }
  return `(${number(way, node, 'int')} | 0)`;
}
const LOW_SYMBOLS: Partial<Record<Operator, string>> = { Add: '+', Sub: '-', BitAnd: '&', BitXor: '^', BitOr: '|' };

/** A float as JavaScript text. */
export function doubleText(value: number): string {
  return value < 0 || Object.is(value, -0) ? `(${Object.is(value, -0) ? '-0' : value})` : String(value);
}

function double(way: Way, { op, left, right }: BinOp): string {
  const { unit } = way;
  // Of two ints, `/` alone gives a float; the others have a float on one side at least.
  const a = number(way, left, kindOf(unit, left) === 'int' && left.kind === 'BinOp' ? 'int' : 'float');
  const b = number(way, right, kindOf(unit, right) === 'int' && right.kind === 'BinOp' ? 'int' : 'float');
  if (op === 'Pow') {
    // What raises, or gives a complex number, is left to the closure.
    unless(way, `${a} > 0`);
    const power = unit.let(`${a} ** ${b}`);
    unless(way, `${power} < Infinity`);
    return power;
  }
  if (op === 'Div' && !(Math.abs(literalOf(b)) > 0)) unless(way, `${b} !== 0`);
  return unit.let(`${a} ${ARITHMETIC[op as keyof typeof ARITHMETIC]} ${b}`);
}

/** Writes the tests for an operator on small integers, except `**` and `@`, and gives the text of what it makes. */
export function integer(way: Way, op: Operator, a: string, b: string): string {
  const { unit } = way;
  const c = literalOf(b);
  switch (op) {
    case 'Add':
    case 'Sub':
    case 'Mult': {
      const result = unit.let(`${a} ${ARITHMETIC[op]} ${b}${op === 'Mult' ? ' + 0' : ''}`);
      unless(way, `${result} <= ${MAX} && ${result} >= -${MAX}`);
      return result;
    }
    case 'BitAnd':
      // JavaScript takes the low 32 bits of any safe integer exactly.
      if (c >= 0 && c <= 0x7fffffff) return unit.let(`${a} & ${c}`);
      if (c >= 0 && c <= 0xffffffff) return unit.let(`(${a} & ${c | 0}) >>> 0`);
      has32Bits(way, a, b);
      return unit.let(`${a} & ${b}`);
    case 'BitOr':
      has32Bits(way, a, b);
      return unit.let(`${a} | ${b}`);
    case 'BitXor': {
      const signed = `(${a} | 0) === ${a} && (${b} | 0) === ${b}`;
      unless(way, `(${signed}) || (${a} >>> 0 === ${a} && ${b} >>> 0 === ${b})`);
      return unit.let(`${signed} ? ${a} ^ ${b} : (${a} ^ ${b}) >>> 0`);
    }
    case 'RShift':
      isWithin(way, b, 32);
      unless(way, `(${a} | 0) === ${a} || ${a} >>> 0 === ${a}`);
      return unit.let(`(${a} | 0) === ${a} ? ${a} >> ${b} : ${a} >>> ${b}`);
    case 'LShift':
      isWithin(way, b, 21);
      has32Bits(way, a);
      return unit.let(`${a} * (1 << ${b})`);
    case 'Mod': {
      isPositive(way, b);
      const rest = unit.let(`${a} % ${b}`);
      return unit.let(`${rest} < 0 ? ${rest} + ${b} : ${rest} + 0`);
    }
    default:
      isPositive(way, b);
      has32Bits(way, a, b);
      return unit.let(`Math.floor(${a} / ${b})`);
  }
}
function has32Bits(way: Way, ...texts: string[]): void {
  for (const text of texts) if ((literalOf(text) | 0) !== literalOf(text)) unless(way, `(${text} | 0) === ${text}`);
}
function isWithin(way: Way, text: string, end: number): void {
  const n = literalOf(text);
  if (!(n >= 0 && n < end)) unless(way, `${text} >= 0 && ${text} < ${end}`);
}
function isPositive(way: Way, text: string): void {
  if (!(literalOf(text) > 0)) unless(way, `${text} > 0`);
}
/** The number that a text is; NaN for any other text. */
const literalOf = (text: string): number => Number(text.replace(/[()]/g, ''));

/** Writes a tree. @param box whether a float is wanted as an object */
export function emitTree(unit: Unit, node: Expr, kind: 'int' | 'float', box = false): Operand {
  const value = unit.name();
  const float = unit.name();
  const withDouble = kind === 'float' && !box;
  unit.line(withDouble ? `let ${value}, ${float} = 0;` : `let ${value};`);
  attempt(
    unit,
    way => {
      const result = number(way, node, kind);
      if (kind === 'int') unit.line(`${value} = ${result};`);
      else unit.line(withDouble ? `${float} = ${result};` : `${value} = new ${unit.helper('PyFloat')}(${result});`);
    },
    () => unit.line(`${value} = ${unit.closure(node)}(F);`),
  );
  return withDouble ? { value, double: float } : { value };
}

/** Writes what is tried, and what is done instead after a surprise. */
export function attempt(unit: Unit, write: (way: Way) => void, instead: () => void): void {
  const done = unit.name();
  const label = unit.name();
  unit.line(`${done}: { ${label}: {`);
  write({ unit, label });
  unit.line(`break ${done}; }`);
  instead();
  unit.line('}');
}

/** Writes a comparison of two trees as a condition. */
export function emitTreeComparison(unit: Unit, left: Expr, symbol: string, right: Expr, instead: string): string {
  const result = unit.name();
  unit.line(`let ${result};`);
  const kindAs = (node: Expr): 'int' | 'float' => kindOf(unit, node) as 'int' | 'float';
  attempt(
    unit,
    way => {
      const a = number(way, left, kindAs(left));
      const b = number(way, right, kindAs(right));
      unit.line(`${result} = ${a} ${symbol} ${b};`);
    },
    () => unit.line(`${result} = ${instead};`),
  );
  return result;
}

/** Writes `target op= value` for a variable or an item of a list; false if that is no tree. */
export function emitTreeChange(unit: Unit, target: Expr, change: BinOp, instead: string): boolean {
  const kind = numericTree(unit, change);
  if (kind === null) return false;
  const result = (way: Way): string => {
    const text = number(way, change, kind);
    return kind === 'int' ? text : `new ${unit.helper('PyFloat')}(${text})`;
  };
  if (target.kind === 'Name') {
    const place = unit.context.place(target.id);
    if (place.kind !== 'local') return false;
    attempt(
      unit,
      way => unit.line(`L[${place.slot}] = ${result(way)};`),
      () => unit.line(`${instead};`),
    );
    unit.kinds.set(place.slot, kind);
    return true;
  }
  if (target.kind !== 'Subscript' || kindOf(unit, target.value) !== 'list') return false;
  attempt(
    unit,
    way => {
      const text = result(way);
      // The text above has read the item: the container and the index are what they were there.
      const container = load(way, target.value);
      const index = number(way, target.slice, 'int');
      if (!(literalOf(index) >= 0)) unless(way, `${index} >= 0`);
      unit.line(`${container}.items[${index}] = ${text};`);
    },
    () => unit.line(`${instead};`),
  );
  return true;
}
