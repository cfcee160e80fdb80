/** Attributes and subscripts. */
import type { Expr } from '../../../parser/ast.ts';
import { literal } from '../names.ts';
import { holdsContainer } from '../pending.ts';
import { AttributeSite, StoreSite } from '../site.ts';
import { emitExpression, emitValue, expressionEmitters, storeEmitters } from './emit.ts';
import { boxed, type Operand } from './operand.ts';
import type { Unit } from './unit.ts';

expressionEmitters.Attribute = (unit, node) => {
  const object = emitValue(unit, node.value);
  return { value: emitAttribute(unit, node, object, new AttributeSite(unit.context.mangle(node.attr))) };
};

/** Reads an attribute through an inline cache. */
export function emitAttribute(unit: Unit, node: object, object: string, cache: AttributeSite): string {
  const site = unit.constant(cache);
  const entry = unit.let(`${site}.first`);
  const found = `${object} !== null && ${object}.layout === ${entry}.layout && ${entry}.index >= 0 && ${object}.type.version === ${entry}.version`;
  return unit.let(`${found} ? ${object}.values[${entry}.index] : (${unit.at(node)}, ${site}.load(${object}))`);
}

storeEmitters.Attribute = (unit, node, value) => {
  const object = emitValue(unit, node.value);
  emitAttributeStore(unit, node, object, new StoreSite(unit.context.mangle(node.attr)), value);
  return true;
};

/** Sets an attribute through an inline cache. */
export function emitAttributeStore(unit: Unit, node: object, object: string, cache: StoreSite, value: string): void {
  const site = unit.constant(cache);
  const entry = unit.let(`${site}.first`);
  unit.line(
    `if (${object} !== null && ${object}.layout === ${entry}.before && ${entry}.index >= 0 && ${object}.type.version === ${entry}.version) {`,
  );
  unit.line(`${object}.values[${entry}.index] = ${value}; ${object}.layout = ${entry}.after;`);
  unit.line(`} else { ${unit.at(node)}; ${unit.helper('storeAttribute')}(${site}, ${object}, ${value}); }`);
}

// ---------------------------------------------------------------- subscripts

expressionEmitters.Subscript = (unit, node) => {
  const container = emitValue(unit, node.value);
  const index = literal(node.slice);
  if (typeof index === 'number' && index >= 0) return { value: emitItem(unit, node, container, index) };
  const pair = pairOf(node.slice);
  if (pair !== null && !unit.isHeld(node.slice)) {
    const [i, j] = pair.map(part => emitValue(unit, part));
    const item = unit.name();
    unit.line(`let ${item} = ${unit.helper('loadItemAt')}(${container}, ${i}, ${j});`);
    const general = `${unit.helper('loadSubscript')}(${container}, new ${unit.helper('PyTuple')}([${i}, ${j}]), ${holdsContainer(node, unit.context)})`;
    unit.line(`if (${item} === undefined) ${item} = (${unit.at(node)}, ${general});`);
    return { value: item };
  }
  const key = emitExpression(unit, node.slice);
  return { value: emitLookup(unit, node, container, key, holdsContainer(node, unit.context)) };
};

/** The parts of a key that is a pair. */
function pairOf(key: Expr): [Expr, Expr] | null {
  if (key.kind !== 'Tuple' || key.elts.length !== 2 || key.elts.some(part => part.kind === 'Starred')) return null;
  return [key.elts[0], key.elts[1]];
}

/** `sequence[3]`. */
export function emitItem(unit: Unit, node: object, container: string, index: number): string {
  const item = unit.name();
  const isSequence = `(${container}.type === ${unit.helper('listType')} || ${container}.type === ${unit.helper('tupleType')})`;
  unit.line(`let ${item};`);
  unit.line(
    `if (!(${container} !== null && ${isSequence} && (${item} = ${container}.items[${index}]) !== undefined)) ` +
      `${item} = (${unit.at(node)}, ${unit.helper('getItem')}(${container}, ${index}));`,
  );
  return item;
}

/** `container[key]`: the commonest containers at once, the others through what closures ask as well. */
function emitLookup(unit: Unit, node: object, container: string, operand: Operand, holds: boolean): string {
  const key = boxed(unit, operand);
  const item = unit.name();
  unit.line(`let ${item};`);
  if (operand.known === undefined || operand.known === 'int') {
    const index = operand.known === 'int' ? '' : `typeof ${key} === 'number' && `;
    unit.line(`if (${index}${container} !== null && ${container}.type === ${unit.helper('listType')}) {`);
    unit.line(`${item} = ${container}.items[${key} < 0 ? ${key} + ${container}.items.length : ${key}];`);
    unit.line('}');
  }
  const general = `${unit.helper('loadSubscript')}(${container}, ${key}, ${holds})`;
  unit.line(`if (${item} === undefined) ${item} = (${unit.at(node)}, ${general});`);
  return item;
}

storeEmitters.Subscript = (unit, node, value) => {
  const container = emitValue(unit, node.value);
  const pair = pairOf(node.slice);
  if (pair !== null && !unit.isHeld(node.slice)) {
    const [i, j] = pair.map(part => emitValue(unit, part));
    const general = `${unit.helper('storeSubscript')}(${container}, new ${unit.helper('PyTuple')}([${i}, ${j}]), ${value})`;
    unit.line(
      `if (!${unit.helper('storeItemAt')}(${container}, ${i}, ${j}, ${value})) { ${unit.at(node)}; ${general}; }`,
    );
    return true;
  }
  const operand = emitExpression(unit, node.slice);
  const key = boxed(unit, operand);
  const store = `${unit.at(node)}; ${unit.helper('storeSubscript')}(${container}, ${key}, ${value});`;
  if (operand.known !== undefined && operand.known !== 'int') {
    unit.line(store);
    return true;
  }
  const index = `${operand.known === 'int' ? '' : `typeof ${key} === 'number' && `}${container} !== null && ${key} >= 0`;
  unit.line(
    `if (${index} && ${container}.type === ${unit.helper('listType')} && ${key} < ${container}.items.length) ${container}.items[${key}] = ${value};`,
  );
  unit.line(
    `else if (${index} && ${container}.type === ${unit.helper('bytearrayType')} && typeof ${value} === 'number' && ` +
      `(${value} & 255) === ${value} && ${key} < ${container}.data.length) ${container}.data[${key}] = ${value};`,
  );
  unit.line(`else { ${store} }`);
  return true;
};

expressionEmitters.Slice = (unit, node) => {
  const part = (expression: Expr | null): string => (expression === null ? 'null' : emitValue(unit, expression));
  const [lower, upper, step] = [part(node.lower), part(node.upper), part(node.step)];
  return { value: unit.let(`new ${unit.helper('PySlice')}(${lower}, ${upper}, ${step})`), known: 'other' };
};
