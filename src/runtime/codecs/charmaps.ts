/** The charmap codecs, each made when it is first asked for. */
import { Charmap } from './narrow.ts';

let tableOf: (name: string) => string | undefined = () => undefined;
/** Says where the tables are (`charmap-tables.ts`): a browser fetches them later than the rest. */
export function provideCharmapTables(tables: typeof tableOf): void {
  tableOf = tables;
}

const made = new Map<string, Charmap>();

/** The codec of a module of CPython's `encodings`; `undefined` if there is none given by a table. */
export function charmapNamed(name: string): Charmap | undefined {
  let charmap = made.get(name);
  if (charmap === undefined) {
    const table = tableOf(name);
    if (table === undefined) return undefined;
    charmap = new Charmap(table);
    made.set(name, charmap);
  }
  return charmap;
}
