/**
 * Who holds whose memory. A bytearray or an array must not change its length while views of it live; views that only
 * JavaScript's collector still knows do not count.
 */
import { bufferError } from '../errors.ts';
import { PyBuiltinFunction } from '../signature/builtin.ts';
import { GlobalCell, Namespace } from '../values/dict.ts';
import { PyFloat } from '../values/float.ts';
import { Acquisition, PyBytes, PyMemoryView } from './objects.ts';
import { forEachReachable, registerLeaf, registerTracer } from './reachability.ts';
import type { Exporter } from './storage.ts';

const NOTHING: unknown[] = [];

registerLeaf(PyBytes);
registerLeaf(PyFloat);
// A released view no longer stands for its acquisition.
registerTracer(PyMemoryView, view => (view.released ? NOTHING : [view.acquisition]));
registerTracer(PyBuiltinFunction, method => [method.self]);
registerTracer(GlobalCell, cell => [cell.value]);
registerTracer(Namespace, namespace => {
  const { cells } = namespace as unknown as { cells: Map<string, GlobalCell> };
  return [namespace.table, cells];
});

/** Counts anew, by a scan, who really holds `exporter`. */
function recount(exporter: Exporter): number {
  let live = 0;
  forEachReachable(object => {
    if (object.constructor === Acquisition) {
      const acquisition = object as Acquisition;
      if (acquisition.exporter === exporter && !acquisition.released) live++;
    }
  });
  exporter.exports = live;
  return live + exporter.pins;
}

/** How many unreleased views of an acquisition a program can still reach. */
export function liveViews(acquisition: Acquisition): number {
  let live = 0;
  forEachReachable(object => {
    if (object instanceof PyMemoryView && object.acquisition === acquisition && !object.released) live++;
  });
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
