import { AttributeError, type PyBaseException, raise, typeError } from '../../runtime/errors.ts';
import { indexOf } from '../../runtime/protocol/number.ts';
import { PyGetSetDescriptor } from '../../runtime/signature/builtin.ts';
import { type Maybe, memberDescriptorType, type PyType, type Value } from '../../runtime/types.ts';
import { intValue } from '../../runtime/values/subclass.ts';

/** What a field is when nobody set it. */
type Fallback = (error: PyBaseException) => Maybe;

/** How a field takes a new value: any object, any object once only, or a C integer. */
export type MemberKind = 'object' | 'readonly' | 'ssize';

/**
 * Gives an exception type the attributes that CPython declares as struct members (`PyMemberDef`).
 * @param members name → docstring, what the attribute is before it is set, and its kind
 */
export function defineMembers(
  type: PyType,
  members: Record<string, readonly [doc: string, fallback?: Fallback, kind?: MemberKind]>,
): void {
  for (const name in members) {
    const [doc, fallback, kind = 'object'] = members[name];
    const get = (self: PyBaseException): Value => {
      const own = self.field(name);
      return own !== undefined ? own : (fallback?.(self) ?? (kind === 'ssize' ? 0 : null));
    };
    const set = (self: PyBaseException, value: Maybe): void => {
      if (kind === 'readonly') throw raise(AttributeError, 'readonly attribute');
      if (kind === 'ssize') {
        if (value === undefined) throw typeError("can't delete numeric/char attribute");
        if (intValue(value) === undefined) throw typeError('an integer is required');
        self.setField(name, indexOf(value));
      } else self.setField(name, value === undefined && fallback !== undefined ? null : value);
    };
    const descriptor = new PyGetSetDescriptor(name, type, get, set, doc);
    descriptor.type = memberDescriptorType;
    type.dict.set(name, descriptor);
  }
  type.modified();
}

/** The n-th of an exception's arguments. */
export const argument =
  (n: number): Fallback =>
  error =>
    error.args.items[n];
