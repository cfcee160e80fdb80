/** Names and constants: loads and stores of variables. */
import { PyFloat } from '../../values/float.ts';
import { constantValue } from '../names.ts';
import { expressionEmitters, storeEmitters } from './emit.ts';
import { globalCells } from './globals.ts';
import type { Operand } from './operand.ts';
import { doubleText } from './trees.ts';
import type { Unit } from './unit.ts';

expressionEmitters.Constant = (unit, node) => {
  const value = constantValue(node);
  switch (typeof value) {
    case 'number':
      return { value: `(${value})`, known: 'int' };
    case 'boolean':
      return { value: String(value), known: 'bool' };
    case 'string':
      return { value: unit.constant(value), known: 'str' };
    default:
      return value === null ? { value: 'null', known: 'none' } : objectConstant(unit, value);
  }
};

function objectConstant(unit: Unit, value: unknown): Operand {
  const name = unit.constant(value);
  return value instanceof PyFloat
    ? { value: name, double: doubleText(value.value), known: 'float' }
    : { value: name, known: 'other' };
}

expressionEmitters.Name = (unit, node) => {
  const { context } = unit;
  const name = context.mangle(node.id);
  if (name === '__debug__' && context.unit.optimize > 0) return { value: 'false', known: 'bool' };
  const place = context.place(node.id);
  switch (place.kind) {
    case 'local': {
      const value = unit.let(`L[${place.slot}]`);
      if (!unit.bound.has(place.slot)) {
        const raise = `${unit.helper('unboundLocal')}(F, ${unit.constant(node)}, ${JSON.stringify(name)})`;
        unit.line(`if (${value} === undefined) throw ${raise};`);
        unit.bind(place.slot);
      }
      return { value };
    }
    case 'cell': {
      const { slot } = place;
      const own = slot < context.code.freeStart || slot >= context.code.freeStart + context.frameScope.freevars.length;
      const value = unit.let(`L[${slot}].value`);
      const raise = `${unit.helper('unboundVariable')}(F, ${unit.constant(node)}, ${JSON.stringify(name)}, ${own})`;
      unit.line(`if (${value} === undefined) throw ${raise};`);
      return { value };
    }
    case 'classcell':
      return null;
    case 'name':
      unit.usesNamespace = true;
      return emitGlobal(unit, node, name);
    default:
      return emitGlobal(unit, node, name);
  }
};

function emitGlobal(unit: Unit, node: object, name: string): Operand | null {
  const cells = globalCells(unit, name);
  if (cells === null) return null;
  const value = unit.name();
  const otherwise = `${unit.helper('loadGlobal')}(F, ${unit.constant(node)}, ${JSON.stringify(name)})`;
  unit.line(`let ${value} = ${cells.own}.value;`);
  unit.line(
    `if (${value} === undefined && (${value} = ${cells.builtin}.value) === undefined) ${value} = ${otherwise};`,
  );
  return { value };
}

storeEmitters.Name = (unit, node, value) => {
  const { context } = unit;
  const name = context.mangle(node.id);
  const place = context.place(node.id);
  switch (place.kind) {
    case 'local':
      unit.line(`L[${place.slot}] = ${value};`);
      unit.bind(place.slot);
      return true;
    case 'cell':
    case 'classcell':
      unit.line(`L[${place.slot}].value = ${value};`);
      return true;
    default: {
      const cell = unit.cell(name);
      if (cell === null) return false;
      if (place.kind === 'name') unit.usesNamespace = true;
      unit.line(`if (${cell}.value !== undefined) ${cell}.value = ${value}; else ${cell}.store(${value});`);
      return true;
    }
  }
};
