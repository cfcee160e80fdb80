/** Comparisons, `and`, `or`, `not`, conditional expressions: as JavaScript conditions wherever no object is asked for. */
import type { BoolOp, Compare, CompareOperator, Expr } from '../../../parser/ast.ts';
import { type CompareOp, methodOf } from '../../protocol/compare.ts';
import { comparisonNames } from '../comparisons.ts';
import { literal } from '../names.ts';
import { holdsOperands } from '../pending.ts';
import { conditionEmitters, emitCondition, emitExpression, emitStore, emitValue, expressionEmitters } from './emit.ts';
import type { Helper } from './helpers.ts';
import { leadingText } from './methods.ts';
import { all, boxed, boxedOnce, floatTest, isObject, numberTest, type Operand, strTest } from './operand.ts';
import { emitTreeComparison, numericTree } from './trees.ts';
import type { Unit } from './unit.ts';

const SYMBOLS: Partial<Record<CompareOperator, string>> = {
  Eq: '===',
  NotEq: '!==',
  Lt: '<',
  LtE: '<=',
  Gt: '>',
  GtE: '>=',
};

/** One comparison as an expression; `slow` is what the protocol gives. */
function comparison(unit: Unit, op: CompareOperator, a: Operand, b: Operand, slow: string): string {
  const symbol = SYMBOLS[op] as string;
  let text = '';
  const way = (test: string | null, value: string): void => {
    if (test !== null) text += `${test} ? ${value} : `;
  };
  way(all(numberTest(a), numberTest(b)), `${a.value} ${symbol} ${b.value}`);
  const x = floatTest(unit, a);
  const y = floatTest(unit, b);
  if (x !== null && y !== null) way(all(x.test, y.test), `${x.double} ${symbol} ${y.double}`);
  else if (x !== null && b.known === 'int') way(all(x.test), `${x.double} ${symbol} ${b.value}`);
  else if (y !== null && a.known === 'int') way(all(y.test), `${a.value} ${symbol} ${y.double}`);
  if (op === 'Eq' || op === 'NotEq') way(all(strTest(a), strTest(b)), `${a.value} ${symbol} ${b.value}`);
  return `(${text}${slow})`;
}

/**
 * A single comparison of evaluated operands.
 * @param holds the operands are kept alive while their methods run
 * @param truthAt for a condition: what a traceback shows if asking for the truth raises; `null`: what `==` and the like return
 */
function emitOne(
  unit: Unit,
  node: Compare,
  op: CompareOperator,
  a: Operand,
  b: Operand,
  truthAt: object | null,
  holds = false,
): string {
  switch (op) {
    case 'Is':
    case 'IsNot':
      return `(${boxed(unit, a)} ${op === 'Is' ? '===' : '!=='} ${boxed(unit, b)})`;
    case 'In':
    case 'NotIn': {
      const item = boxed(unit, a);
      const container = boxed(unit, b);
      const general = `${unit.helper(holds ? 'holdingContains' : 'contains')}(${container}, ${item})`;
      const isDict = `${container} !== null && ${container}.type === ${unit.helper('dictType')}`;
      const found = b.likely === 'dict' && !holds ? `(${isDict} ? ${container}.has(${item}) : ${general})` : general;
      const listed = node.ops.length === 1 && isObject(a) ? amongText(node.comparators[0], a.value) : null;
      return `(${unit.at(node)}, ${op === 'In' ? '' : '!'}${listed === null ? found : `(${listed} : ${found})`})`;
    }
    default: {
      const compare = unit.helper(compareHelper(truthAt, node, holds));
      const name = comparisonNames[op] as CompareOp;
      const place = truthAt === null || (truthAt === node && !holds) ? '' : `, F, ${unit.constant(truthAt)}`;
      const general = `${compare}('${name}', ${boxedOnce(unit, a)}, ${boxedOnce(unit, b)}${place})`;
      const leads = !holds && place === '' && a.known === undefined && isObject(a) && isObject(b);
      const settle = (result: string): string => {
        const value = `${unit.helper('compareAfterLeading')}(${result}, '${name}', ${a.value}, ${b.value})`;
        return truthAt === null ? value : `${unit.helper('isTrue')}(${value})`;
      };
      const slow = leads ? leadingText(unit, node.left, methodOf(name), [a.value, b.value], general, settle) : general;
      return comparison(unit, op, a, b, `(${unit.at(node)}, ${slow})`);
    }
  }
}

/** So many values are compared one by one. */
const FEW = 8;

/** `x in (1, 2, 3)`, where `x` is a number, or a text among texts; the rest of the conditional is for all others. */
function amongText(container: Expr, item: string): string | null {
  if (container.kind !== 'Tuple' && container.kind !== 'Set' && container.kind !== 'List') return null;
  if (container.elts.length === 0 || container.elts.length > FEW) return null;
  const values = container.elts.map(literal);
  const type = typeof values[0];
  if ((type !== 'number' && type !== 'string') || values.some(value => typeof value !== type)) return null;
  const tests = values.map(value => `${item} === ${JSON.stringify(value)}`);
  return `typeof ${item} === '${type}' ? ${tests.join(' || ')}`;
}

