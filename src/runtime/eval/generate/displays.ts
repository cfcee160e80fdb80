/** Displays and f-strings. */
import type { Expr, FormattedValue } from '../../../parser/ast.ts';
import { emptyTuple } from '../../values/tuple.ts';
import { mayGiveNew } from '../bind.ts';
import { constantTuple } from '../displays.ts';
import { holdsEntries } from '../pending.ts';
import { emitLook, emitValue, expressionEmitters } from './emit.ts';
import type { Unit } from './unit.ts';

/** The items of a display as the text of an array; `null` if one is starred. */
function itemsText(unit: Unit, elts: readonly Expr[]): string | null {
  if (elts.some(e => e.kind === 'Starred')) return null;
  return `[${elts.map(e => emitValue(unit, e)).join(', ')}]`;
}

expressionEmitters.Tuple = (unit, node) => {
  if (node.elts.length === 0) return { value: unit.constant(emptyTuple), known: 'other' };
  const constant = constantTuple(node);
  if (constant !== null) return { value: unit.constant(constant), known: 'other' };
  const items = itemsText(unit, node.elts);
  return items === null ? null : { value: unit.let(`new ${unit.helper('PyTuple')}(${items})`), known: 'other' };
};

expressionEmitters.List = (unit, node) => {
  const items = itemsText(unit, node.elts);
  return items === null ? null : { value: unit.let(`new ${unit.helper('PyList')}(${items})`), known: 'other' };
};

expressionEmitters.Dict = (unit, node) => {
  if (node.keys.includes(null) || holdsEntries([...node.keys, ...node.values], unit.context)) return null;
  const dict = unit.let(`new ${unit.helper('PyDict')}()`);
  node.keys.forEach((keyNode, i) => {
    const key = emitValue(unit, keyNode as Expr);
    const value = emitValue(unit, node.values[i]);
    unit.line(`${unit.at(node)}; ${dict}.set(${key}, ${value});`);
  });
  return { value: dict, known: 'other' };
};

// ---------------------------------------------------------------- f-strings

const CONVERSIONS: Record<number, 'str' | 'repr' | 'ascii' | undefined> = { 115: 'str', 114: 'repr', 97: 'ascii' };

expressionEmitters.JoinedStr = (unit, node) => {
  if (node.values.length === 0) return { value: "''", known: 'str' };
  const parts = node.values.map(part =>
    part.kind === 'FormattedValue' ? formatted(unit, part) : emitValue(unit, part),
  );
  return { value: unit.let(parts.length === 1 ? parts[0] : parts.join(' + ')), known: 'str' };
};

expressionEmitters.FormattedValue = (unit, node) => ({ value: formatted(unit, node), known: 'str' });

function formatted(unit: Unit, node: FormattedValue): string {
  const text = formattedAlone(unit, node);
  if (mayGiveNew(node.value)) emitLook(unit, node);
  return text;
}

function formattedAlone(unit: Unit, node: FormattedValue): string {
  const value = emitValue(unit, node.value);
  const spec = node.format_spec === null ? "''" : emitValue(unit, node.format_spec);
  const conversion = CONVERSIONS[node.conversion];
  unit.line(`${unit.at(node)};`);
  if (conversion === undefined) {
    if (spec === "''")
      return unit.let(`typeof ${value} === 'string' ? ${value} : ${unit.helper('format')}(${value}, '')`);
    return unit.let(`${unit.helper('format')}(${value}, ${spec})`);
  }
  const text = unit.let(`${unit.helper(conversion)}(${value})`);
  if (spec === "''") return text;
  return unit.let(`${spec} === '' ? ${text} : ${unit.helper('format')}(${text}, ${spec})`);
}
