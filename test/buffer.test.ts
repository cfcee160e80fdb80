import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../src/runtime/protocol/construct.ts';
import '../src/runtime/protocol/converters.ts';
import '../src/builtins/all.ts';
import '../src/builtins/memoryview/memoryview.ts';
import '../src/builtins/list/list.ts';
import '../src/builtins/tuple/tuple.ts';
import { array as arrayModule } from '../src/builtins/array/array.ts';
import { codecOf } from '../src/runtime/buffer/codecs.ts';
import { copyItems, toContiguous, toFortran } from '../src/runtime/buffer/copy.ts';
import { ensureResizable } from '../src/runtime/buffer/exports.ts';
import { parseFormat } from '../src/runtime/buffer/format.ts';
import { PyHostBuffer } from '../src/runtime/buffer/host.ts';
import { castTo1D, castToND, forEachPosition, positionIn, sliceRecord } from '../src/runtime/buffer/layout.ts';
import { type PyArray, PyByteArray, PyBytes } from '../src/runtime/buffer/objects.ts';
import { registerRoots } from '../src/runtime/buffer/reachability.ts';
import { type BufferRecord, flatRecord, isContiguous } from '../src/runtime/buffer/record.ts';
import { getBuffer, releaseView, viewOf } from '../src/runtime/buffer/request.ts';
import { Storage } from '../src/runtime/buffer/storage.ts';
import { itemTypes } from '../src/runtime/buffer/typecodes.ts';
import { BufferError, isRaised, type PyException } from '../src/runtime/errors.ts';
import { call, callMethod } from '../src/runtime/protocol/call.ts';
import type { Value } from '../src/runtime/types.ts';
import { PyList } from '../src/runtime/values/list.ts';
import { adjustIndices } from '../src/runtime/values/slice.ts';

/** The naive model: for every item, in C order, the position of its first byte. */
interface Model {
  shape: number[];
  positions: number[];
}

function modelOf(shape: number[], itemsize: number): Model {
  const count = shape.reduce((a, b) => a * b, 1);
  return { shape, positions: Array.from({ length: count }, (_, i) => i * itemsize) };
}

function sliceModel(model: Model, start: number, step: number, length: number): Model {
  const rest = model.shape.slice(1).reduce((a, b) => a * b, 1);
  const positions: number[] = [];
  for (let i = 0; i < length; i++) {
    const row = start + i * step;
    positions.push(...model.positions.slice(row * rest, (row + 1) * rest));
  }
  return { shape: [length, ...model.shape.slice(1)], positions };
}

const bytesOf = (n: number): Uint8Array => Uint8Array.from({ length: n }, (_, i) => (i * 7 + 3) & 255);

function positions(record: BufferRecord): number[] {
  const found: number[] = [];
  forEachPosition(record, at => found.push(at));
  return found;
}

const sliceParts = fc.record({
  start: fc.option(fc.integer({ min: -9, max: 9 }), { nil: undefined }),
  stop: fc.option(fc.integer({ min: -9, max: 9 }), { nil: undefined }),
  step: fc.integer({ min: -3, max: 3 }).filter(step => step !== 0),
});

const sliced = fc.tuple(
  fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
  fc.constantFrom('B', 'h', 'I', 'd', '@q', 'c'),
  fc.array(sliceParts, { maxLength: 3 }),
);

function build(shape: number[], format: string, slices: { start?: number; stop?: number; step: number }[]) {
  const { itemsize } = castTo1D(flatRecord(bytesOf(16), 'B', 1, false), format);
  const size = shape.reduce((a, b) => a * b, itemsize);
  let record = castToND(castTo1D(flatRecord(bytesOf(size), 'B', 1, false), format), shape);
  let model = modelOf(shape, itemsize);
  for (const parts of slices) {
    const { start, step, length } = adjustIndices(parts.start, parts.stop, parts.step, record.shape[0]);
    record = sliceRecord(record, start, step, length);
    model = sliceModel(model, start, step, length);
  }
  return { record, model, itemsize };
}

