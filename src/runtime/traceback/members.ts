import { AttributeError, raise } from '../errors.ts';
import { PyGetSetDescriptor } from '../signature/builtin.ts';
import { memberDescriptorType, type PyType } from '../types.ts';

/** Makes attributes of a type what CPython declares as read-only struct members (`PyMemberDef`). */
export function readonlyMembers(type: PyType, names: readonly string[]): void {
  for (const name of names) {
    const { get, declaredDoc } = type.dict.get(name) as PyGetSetDescriptor;
    const set = (): void => {
      throw raise(AttributeError, 'readonly attribute');
    };
    const descriptor = new PyGetSetDescriptor(name, type, get, set, declaredDoc);
    descriptor.type = memberDescriptorType;
    type.dict.set(name, descriptor);
  }
  type.modified();
}
