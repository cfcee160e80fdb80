/** Attributes and subscripts. */
import type { Attribute, Expr, Subscript } from '../../../parser/ast.ts';
import { GETITEM } from '../../protocol/subscript.ts';
import { moduleType, PyInstance } from '../../types.ts';
import { PyModule, PyProperty } from '../../values/function.ts';
import { literal } from '../names.ts';
import { holdsContainer, roleOf } from '../pending.ts';
import { AttributeSite, StoreSite } from '../site.ts';
import { emitExpression, emitValue, expressionEmitters, storeEmitters } from './emit.ts';
import { kindOf, peek } from './kinds.ts';
import { leadingText } from './methods.ts';
import { boxed, type Operand } from './operand.ts';
import { emitTree, numericTree } from './trees.ts';
import type { Unit } from './unit.ts';

expressionEmitters.Attribute = (unit, node) => {
  const object = emitValue(unit, node.value);
  const module = moduleOf(unit, node);
  if (module !== null) return { value: emitModuleAttribute(unit, node, object, module) };
  return { value: emitAttribute(unit, node, object, new AttributeSite(unit.context.mangle(node.attr)), node) };
};

/** The module whose attribute an expression reads, if it is one; special attributes are looked for elsewhere first. */
export function moduleOf(unit: Unit, { value, attr }: Attribute): PyModule | null {
  const module = /^__.*__$/.test(attr) ? undefined : peek(unit, value);
  return module instanceof PyModule && module.type === moduleType ? module : null;
}

/** Reads a module's variable where it stands. */
function emitModuleAttribute(unit: Unit, node: Attribute, object: string, module: PyModule): string {
  const name = unit.context.mangle(node.attr);
  const site = unit.constant(new AttributeSite(name));
  const value = unit.name();
  unit.line(
    `let ${value} = ${object} === ${unit.constant(module)} ? ${unit.constant(module.dict.cell(name))}.value : undefined;`,
  );
  unit.line(`if (${value} === undefined) ${value} = (${unit.at(node)}, ${site}.load(${object}));`);
  return value;
}

/** Whether an attribute was a property when its object was last seen. */
function isProperty(unit: Unit, { value, attr }: Attribute): boolean {
  const object = peek(unit, value);
  return object instanceof PyInstance && object.type.lookup(unit.context.mangle(attr)) instanceof PyProperty;
}

/** Reads an attribute through an inline cache. */
export function emitAttribute(
  unit: Unit,
  node: object,
  object: string,
  cache: AttributeSite,
  attribute: Attribute,
): string {
  const site = unit.constant(cache);
  const entry = unit.let(`${site}.first`);
  const found = `${object} !== null && ${object}.layout === ${entry}.layout && ${entry}.index >= 0 && ${object}.type.version === ${entry}.version`;
  let load = `${site}.load(${object})`;
  if (isProperty(unit, attribute)) {
    const getter = unit.name();
    unit.line(`let ${getter};`);
    load = `(${getter} = ${site}.getter(${object})) !== null ? ${unit.runner(1)}(${getter}, ${object}, F) : ${load}`;
  }
  return unit.let(`${found} ? ${object}.values[${entry}.index] : (${unit.at(node)}, ${load})`);
}

storeEmitters.Attribute = (unit, node, value) => {
  const object = emitValue(unit, node.value);
  emitAttributeStore(unit, node, object, new StoreSite(unit.context.mangle(node.attr)), value);
  return true;
};

/** Sets an attribute through an inline cache. */
export function emitAttributeStore(unit: Unit, node: Attribute, object: string, cache: StoreSite, value: string): void {
  const site = unit.constant(cache);
  const entry = unit.let(`${site}.first`);
  unit.line(
    `if (${object} !== null && ${object}.layout === ${entry}.before && ${entry}.index >= 0 && ${object}.type.version === ${entry}.version) {`,
  );
  unit.line(`${object}.values[${entry}.index] = ${value}; ${object}.layout = ${entry}.after;`);
  const store = `${unit.helper('storeAttribute')}(${site}, ${object}, ${value});`;
  if (!isProperty(unit, node)) unit.line(`} else { ${unit.at(node)}; ${store} }`);
  else {
    const setter = unit.name();
    unit.line(`} else { ${unit.at(node)}; const ${setter} = ${site}.setter(${object});`);
    unit.line(`if (${setter} !== null) ${unit.runner(2)}(${setter}, ${object}, ${value}, F); else ${store} }`);
  }
}

// ---------------------------------------------------------------- subscripts

