/**
 * Operators. Small integers first, then floats, then the protocol, as the closures of `binary.ts` do it; but a float that
 * only goes into another operation gets no object.
 */
import type { Expr, Operator } from '../../../parser/ast.ts';
import { NEG, syntaxOperators } from '../../protocol/arithmetic.ts';
import { PyFloat } from '../../values/float.ts';
import { fold } from '../binary.ts';
import { literal } from '../names.ts';
import { holdsDisplay } from '../pending.ts';
import { emitCondition, emitExpression, emitValue, expressionEmitters } from './emit.ts';
import { leadingText } from './methods.ts';
import { all, boxed, boxedOnce, floatTest, isObject, numberTest, type Operand, strTest } from './operand.ts';
import { attempt, emitTree, integer, numericTree, unless } from './trees.ts';
import type { Unit } from './unit.ts';

const MAX = String(Number.MAX_SAFE_INTEGER);
const SYMBOLS: Partial<Record<Operator, string>> = { Add: '+', Sub: '-', Mult: '*', Div: '/' };

expressionEmitters.BinOp = (unit, node) => {
  const folded = fold(node);
  if (folded !== undefined) return { value: `(${folded})`, known: 'int' };
  if (holdsDisplay(node)) return null;
  const kind = numericTree(unit, node);
  if (kind !== null) return emitTree(unit, node, kind);
  const a = emitExpression(unit, node.left);
  const b = emitExpression(unit, node.right);
  return emitOperation(unit, node, a, b, `op${node.op}`, node.left);
};

/**
 * Writes an operator on what has been evaluated.
 * @param node whose position a traceback shows
 * @param general the helper that does the rest
 * @param left the first operand's expression
 */
export function emitOperation(
  unit: Unit,
  node: { op: Operator },
  a: Operand,
  b: Operand,
  general: `op${Operator}` | `inplace${Operator}`,
  left: Expr,
): Operand {
  const { op } = node;
  const slow = (): string => {
    const other = `${unit.helper(general)}(${boxedOnce(unit, a)}, ${boxedOnce(unit, b)})`;
    if (a.known !== undefined || !isObject(a) || !isObject(b)) return `${unit.at(node)}, ${other}`;
    const isInplace = general.startsWith('inplace');
    const { method, inplace } = syntaxOperators[op];
    const after = unit.helper(isInplace ? 'afterLeadingInplace' : 'afterLeading');
    const settle = (result: string): string =>
      `${after}(${result}, ${unit.constant(syntaxOperators[op])}, ${a.value}, ${b.value})`;
    return `${unit.at(node)}, ${leadingText(unit, left, isInplace ? inplace : method, [a.value, b.value], other, settle)}`;
  };
  if (SYMBOLS[op] !== undefined) return emitNumeric(unit, op, a, b, slow());
  const ints = op === 'Pow' || op === 'MatMult' ? null : all(numberTest(a), numberTest(b));
  if (ints === null) return { value: unit.let(`(${slow()})`) };
  const value = unit.name();
  unit.line(`let ${value};`);
  attempt(
    unit,
    way => {
      unless(way, ints);
      unit.line(`${value} = ${integer(way, op, a.value, b.value)};`);
    },
    () => unit.line(`${value} = (${slow()});`),
  );
  return { value };
}

/** `+`, `-`, `*`, `/`. */
function emitNumeric(unit: Unit, op: Operator, a: Operand, b: Operand, slow: string): Operand {
  const symbol = SYMBOLS[op] as string;
  const value = unit.name();
  const double = unit.name();
  const ways: string[] = [];
  const likely = likelyPaths(a, b);
  const ints = likely.ints ? all(numberTest(a), numberTest(b)) : null;
  const floats = likely.floats ? doublePaths(unit, op, a, b) : [];
  if (ints !== null && op !== 'Div') {
    const plus = op === 'Mult' ? ' + 0' : '';
    ways.push(`if (${ints} && (${value} = ${a.value} ${symbol} ${b.value}${plus}) <= ${MAX} && ${value} >= -${MAX});`);
  } else if (ints !== null) {
    floats.push({ test: `${ints} && ${b.value} !== 0`, left: a.value, right: b.value });
  }
  for (const { test, left, right } of floats) {
    const clear = ints === null || op === 'Div' ? '' : `${value} = undefined; `;
    ways.push(`if (${test}) { ${clear}${double} = ${left} ${symbol} ${right}; }`);
  }
  if (op === 'Add' && likely.texts) {
    const texts = all(strTest(a), strTest(b));
    if (texts !== null) ways.push(`if (${texts}) ${value} = ${a.value} + ${b.value};`);
  }
  unit.line(floats.length === 0 ? `let ${value};` : `let ${value}, ${double} = 0;`);
  unit.line(`${[...ways, ''].join(' else ')}${value} = (${slow});`);
  return floats.length === 0 ? { value } : { value, double };
}