function compareHelper(truthAt: object | null, node: Compare, holds: boolean): Helper {
  if (truthAt === null) return holds ? 'holdingComparison' : 'richCompare';
  if (holds) return 'holdsWhileHolding';
  return truthAt === node ? 'holds' : 'holdsElsewhere';
}

conditionEmitters.Compare = (unit, node, at) => {
  const holds = holdsOperands(node, unit.context);
  if (node.ops.length > 1 && holds) return null;
  if (node.ops.length === 1) {
    const symbol = SYMBOLS[node.ops[0]];
    const right = node.comparators[0];
    if (symbol !== undefined && numericTree(unit, node.left) !== null && numericTree(unit, right) !== null) {
      const slow = `${unit.helper('truthAt')}(${unit.closure(node)}(F), F, ${unit.constant(at)})`;
      return emitTreeComparison(unit, node.left, symbol, right, slow);
    }
  }
  const first = emitExpression(unit, node.left);
  const second = emitExpression(unit, node.comparators[0]);
  if (node.ops.length === 1) return emitOne(unit, node, node.ops[0], first, second, at, holds);
  const result = unit.name();
  unit.line(`let ${result} = ${emitOne(unit, node, node.ops[0], first, second, node)};`);
  emitChainRest(unit, node, 1, second, result, at);
  return result;
};

/** The comparisons of a chain from the one of that number on, where all before it held. */
function emitChainRest(unit: Unit, node: Compare, from: number, left: Operand, result: string, at: object): void {
  unit.line(`if (${result}) {`);
  unit.way(() => {
    const right = emitExpression(unit, node.comparators[from]);
    const isLast = from + 1 === node.ops.length;
    unit.line(`${result} = ${emitOne(unit, node, node.ops[from], left, right, isLast ? at : node)};`);
    if (!isLast) emitChainRest(unit, node, from + 1, right, result, at);
  });
  unit.line('}');
}

expressionEmitters.Compare = (unit, node) => {
  if (node.ops.length > 1) return null;
  const holds = holdsOperands(node, unit.context);
  const [op] = node.ops;
  const a = emitExpression(unit, node.left);
  const b = emitExpression(unit, node.comparators[0]);
  const value = unit.let(emitOne(unit, node, op, a, b, null, holds));
  return SYMBOLS[op] === undefined ? { value, known: 'bool' } : { value };
};

// ---------------------------------------------------------------- truth

conditionEmitters.UnaryOp = (unit, node) => (node.op === 'Not' ? `!${emitCondition(unit, node.operand, node)}` : null);

conditionEmitters.BoolOp = (unit, node, at) => {
  const result = unit.name();
  unit.line(`let ${result} = ${emitCondition(unit, node.values[0], node)};`);
  emitBoolRest(unit, node, 1, result, at);
  return result;
};
function emitBoolRest(unit: Unit, node: BoolOp, from: number, result: string, at: object): void {
  unit.line(`if (${node.op === 'And' ? '' : '!'}${result}) {`);
  unit.way(() => {
    const isLast = from + 1 === node.values.length;
    unit.line(`${result} = ${emitCondition(unit, node.values[from], isLast ? at : node)};`);
    if (!isLast) emitBoolRest(unit, node, from + 1, result, at);
  });
  unit.line('}');
}

expressionEmitters.BoolOp = (unit, node) => {
  const result = unit.name();
  unit.line(`let ${result};`);
  emitValueRest(unit, node, 0, result);
  return { value: result };
};
function emitValueRest(unit: Unit, node: BoolOp, from: number, result: string): void {
  const value = emitValue(unit, node.values[from]);
  unit.line(`${result} = ${value};`);
  if (from + 1 === node.values.length) return;
  const goesOn = node.op === 'And' ? '' : '!';
  const truth = `(${value} === true || ${value} !== false && (${unit.at(node)}, ${unit.helper('isTrue')}(${value})))`;
  unit.line(`if (${goesOn}${truth}) {`);
  unit.way(() => emitValueRest(unit, node, from + 1, result));
  unit.line('}');
}

expressionEmitters.IfExp = (unit, node) => {
  const result = unit.name();
  unit.line(`let ${result};`);
  const branch = (part: Expr) => (): void => unit.line(`${result} = ${emitValue(unit, part)};`);
  unit.line(`if (${emitCondition(unit, node.test)}) {`);
  const first = unit.way(branch(node.body));
  unit.line('} else {');
  const second = unit.way(branch(node.orelse));
  unit.line('}');
  unit.merge([first, second]);
  return { value: result };
};

expressionEmitters.NamedExpr = (unit, node) => {
  const value = emitValue(unit, node.value);
  emitStore(unit, node.target, value);
  return { value };
};
