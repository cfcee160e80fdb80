/**
 * A struct format as a flat list of steps, one for each item, which one loop runs: no call for the codes that records
 * mostly are of, and no intermediate objects.
 */
import type { Value } from '../types.ts';
import { PyFloat } from '../values/float.ts';
import type { Codec } from './codecs.ts';
import { readMany } from './items.ts';
import { PyBytes } from './objects.ts';
import { copyOf } from './storage.ts';

/** Runs of at least so many items are one step, done in bulk. */
export const BULK = 32;

/** What a step does. `CODEC`: what its codec says. */
export const CODEC = 0;
export const RUN = 1;
export const U8 = 2;
export const I8 = 3;
export const U16_LITTLE = 4;
export const U16_BIG = 5;
export const I16_LITTLE = 6;
export const I16_BIG = 7;
export const U32_LITTLE = 8;
export const U32_BIG = 9;
export const I32_LITTLE = 10;
export const I32_BIG = 11;
export const F64_LITTLE = 12;
export const BOOL = 13;
export const TEXT = 14;

export interface Step {
  readonly op: number;
  /** From the beginning of the struct, in bytes. */
  readonly at: number;
  /** Bytes of an item. */
  readonly size: number;
  /** Items of a run; else 1. */
  readonly count: number;
  /** Of integers: what fits. */
  readonly min: number;
  readonly max: number;
  readonly codec: Codec;
}

function opOf(codec: Codec): number {
  const { family, littleEndian, size } = codec;
  if (family === 'bool') return BOOL;
  if (family === 'string') return TEXT;
  if (family === 'real') return size === 8 && littleEndian ? F64_LITTLE : CODEC;
  if (family !== 'integer' || size > 4) return CODEC;
  const signed = codec.min < 0 ? 1 : 0;
  if (size === 1) return U8 + signed;
  return (size === 2 ? U16_LITTLE : U32_LITTLE) + 2 * signed + (littleEndian ? 0 : 1);
}

/** The steps of runs of items. @param fields code, place, size of an item and number of items of each run */
export function stepsOf(
  fields: readonly { readonly codec: Codec; readonly offset: number; readonly size: number; readonly count: number }[],
): Step[] {
  const steps: Step[] = [];
  for (const { codec, offset, size, count } of fields) {
    const common = { size, min: Number(codec.min), max: Number(codec.max), codec };
    if (count >= BULK) steps.push({ op: RUN, at: offset, count, ...common });
    else for (let i = 0; i < count; i++) steps.push({ op: opOf(codec), at: offset + i * size, count: 1, ...common });
  }
  return steps;
}

/** A double by its halves: hosts are little-endian. */
const halves = new Uint32Array(2);
const double = new Float64Array(halves.buffer);

/** The double whose bytes, little-endian, stand at `at`. */
export function readDouble(b: Uint8Array, at: number): number {
  halves[0] = b[at] | (b[at + 1] << 8) | (b[at + 2] << 16) | (b[at + 3] << 24);
  halves[1] = b[at + 4] | (b[at + 5] << 8) | (b[at + 6] << 16) | (b[at + 7] << 24);
  return double[0];
}

/** Writes a double's bytes, little-endian. */
export function storeDouble(b: Uint8Array, at: number, value: number): void {
  double[0] = value;
  storeWord(b, at, halves[0]);
  storeWord(b, at + 4, halves[1]);
}

/** Writes 32 bits, little-endian. */
export function storeWord(b: Uint8Array, at: number, n: number): void {
  b[at] = n;
  b[at + 1] = n >> 8;
  b[at + 2] = n >> 16;
  b[at + 3] = n >> 24;
}

const readText = (b: Uint8Array, at: number, size: number): PyBytes => new PyBytes(copyOf(b, at, size));

/** The values of the struct at `start`, of which all bytes are there. */
export function readSteps(steps: readonly Step[], b: Uint8Array, start: number, values: Value[]): void {
  let n = 0;
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i];
    const at = start + step.at;
    switch (step.op) {
      case U8:
        values[n++] = b[at];
        break;
      case I8:
        values[n++] = (b[at] << 24) >> 24;
        break;
      case U16_LITTLE:
        values[n++] = b[at] | (b[at + 1] << 8);
        break;
      case U16_BIG:
        values[n++] = (b[at] << 8) | b[at + 1];
        break;
      case I16_LITTLE:
        values[n++] = ((b[at] << 16) | (b[at + 1] << 24)) >> 16;
        break;
      case I16_BIG:
        values[n++] = ((b[at] << 24) | (b[at + 1] << 16)) >> 16;
        break;
      case U32_LITTLE:
        values[n++] = (b[at] | (b[at + 1] << 8) | (b[at + 2] << 16) | (b[at + 3] << 24)) >>> 0;
        break;
      case U32_BIG:
        values[n++] = ((b[at] << 24) | (b[at + 1] << 16) | (b[at + 2] << 8) | b[at + 3]) >>> 0;
        break;
      case I32_LITTLE:
        values[n++] = b[at] | (b[at + 1] << 8) | (b[at + 2] << 16) | (b[at + 3] << 24);
        break;
      case I32_BIG:
        values[n++] = (b[at] << 24) | (b[at + 1] << 16) | (b[at + 2] << 8) | b[at + 3];
        break;
      case F64_LITTLE:
        values[n++] = new PyFloat(readDouble(b, at));
        break;
      case BOOL:
        values[n++] = b[at] !== 0;
        break;
      case TEXT:
        values[n++] = readText(b, at, step.size);
        break;
      case RUN:
        readMany(step.codec, b, at, step.count, values, n);
        n += step.count;
        break;
      default:
        values[n++] = step.codec.read(b, at, step.size);
    }
  }
}