/** Which ways are worth their text. */
function likelyPaths(a: Operand, b: Operand): { ints: boolean; floats: boolean; texts: boolean } {
  const kinds = [a, b].map(({ known, likely }) => known ?? likely);
  const may = (...those: (string | undefined)[]): boolean => kinds.every(kind => those.includes(kind));
  return {
    ints: may('int', undefined),
    floats: may('int', 'float', undefined) && !kinds.every(kind => kind === 'int'),
    texts: may('str', undefined) && kinds.includes('str'),
  };
}

/** The ways to compute with doubles: two floats, or a float and an integer where one of them is literal. */
function doublePaths(
  unit: Unit,
  op: Operator,
  a: Operand,
  b: Operand,
): { test: string; left: string; right: string }[] {
  const result: { test: string; left: string; right: string }[] = [];
  const left = floatTest(unit, a);
  const right = floatTest(unit, b);
  const add = (test: string | null, x: string, y: string): void => {
    if (test !== null) result.push({ test: op === 'Div' ? `${test} && ${y} !== 0` : test, left: x, right: y });
  };
  if (left !== null && right !== null) {
    add(all(left.test, right.test), left.double, right.double);
    if (a.known === 'float') add(all(numberTest(b)), left.double, b.value);
    if (b.known === 'float') add(all(numberTest(a)), a.value, right.double);
  } else if (left !== null && b.known === 'int') add(all(left.test), left.double, b.value);
  else if (right !== null && a.known === 'int') add(all(right.test), a.value, right.double);
  return result;
}

expressionEmitters.UnaryOp = (unit, node) => {
  const value = literal(node);
  if (typeof value === 'number') return { value: `(${value})`, known: 'int' };
  if (node.op === 'Not') return { value: unit.let(`!${emitCondition(unit, node.operand, node)}`), known: 'bool' };
  if (node.op !== 'USub') {
    const operand = emitValue(unit, node.operand);
    const compute = unit.helper(node.op === 'UAdd' ? 'pos' : 'invert');
    const quick = node.op === 'UAdd' ? operand : `~${operand}`;
    const test =
      node.op === 'UAdd'
        ? `typeof ${operand} === 'number'`
        : `typeof ${operand} === 'number' && (${operand} | 0) === ${operand}`;
    return { value: unit.let(`${test} ? ${quick} : (${unit.at(node)}, ${compute}(${operand}))`) };
  }
  const operand = emitExpression(unit, node.operand);
  const slow = (value: string): string =>
    `(${unit.at(node)}, ${leadingText(unit, node.operand, NEG, [value], `${unit.helper('neg')}(${value})`)})`;
  if (operand.known === 'float') {
    const negated = new PyFloat(-Number(operand.double));
    return { value: unit.constant(negated), double: `(-${operand.double})`, known: 'float' };
  }
  const float = floatTest(unit, operand);
  const number = numberTest(operand);
  if (float === null || number === null) {
    const boxedOperand = boxed(unit, operand);
    return { value: unit.let(slow(boxedOperand)) };
  }
  const result = unit.name();
  const double = unit.name();
  const otherwise = slow(operand.value);
  unit.line(`let ${result}, ${double} = 0;`);
  unit.line(
    `if (${number || 'true'}) ${result} = 0 - ${operand.value}; else if (${float.test || 'true'}) ${double} = -${float.double}; ` +
      `else ${result} = ${otherwise};`,
  );
  return { value: result, double };
};
