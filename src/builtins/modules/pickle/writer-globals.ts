/** Writing of classes and functions: by their names. */
import { exceptionTypes } from '../../../runtime/errors.ts';
import { getAttr } from '../../../runtime/protocol/attribute.ts';
import { PyBuiltinFunction } from '../../../runtime/signature/builtin.ts';
import {
  Ellipsis,
  ellipsisType,
  NotImplemented,
  noneType,
  notImplementedType,
  type PyObject,
  PyType,
  typeType,
  type Value,
} from '../../../runtime/types.ts';
import { PyTuple } from '../../../runtime/values/tuple.ts';
import { picklingError } from './errors.ts';
import { extensionCode, type Global, globalOf, importModule } from './globals.ts';
import { OP } from './opcodes.ts';
import { toPython2 } from './python2-names.ts';
import { apart, type MemoKey } from './writer-base.ts';
import { ContainerWriter } from './writer-containers.ts';

/** Writes what is found by its name. */
export abstract class GlobalWriter extends ContainerWriter {
  protected saveType(type: PyType): void {
    const singleton =
      type === noneType
        ? null
        : type === ellipsisType
          ? Ellipsis
          : type === notImplementedType
            ? NotImplemented
            : undefined;
    if (singleton === undefined) this.saveGlobal(type);
    else this.saveReduce(type, new PyTuple([typeType, new PyTuple([singleton])]));
  }

  protected saveGlobal(value: PyObject, name?: Value): void {
    const { out, protocol } = this;
    const at = globalOf(value, name);
    if (protocol >= 2) {
      const code = extensionCode(at.module, at.name);
      if (typeof code === 'number') {
        if (code < 0x100) out.number(OP.EXT1, code, 1);
        else if (code < 0x10000) out.number(OP.EXT2, code, 2);
        else out.number(OP.EXT4, code, 4);
        return;
      }
    }
    if (protocol >= 4) {
      // Builtin functions do not share the names that their types and modules have.
      const module: MemoKey =
        value instanceof PyBuiltinFunction
          ? `\0module ${at.module}`
          : value === exceptionTypes.get('ExceptionGroup')
            ? apart(at.module)
            : at.module;
      if (!this.saveKnown(module)) this.saveText(at.module, at.module, module);
      const own = value instanceof PyBuiltinFunction || (value instanceof PyType && value.origin === 'builtin');
      const key = own && name === undefined ? apart(at.name) : at.name;
      if (!this.saveKnown(key)) this.saveText(at.name, at.name, key);
      out.byte(OP.STACK_GLOBAL);
    } else this.saveByPath(at);
    this.memoize(value);
  }

  /** Before protocol 4: a global, and with `getattr` what is inside of it. */
  protected saveByPath({ module, path }: Global): void {
    const { out, protocol } = this;
    const [first, ...inner] = path;
    for (let i = 0; i < inner.length; i++) {
      this.save(getAttr(importModule('builtins'), 'getattr'));
      if (protocol < 2) out.byte(OP.MARK);
    }
    const [from, name] = protocol < 3 && this.options.fixImports ? toPython2(module, first) : [module, first];
    if (protocol < 3) {
      for (const [what, text] of [
        ['module', from],
        ['global', name],
      ]) {
        if (/[^\0-\x7f]/.test(text)) {
          throw picklingError(`can't pickle ${what} identifier '${text}' using pickle protocol ${protocol}`);
        }
      }
    }
    this.line('c', `${from}\n${name}`);
    for (const attribute of inner) {
      this.save(attribute);
      out.put(new Uint8Array([protocol < 2 ? OP.TUPLE : OP.TUPLE2, OP.REDUCE]));
    }
  }
}
