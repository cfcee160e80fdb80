/** The parser's tree as objects of the module `ast`: what `compile(…, PyCF_ONLY_AST)` gives. */
import type { Constant, Mod } from '../../parser/ast.ts';
import {
  type FieldKind,
  isBare,
  type NodeKind,
  nodeKinds,
  POSITION_ATTRIBUTES,
  POSITIONED,
} from '../abstract-grammar.ts';
import { interpreter } from '../interpreter.ts';
import { setAttr } from '../protocol/attribute.ts';
import { newInstance } from '../protocol/construct.ts';
import type { PyType, Value } from '../types.ts';
import type { PyDict } from '../values/dict.ts';
import type { PyModule } from '../values/function.ts';
import { PyList } from '../values/list.ts';
import { constantValue } from './names.ts';
import type { Raw } from './tree-checks.ts';

/** What the tree's objects are made of: the module `_ast`, imported if need be. */
export function nodeClasses(): PyModule['dict'] {
  return (interpreter.importModule('_ast', null, null, 0) as PyModule).dict;
}

/**
 * A tree as Python objects.
 * @param source the text that it was parsed from: columns become bytes of UTF-8
 */
export function treeToPython(tree: Mod, source: string): Value {
  return new Builder(source).node(tree as unknown as Raw);
}

class Builder {
  private readonly classes = nodeClasses();
  private readonly singles = this.classes.get('_single') as PyDict;
  private readonly lines: readonly string[];
  /** Whether each line is ASCII alone, once it was asked. */
  private readonly narrow: (boolean | undefined)[] = [];

  constructor(source: string) {
    this.lines = source.split(/\r\n?|\n/);
  }

  node(raw: Raw): Value {
    const kind = nodeKinds().get(raw.kind)!;
    const object = newInstance(this.classes.get(kind.name) as PyType);
    for (const field of kind.fields) setAttr(object, field.name, this.field(raw, field, kind));
    if (POSITIONED.has(kind.base)) this.place(object, raw);
    return object;
  }

  private field(raw: Raw, { name, type, many }: FieldKind, kind: NodeKind): Value {
    const value = raw[name];
    if (many === '*' || many === '?*') {
      return new PyList(((value as unknown[] | undefined) ?? []).map(item => this.value(item, type)));
    }
    if (kind.name === 'Constant') return name === 'kind' ? this.prefix(raw) : constantValue(raw as unknown as Constant);
    return this.value(value, type);
  }

  private value(value: unknown, type: string): Value {
    if (value === null || value === undefined) return null;
    if (typeof value === 'object') return this.node(value as Raw);
    if (typeof value === 'boolean' && type === 'int') return Number(value);
    if (typeof value === 'string' && isBare(type)) return this.singles.get(value) as Value;
    return value as Value;
  }

  /** `u` for a text that begins so. */
  private prefix(raw: Raw): Value {
    const { value, lineno, col_offset, prefix } = raw as unknown as Constant;
    if (prefix !== undefined) return prefix;
    const line = this.lines[lineno - 1] ?? '';
    return value.type === 'str' && line[col_offset] === 'u' && /['"]/.test(line[col_offset + 1] ?? '') ? 'u' : null;
  }

  private place(object: Value, raw: Raw): void {
    const { lineno, col_offset, end_lineno, end_col_offset } = raw as unknown as Record<string, number>;
    const numbers = [lineno, this.bytes(lineno, col_offset), end_lineno, this.bytes(end_lineno, end_col_offset)];
    POSITION_ATTRIBUTES.forEach((name, i) => {
      setAttr(object, name, numbers[i]);
    });
  }

  private bytes(lineno: number, column: number): number {
    const line = this.lines[lineno - 1] ?? '';
    this.narrow[lineno] ??= /^[\x00-\x7f]*$/.test(line);
    return this.narrow[lineno] ? column : new TextEncoder().encode(line.slice(0, column)).length;
  }
}