describe('layout', () => {
  it('lays casts and slices out as the naive index model does', () => {
    fc.assert(
      fc.property(sliced, ([shape, format, slices]) => {
        const { record, model, itemsize } = build(shape, format, slices);
        expect(record.shape).toEqual(model.shape);
        expect(record.length).toBe(model.positions.length);
        expect(positions(record)).toEqual(model.positions);
        const expected = model.positions.flatMap(at => [...record.bytes.subarray(at, at + itemsize)]);
        expect([...toContiguous(record)]).toEqual(expected);
      }),
    );
  });

  it('finds items by their indices, negative ones too', () => {
    fc.assert(
      fc.property(
        sliced,
        fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 4 }),
        ([shape, format, slices], wild) => {
          const { record, model } = build(shape, format, slices);
          let at = record.offset;
          let flat = 0;
          for (let dim = 0; dim < record.ndim; dim++) {
            const extent = record.shape[dim];
            const index = wild[dim];
            at = positionIn(record, dim, at, index);
            const valid = index >= -extent && index < extent;
            expect(at >= 0).toBe(valid);
            if (!valid) return;
            flat = flat * extent + (index < 0 ? index + extent : index);
          }
          expect(at).toBe(model.positions[flat]);
        },
      ),
    );
  });

  it('tells contiguity and gives Fortran order', () => {
    fc.assert(
      fc.property(sliced, ([shape, format, slices]) => {
        const { record, model, itemsize } = build(shape, format, slices);
        const inOrder = model.positions.every((at, i) => at === model.positions[0] + i * itemsize);
        if (record.length > 0) expect(record.contiguous).toBe(inOrder);
        expect(isContiguous(record, 'C')).toBe(record.contiguous);
        const weights: number[] = [];
        let weight = 1;
        for (const extent of record.shape) {
          weights.push(weight);
          weight *= extent;
        }
        const expected: number[] = new Array(record.nbytes);
        model.positions.forEach((at, flat) => {
          let rest = flat;
          let to = 0;
          for (let d = record.ndim - 1; d >= 0; d--) {
            to += (rest % record.shape[d]) * weights[d];
            rest = Math.floor(rest / record.shape[d]);
          }
          for (let k = 0; k < itemsize; k++) expected[to * itemsize + k] = record.bytes[at + k];
        });
        expect([...toFortran(record)]).toEqual(expected);
      }),
    );
  });
});

describe('copyItems', () => {
  it('reads before it writes when both overlap', () => {
    fc.assert(
      fc.property(fc.constantFrom('B', 'h', 'i', 'd'), sliceParts, sliceParts, (format, to, from) => {
        const { itemsize } = castTo1D(flatRecord(bytesOf(8), 'B', 1, false), format);
        const bytes = bytesOf(9 * itemsize);
        const whole = castTo1D(flatRecord(bytes, 'B', 1, false), format);
        const a = adjustIndices(to.start, to.stop, to.step, 9);
        const b = adjustIndices(from.start, from.stop, from.step, 9);
        const length = Math.min(a.length, b.length);
        const expected = Uint8Array.from(bytes);
        for (let i = 0; i < length; i++) {
          const item = bytes.slice((b.start + i * b.step) * itemsize, (b.start + i * b.step + 1) * itemsize);
          expected.set(item, (a.start + i * a.step) * itemsize);
        }
        copyItems(sliceRecord(whole, a.start, a.step, length), sliceRecord(whole, b.start, b.step, length));
        expect([...bytes]).toEqual([...expected]);
      }),
    );
  });
});

describe('codecs', () => {
  const METHODS: Record<string, string> = {
    b1: 'Int8',
    B1: 'Uint8',
    h2: 'Int16',
    H2: 'Uint16',
    i4: 'Int32',
    I4: 'Uint32',
    l4: 'Int32',
    L4: 'Uint32',
    q8: 'BigInt64',
    Q8: 'BigUint64',
    l8: 'BigInt64',
    L8: 'BigUint64',
    n8: 'BigInt64',
    N8: 'BigUint64',
  };
  it('reads and writes integers as DataView does, at any position', () => {
    const modes = fc.constantFrom('native' as const, 'little' as const, 'big' as const);
    fc.assert(
      fc.property(
        modes,
        fc.constantFrom(...'bBhHiIlLqQnN'),
        fc.uint8Array({ minLength: 16, maxLength: 16 }),
        fc.nat(7),
        (mode, code, bytes, at) => {
          const codec = codecOf(mode, code);
          if (codec === undefined) return;
          const method = METHODS[`${code}${codec.size}`];
          const view = new DataView(bytes.buffer, bytes.byteOffset) as any;
          const expected = BigInt(view[`get${method}`](at, mode !== 'big'));
          const value = codec.read(bytes, at, codec.size);
          expect(BigInt(value as number)).toBe(expected);
          expect(typeof value === 'number').toBe(Number.isSafeInteger(Number(expected)));
          const copy = new Uint8Array(16);
          codec.store(copy, at, codec.convert(value), codec.size);
          expect([...copy.subarray(at, at + codec.size)]).toEqual([...bytes.subarray(at, at + codec.size)]);
        },
      ),
    );
  });
  it('reads long runs as it reads single items', () => {
    const formats = fc.constantFrom('<h', '>h', '<I', '>I', '>q', '<Q', '>d', '<f', '>e', '?', '@l', 'c');
    fc.assert(
      fc.property(formats, fc.nat(7), (format, at) => {
        const [prefix, code] = format.length === 2 ? format : ['', format];
        const one = parseFormat(prefix + code);
        const many = parseFormat(`${prefix}100${code}`);
        const bytes = bytesOf(at + many.size);
        const expected = Array.from({ length: 100 }, (_, i) => one.unpack(bytes, at + i * one.size)[0]);
        expect(many.unpack(bytes, at)).toEqual(expected);
      }),
    );
  });
});

