/**
 * Streams that hold what is not yet written to a file. CPython writes it when the last reference to the stream goes;
 * here that is found out by the scan for live objects when a program opens or examines a file, and at its end.
 */
import { reachable } from '../../../runtime/buffer/reachability.ts';
import { PyException } from '../../../runtime/errors.ts';
import { interpreter } from '../../../runtime/interpreter.ts';

export interface Unwritten {
  /** Hands on what is held. */
  settle(): void;
}

/** Text before the bytes beneath it: in order of their first write. */
const streams = new Set<Unwritten>();

export function noteUnwritten(stream: Unwritten): void {
  if (streams.has(stream)) return;
  if (streams.size === 0) interpreter.atEnd.add(atEnd);
  streams.add(stream);
}
export function noteWritten(stream: Unwritten): void {
  streams.delete(stream);
}

/** Before a file is opened or examined: writes what streams hold that nothing reaches. */
export function settleAbandoned(): void {
  if (streams.size === 0) return;
  const alive = reachable();
  // Writing out text fills the buffer beneath it, which comes behind it in the set.
  for (const stream of streams) if (!alive.has(stream)) settleQuietly(stream);
}

function settleQuietly(stream: Unwritten): void {
  streams.delete(stream);
  try {
    stream.settle();
  } catch (thrown) {
    // Nobody is there to catch it.
    if (!(thrown instanceof PyException)) throw thrown;
  }
}

const atEnd = {
  finish(): void {
    for (const stream of streams) settleQuietly(stream);
  },
};
