/** The charmap codecs, each made when it is first asked for. */
import { charmapTable } from './charmap-tables.ts';
import { Charmap } from './narrow.ts';

const made = new Map<string, Charmap>();

/** The codec of a module of CPython's `encodings`; `undefined` if there is none given by a table. */
export function charmapNamed(name: string): Charmap | undefined {
  let charmap = made.get(name);
  if (charmap === undefined) {
    const table = charmapTable(name);
    if (table === undefined) return undefined;
    charmap = new Charmap(table);
    made.set(name, charmap);
  }
  return charmap;
}
