/** Code objects as Python sees them. */
import type { Constant } from '../../parser/ast.ts';
import { Code } from '../eval/frame.ts';
import { address } from '../protocol/repr.ts';
import { PyGetSetDescriptor } from '../signature/builtin.ts';
import { furnish } from '../signature/declare.ts';
import { codeType, Ellipsis, NotImplemented, type Value } from '../types.ts';
import { PyFloat } from '../values/float.ts';
import { PyTuple } from '../values/tuple.ts';
import { OWN_BODY, PyLines, PyPositions } from './code-positions.ts';
import { hashCode, replaceCode, sameCode } from './code-replace.ts';
import { readonlyMembers } from './members.ts';

const names = (list: readonly string[]): PyTuple => new PyTuple([...list]);

/** The slots of a function's variables that are not cells of their own: parameters, then the others. */
function variableNames(code: Code): readonly string[] {
  const parameters = code.argcount + code.kwonlyargcount + (code.hasVarargs ? 1 : 0) + (code.hasVarkeywords ? 1 : 0);
  return code.varnames.filter((name, i) => i < parameters || !code.cellvars.includes(name));
}

/** Visits the nodes that belong to a body itself, not to functions and classes in it. */
function walk(node: unknown, visit: (node: { kind: string }) => void): void {
  if (Array.isArray(node)) {
    for (const each of node) walk(each, visit);
    return;
  }
  if (node === null || typeof node !== 'object' || !('kind' in node)) return;
  const inner = node as { kind: string } & Record<string, unknown>;
  visit(inner);
  if (OWN_BODY.has(inner.kind)) {
    walk(inner.decorator_list, visit);
    walk(inner.bases, visit);
    const args = inner.args as { defaults: unknown; kw_defaults: unknown } | undefined;
    walk(args?.defaults, visit);
    walk(args?.kw_defaults, visit);
    return;
  }
  for (const key in inner) if (key !== 'annotation') walk(inner[key], visit);
}

/** A private name as its class makes it (`_Py_Mangle`). */
function mangled(name: string, code: Code): string {
  const owner = code.scope.privateName?.replace(/^_+/, '') ?? '';
  return owner !== '' && name.startsWith('__') && !name.endsWith('__') ? `_${owner}${name}` : name;
}

/** The names that a body's instructions use: globals and attributes, in the order of the text. */
function usedNames(code: Code): string[] {
  const result = new Set<string>();
  const { body } = code.node as { body?: unknown };
  walk(body ?? (code.node as { elt?: unknown }).elt, node => {
    if (node.kind === 'Name') {
      const name = mangled((node as unknown as { id: string }).id, code);
      const binding = code.scope.symbols.get(name);
      if (binding === 'global' || binding === 'name') result.add(name);
    } else if (node.kind === 'Attribute') result.add(mangled((node as unknown as { attr: string }).attr, code));
    else if (node.kind === 'FunctionDef' || node.kind === 'AsyncFunctionDef' || node.kind === 'ClassDef') {
      const { name } = node as unknown as { name: string };
      if (code.scope.type !== 'function') result.add(mangled(name, code));
    }
  });
  return [...result];
}

/** The docstring, then the constants in the order of the text; small ints are part of CPython's instructions. */
function constants(code: Code): Value[] {
  const result: Value[] = [];
  const seen = new Set<string>();
  if (code.docstring !== null) {
    result.push(code.docstring);
    seen.add(`str ${code.docstring}`);
  }
  const { body } = code.node as { body?: unknown };
  walk(body ?? (code.node as { elt?: unknown }).elt, node => {
    if (node.kind !== 'Constant') return;
    const { value } = node as Constant;
    const known = plainConstant(value);
    if (known === undefined) return;
    const key = `${value.type} ${'value' in value ? value.value : ''}`;
    if (!seen.has(key)) result.push(known);
    seen.add(key);
  });
  return result;
}

function plainConstant(value: Constant['value']): Value | undefined {
  switch (value.type) {
    case 'int':
      return typeof value.value === 'number' && value.value < 256 ? undefined : value.value;
    case 'float':
      return new PyFloat(value.value);
    case 'str':
    case 'bool':
      return value.value;
    case 'None':
      return null;
    case 'Ellipsis':
      return Ellipsis;
    default:
      return undefined;
  }
}

function replace(self: Code, changes: Map<string, Value>): Code {
  return replaceCode(self, changes, name => {
    const shown = codeType.dict.get(name);
    return shown instanceof PyGetSetDescriptor && shown.get !== null ? shown.get(self) : undefined;
  });
}

furnish(codeType, () => ({
  doc: 'Compiled Python code.',
  methods: {
    __repr__: [
      '(self, /)',
      (self: Code) =>
        `<code object ${self.name} at ${address(self)}, file "${self.filename}", line ${self.firstlineno}>`,
    ],
    __eq__: [
      '(self, value, /)',
      (self: Code, other: Value) => (other instanceof Code ? sameCode(self, other) : NotImplemented),
    ],
    __hash__: ['(self, /)', hashCode],
    __replace__: ['(self, /, **changes)', replace, 'As `replace`.'],
    replace: ['(self, /, **changes)', replace, 'A copy with another name, file, first line or flags.'],
    co_lines: ['(self, /)', (self: Code) => new PyLines(self), 'For each run of instructions: start, end, line.'],
    co_positions: [
      '(self, /)',
      (self: Code) => new PyPositions(self),
      'For each instruction: line, end line, column, end column.',
    ],
  },
  attributes: {
    co_name: [(self: Code) => self.name, null, 'The name.'],
    co_qualname: [(self: Code) => self.qualname, null, 'The name with what it stands in.'],
    co_filename: [(self: Code) => self.filename, null, 'The file.'],
    co_firstlineno: [(self: Code) => self.firstlineno, null, 'The first line.'],
    co_argcount: [(self: Code) => self.argcount, null, 'How many positional parameters.'],
    co_posonlyargcount: [(self: Code) => self.posonlyargcount, null, 'How many positional-only parameters.'],
    co_kwonlyargcount: [(self: Code) => self.kwonlyargcount, null, 'How many keyword-only parameters.'],
    co_nlocals: [(self: Code) => variableNames(self).length, null, 'How many variables.'],
    co_varnames: [(self: Code) => names(variableNames(self)), null, 'The variables, parameters first.'],
    co_cellvars: [(self: Code) => names(self.cellvars), null, 'The variables that inner functions use.'],
    co_freevars: [(self: Code) => names(self.freevars), null, 'The variables of outer functions.'],
    co_names: [(self: Code) => names(usedNames(self)), null, 'The names of globals and attributes.'],
    co_consts: [(self: Code) => new PyTuple(constants(self)), null, 'The constants.'],
    co_flags: [(self: Code) => self.flags, null, 'What kind of code it is.'],
  },
}));
readonlyMembers(codeType, [
  'co_name',
  'co_qualname',
  'co_filename',
  'co_firstlineno',
  'co_argcount',
  'co_posonlyargcount',
  'co_kwonlyargcount',
  'co_nlocals',
  'co_names',
  'co_consts',
  'co_flags',
]);
