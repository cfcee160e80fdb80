/** Assignment, unpacking, augmented assignment. */
import type { Attribute, AugAssign, BinOp, Expr, List, Subscript, Tuple } from '../../../parser/ast.ts';
import { keepsText } from '../annotate.ts';
import { literal, localSlot } from '../names.ts';
import { holdsTarget } from '../pending.ts';
import { AttributeSite, StoreSite } from '../site.ts';
import { emitAttribute, emitAttributeStore } from './access.ts';
import { emitOperation } from './arithmetic.ts';
import { emitExpression, emitStore, emitValue, statementEmitters, storeEmitters } from './emit.ts';
import { type Kind, kindOf } from './kinds.ts';
import { boxed, boxedOnce, type Operand } from './operand.ts';
import { emitTree, emitTreeChange, numericTree } from './trees.ts';
import type { Unit } from './unit.ts';

statementEmitters.Assign = (unit, node) => {
  const { targets } = node;
  const pairs = targets.length === 1 ? parallel(targets[0], node.value) : null;
  if (pairs !== null) {
    unit.assignRoles(node.value);
    const kinds = pairs.values.map(value => kindOf(unit, value));
    const values = pairs.values.map(value => emitBoxed(unit, value));
    for (const [i, target] of pairs.targets.entries()) {
      emitStore(unit, target, values[i]);
      guess(unit, target, kinds[i]);
    }
    return true;
  }
  const kind = kindOf(unit, node.value);
  const value = emitBoxed(unit, node.value);
  for (const target of targets) {
    emitStore(unit, target, value);
    guess(unit, target, kind);
  }
  return true;
};

/** A value that is stored, and so needed as an object. */
function emitBoxed(unit: Unit, node: Expr): string {
  const kind = node.kind === 'BinOp' ? numericTree(unit, node) : null;
  if (kind === null) return emitValue(unit, node);
  const { value } = emitTree(unit, node, kind, true);
  unit.noteOperand(node, value);
  return value;
}

/** Remembers what a variable will probably hold. */
export function guess(unit: Unit, target: Expr, kind: Kind | undefined): void {
  const slot = localSlot(target, unit.context);
  if (slot >= 0 && kind !== undefined) unit.kinds.set(slot, kind);
}

/** `a, b = c, d`, which needs no tuple. */
function parallel(target: Expr, value: Expr): { targets: Expr[]; values: Expr[] } | null {
  if (target.kind !== 'Tuple' || value.kind !== 'Tuple' || target.elts.length !== value.elts.length) return null;
  if ([...target.elts, ...value.elts].some(e => e.kind === 'Starred')) return null;
  return { targets: target.elts, values: value.elts };
}

statementEmitters.AnnAssign = (unit, node) => {
  if (keepsText(node, unit.context)) return null;
  if (node.value === null) return unit.context.frameScope.type === 'function' ? true : null;
  emitStore(unit, node.target, emitValue(unit, node.value));
  return true;
};

storeEmitters.Tuple = (unit, node, value) => emitUnpack(unit, node, value);
storeEmitters.List = (unit, node, value) => emitUnpack(unit, node, value);

function emitUnpack(unit: Unit, node: Tuple | List, value: string): boolean {
  const { elts } = node;
  if (elts.some(e => e.kind === 'Starred')) return false;
  const items = unit.name();
  const isSequence = `(${value}.type === ${unit.helper('tupleType')} || ${value}.type === ${unit.helper('listType')})`;
  const quick = `${value} !== null && ${isSequence} && ${value}.items.length === ${elts.length}`;
  unit.line(
    `const ${items} = ${quick} ? ${value}.items : (${unit.at(node)}, ${unit.helper('unpackExactly')}(${value}, ${elts.length}));`,
  );
  const parts = elts.map((_, i) => unit.let(`${items}[${i}]`));
  for (const [i, target] of elts.entries()) emitStore(unit, target, parts[i]);
  return true;
}

// ---------------------------------------------------------------- augmented assignment

statementEmitters.AugAssign = (unit, node) => {
  const { target } = node;
  const change: BinOp = { ...node, kind: 'BinOp', left: target, right: node.value };
  if (target.kind !== 'Attribute' && numericTree(unit, change) !== null) {
    if (emitTreeChange(unit, target, change, `${unit.embedStatement(node, false)}(F)`)) return true;
  }
  switch (target.kind) {
    case 'Name': {
      const before = emitExpression(unit, target);
      const operand = emitChange(unit, node, () => [boxed(unit, before)]);
      const after = emitOperation(unit, node, before, operand, `inplace${node.op}`, target);
      emitStore(unit, target, boxed(unit, after));
      return true;
    }
    case 'Attribute':
      emitAttributeChange(unit, node, target);
      return true;
    default:
      emitItemChange(unit, node, target);
      return true;
  }
};

/** The operand of an augmented assignment, with what has been read kept alive meanwhile. */
function emitChange(unit: Unit, node: AugAssign, read: () => string[]): Operand {
  if (!holdsTarget(node)) return emitExpression(unit, node.value);
  const values = read();
  unit.keep(values);
  const operand = emitExpression(unit, node.value);
  const value = boxed(unit, operand);
  unit.letGo(values.length);
  return { ...operand, value };
}

function emitAttributeChange(unit: Unit, node: AugAssign, target: Attribute): void {
  const name = unit.context.mangle(target.attr);
  const object = emitValue(unit, target.value);
  const before: Operand = { value: emitAttribute(unit, target, object, new AttributeSite(name), target) };
  const operand = emitChange(unit, node, () => [object, before.value]);
  const after = emitOperation(unit, node, before, operand, `inplace${node.op}`, target);
  emitAttributeStore(unit, target, object, new StoreSite(name), boxed(unit, after));
}

/** `container[key] += value`: of a list in place, else by the protocol. */
function emitItemChange(unit: Unit, node: AugAssign, target: Subscript): void {
  const container = emitValue(unit, target.value);
  const index = literal(target.slice);
  const key = typeof index === 'number' ? String(index) : emitValue(unit, target.slice);
  const before = unit.name();
  const isNumber = typeof index === 'number' ? '' : `typeof ${key} === 'number' && `;
  const isIndex = `${isNumber}${container} !== null && ${container}.type === ${unit.helper('listType')} && ${key} >= 0`;
  const inList = unit.let(`${isIndex} && ${key} < ${container}.items.length`);
  unit.line(
    `const ${before} = ${inList} ? ${container}.items[${key}] : (${unit.at(target)}, ${unit.helper('getItem')}(${container}, ${key}));`,
  );
  const operand = emitChange(unit, node, () => [container, key, before]);
  const after = emitOperation(unit, node, { value: before }, operand, `inplace${node.op}`, target);
  unit.line(
    `if (${inList} && ${key} < ${container}.items.length) ${container}.items[${key}] = ${boxedOnce(unit, after)};`,
  );
  unit.line(`else { ${unit.at(target)}; ${unit.helper('setItem')}(${container}, ${key}, ${boxedOnce(unit, after)}); }`);
}