expressionEmitters.Subscript = (unit, node) => {
  const container = emitValue(unit, node.value);
  const index = literal(node.slice);
  if (typeof index === 'number' && index >= 0 && kindOf(unit, node.value) !== 'dict') {
    return { value: emitItem(unit, node, container, index) };
  }
  const pair = pairOf(node.slice);
  if (pair !== null && !unit.assignRoles(node.slice) && roleOf(node.slice) === undefined) {
    const [i, j] = pair.map(part => emitValue(unit, part));
    const item = unit.name();
    unit.line(`let ${item} = ${unit.helper('loadItemAt')}(${container}, ${i}, ${j});`);
    const general = `${unit.helper('loadSubscript')}(${container}, new ${unit.helper('PyTuple')}([${i}, ${j}]), ${holdsContainer(node, unit.context)})`;
    unit.line(`if (${item} === undefined) ${item} = (${unit.at(node)}, ${general});`);
    return { value: item };
  }
  const kind = kindOf(unit, node.value);
  if ((kind === 'bytes' || kind === 'bytearray') && numericTree(unit, node) === 'int')
    return emitTree(unit, node, 'int');
  const key = emitExpression(unit, node.slice);
  return { value: emitLookup(unit, node, container, key, holdsContainer(node, unit.context)) };
};

/** The parts of a key that is a pair. */
function pairOf(key: Expr): [Expr, Expr] | null {
  if (key.kind !== 'Tuple' || key.elts.length !== 2 || key.elts.some(part => part.kind === 'Starred')) return null;
  return [key.elts[0], key.elts[1]];
}

/** `sequence[3]`. */
function emitItem(unit: Unit, node: Subscript, container: string, index: number): string {
  const item = unit.name();
  const isSequence = `(${container}.type === ${unit.helper('listType')} || ${container}.type === ${unit.helper('tupleType')})`;
  const general = `${unit.helper('getItem')}(${container}, ${index})`;
  const load = leadingText(unit, node.value, GETITEM, [container, `${index}`], general);
  unit.line(`let ${item};`);
  unit.line(
    `if (!(${container} !== null && ${isSequence} && (${item} = ${container}.items[${index}]) !== undefined)) ` +
      `${item} = (${unit.at(node)}, ${load});`,
  );
  return item;
}

/** `container[key]`: the commonest containers at once, the others through what closures ask as well. */
function emitLookup(unit: Unit, node: Subscript, container: string, operand: Operand, holds: boolean): string {
  const key = boxed(unit, operand);
  const item = unit.name();
  unit.line(`let ${item};`);
  if (kindOf(unit, node.value) === 'dict') {
    const isPlain = holds ? ` && (typeof ${key} === 'string' || typeof ${key} === 'number')` : '';
    unit.line(
      `if (${container} !== null && ${container}.type === ${unit.helper('dictType')}${isPlain}) ${item} = (${unit.at(node)}, ${container}.get(${key}));`,
    );
    if (isPlain === '') {
      // A key that is not there is not asked for its hash again, and where its handler is here nothing is thrown.
      unit.line(
        `if (${item} === undefined && ${container} !== null && ${container}.type === ${unit.helper('dictType')}) {`,
      );
      unit.raise(`${unit.helper('keyError')}(${key})`);
      unit.line('}');
    }
  } else if (operand.known === undefined || operand.known === 'int') {
    const index = operand.known === 'int' ? '' : `typeof ${key} === 'number' && `;
    unit.line(`if (${index}${container} !== null && ${container}.type === ${unit.helper('listType')}) {`);
    unit.line(`${item} = ${container}.items[${key} < 0 ? ${key} + ${container}.items.length : ${key}];`);
    unit.line('}');
  }
  const general = `${unit.helper('loadSubscript')}(${container}, ${key}, ${holds})`;
  const load = leadingText(unit, node.value, GETITEM, [container, key], general);
  unit.line(`if (${item} === undefined) ${item} = (${unit.at(node)}, ${load});`);
  return item;
}

storeEmitters.Subscript = (unit, node, value) => {
  const container = emitValue(unit, node.value);
  const pair = pairOf(node.slice);
  if (pair !== null && !unit.assignRoles(node.slice) && roleOf(node.slice) === undefined) {
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
  if (kindOf(unit, node.value) === 'dict') {
    const isDict = `${container} !== null && ${container}.type === ${unit.helper('dictType')}`;
    unit.line(
      `if (${isDict} && (typeof ${key} === 'string' || typeof ${key} === 'number')) ${container}.set(${key}, ${value});`,
    );
    unit.line(`else { ${store} }`);
    return true;
  }
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
