import type { PyObject, PyType } from '../types.ts';

/** Gives a fresh object the room for attributes that instances of `type` have: of their `__dict__`, of `__slots__`. */
export function giveAttributes(object: PyObject, type: PyType): void {
  if (type.hasDict && object.layout === undefined) {
    object.layout = type.rootLayout;
    object.values = [];
  }
  if (type.slotCount > 0) object.slotValues = new Array(type.slotCount).fill(undefined);
}

/**
 * Makes a fresh instance of a builtin type an instance of a Python subclass of it; does nothing for the builtin itself.
 * @returns the object
 */
export function adopt<T extends PyObject>(object: T, type: PyType): T {
  if (object.type !== type) {
    object.type = type;
    if (type.origin === 'class') giveAttributes(object, type);
  }
  return object;
}
