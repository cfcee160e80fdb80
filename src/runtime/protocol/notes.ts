/** Notes of exceptions (PEP 678). */
import type { PyException } from '../errors.ts';
import { PyList } from '../values/list.ts';
import { getAttrOptional, setAttr } from './attribute.ts';

/** Adds a note to an exception (`BaseException.add_note`). */
export function addNote(thrown: PyException, note: string): void {
  const notes = getAttrOptional(thrown.value, '__notes__');
  if (notes instanceof PyList) notes.items.push(note);
  else setAttr(thrown.value, '__notes__', new PyList([note]));
}
