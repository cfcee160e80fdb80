import type { PyObject, PyType } from '../types.ts';

/**
 * Makes a fresh instance of a builtin type an instance of a Python subclass of it; does nothing for the builtin itself.
 * @returns the object
 */
export function adopt<T extends PyObject>(object: T, type: PyType): T {
  if (object.type !== type) {
    object.type = type;
    if (type.slotCount > 0) object.slotValues = new Array(type.slotCount).fill(undefined);
    if (object.layout === undefined && type.origin === 'class' && type.hasDict) {
      object.layout = type.rootLayout;
      object.values = [];
    }
  }
  return object;
}