describe('Storage', () => {
  it('splices as an array does', () => {
    const edits = fc.array(fc.tuple(fc.nat(40), fc.nat(30), fc.nat(30)), { maxLength: 30 });
    fc.assert(
      fc.property(edits, list => {
        const storage = new Storage(bytesOf(20));
        const model = [...storage.data];
        for (const [where, removing, inserting] of list) {
          const at = Math.min(where, model.length);
          const removed = Math.min(removing, model.length - at);
          storage.splice(at, removed, inserting);
          const fresh = bytesOf(inserting);
          storage.bytes.set(fresh, storage.start + at);
          model.splice(at, removed, ...fresh);
          expect([...storage.data]).toEqual(model);
        }
      }),
    );
  });
});

describe('array', () => {
  const make = (code: string, items: Value[]): PyArray =>
    call((arrayModule.create!(null as never) as Map<string, Value>).get('array')!, code, new PyList(items)) as PyArray;
  it('keeps its items over its storage while it grows and shrinks', () => {
    const edits = fc.array(fc.tuple(fc.nat(9), fc.integer({ min: -100, max: 100 })), { maxLength: 60 });
    fc.assert(
      fc.property(fc.constantFrom('b', 'h', 'i', 'q'), edits, (code, list) => {
        const array = make(code, []);
        const model: number[] = [];
        for (const [where, value] of list) {
          if (value < -40 && model.length > 0) {
            const at = where % model.length;
            expect(callMethod(array, 'pop', at)).toBe(model.splice(at, 1)[0]);
          } else {
            callMethod(array, 'insert', where, value);
            model.splice(Math.min(where, model.length), 0, value);
          }
          expect((callMethod(array, 'tolist') as PyList).items).toEqual(model);
          expect(array.length).toBe(array.storage.length / itemTypes.get(code)!.size);
        }
      }),
    );
  });
});

describe('lifetimes', () => {
  const resize = (b: PyByteArray): PyException | null => {
    try {
      ensureResizable(b.storage);
      return null;
    } catch (thrown) {
      if (isRaised(thrown, BufferError)) return thrown;
      throw thrown;
    }
  };
  it('counts only views that something reaches', () => {
    const b = new PyByteArray(bytesOf(8));
    const names: { view: Value | null; list: Value[] } = { view: null, list: [] };
    const forget = registerRoots(() => [names.view, names.list]);
    expect(resize(b)).toBeNull();
    viewOf(b);
    expect(resize(b)).toBeNull();
    names.view = viewOf(b);
    expect(resize(b)).not.toBeNull();
    const part = callMethod(names.view, 'cast', 'b');
    names.list.push(new PyList([part]));
    names.view = null;
    expect(resize(b)).not.toBeNull();
    names.list.length = 0;
    expect(resize(b)).toBeNull();
    names.view = viewOf(b);
    releaseView(names.view as never);
    expect(b.storage.exports).toBe(0);
    expect(resize(b)).toBeNull();
    const held = getBuffer(b);
    expect(resize(b)).not.toBeNull();
    held.release();
    expect(resize(b)).toBeNull();
    forget();
  });
});

describe('host data', () => {
  it('shares the memory of typed arrays', () => {
    const numbers = Float64Array.of(1.5, -2);
    const view = viewOf(new PyHostBuffer(numbers));
    expect(view.record.format).toBe('d');
    callMethod(view, '__setitem__', 0, 4);
    expect([...numbers]).toEqual([4, -2]);
    expect(viewOf(new PyHostBuffer(new ArrayBuffer(3))).record.shape).toEqual([3]);
    expect(viewOf(new PyHostBuffer(Buffer.from('abc'))).record.format).toBe('B');
    expect(
      callMethod(viewOf(new PyBytes(Uint8Array.of(97))), '__eq__', viewOf(new PyHostBuffer(Uint8Array.of(97)))),
    ).toBe(true);
  });
});
