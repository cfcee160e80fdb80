import type { PyObject, PyType } from '../types.ts';

/**
 * Makes a fresh instance of a builtin type an instance of a Python subclass of it; does nothing for the builtin itself.
 * @returns the object
 */
export function adopt<T extends PyObject>(object: T, type: PyType): T {
  if (object.type !== type) {
    object.type = type;
    if (object.layout === undefined && type.origin === 'class') {
      object.layout = type.rootLayout;
      object.values = [];
    }
  }
  return object;
}
