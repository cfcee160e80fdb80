/**
 * Who holds whose memory. A bytearray or an array must not change its length while views of it live; views that only
 * JavaScript's collector still knows do not count.
 */
import { bufferError } from '../errors.ts';
import { GlobalCell, Namespace } from '../values/dict.ts';
import { PyFloat } from '../values/float.ts';
import { Acquisition, PyBytes, PyMemoryView } from './objects.ts';
import { fieldsTracer, reachable, registerLeaf, registerTracer } from './reachability.ts';
import type { Exporter } from './storage.ts';

registerLeaf(PyBytes);
registerLeaf(PyFloat);
// A released view no longer stands for its acquisition.
registerTracer(PyMemoryView, {
  trace: (view, see) => {
    if (!view.released) see(view.acquisition, 'acquisition');
  },
  at: view => (view.released ? undefined : view.acquisition),
});
registerTracer<GlobalCell>(GlobalCell, fieldsTracer('value'));
// Most of its values are functions and types: their cells are not worth a step of their own.
registerTracer(Namespace, {
  trace: (namespace, see) => {
    namespace.traceCells(see);
    see(namespace.table, TABLE);
  },
  at: (namespace, key) => (key === TABLE ? namespace.table : namespace.get(key)),
  wide: true,
});
/** The key of what stands under other keys than text: no name. */
const TABLE = ' table';

/** Counts anew, by a scan, who really holds `exporter`. */
function recount(exporter: Exporter): number {
  let live = 0;
  for (const object of reachable().objects) {
    if (object.constructor === Acquisition) {
      const acquisition = object as Acquisition;
      if (acquisition.exporter === exporter && !acquisition.released) live++;
    }
  }
  exporter.exports = live;
  return live + exporter.pins;
}

/** How many unreleased views of an acquisition a program can still reach. */
export function liveViews(acquisition: Acquisition): number {
  let live = 0;
  for (const object of reachable().objects) {
    if (object instanceof PyMemoryView && object.acquisition === acquisition && !object.released) live++;
  }
  return live;
}

/** How many hold the memory of `exporter`. Free of cost if nobody ever did. */
export function liveExports(exporter: Exporter): number {
  if (exporter.exports === 0) return exporter.pins;
  return recount(exporter);
}

/**
 * To be called before a change of length.
 * @throws BufferError with `message` if somebody holds the memory
 */
export function ensureResizable(
  exporter: Exporter,
  message = 'Existing exports of data: object cannot be re-sized',
): void {
  if (exporter.exports === 0 && exporter.pins === 0) return;
  if (liveExports(exporter) > 0) throw bufferError(message);
}
