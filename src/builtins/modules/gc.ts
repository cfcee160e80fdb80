/** The module `gc`, over the scan from the roots: there is no list of all objects, only what can be reached. */

import { reachable, referentsOf } from '../../runtime/buffer/reachability.ts';
import { typeError, valueError } from '../../runtime/errors.ts';
import { finalized, observer } from '../../runtime/lifetime/watched.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { call2 } from '../../runtime/protocol/call.ts';
import { toSsize } from '../../runtime/protocol/number.ts';
import { functions } from '../../runtime/signature/declare.ts';
import {
  bytearrayType,
  bytesType,
  codeType,
  complexType,
  floatType,
  intType,
  objectType,
  PyObject,
  PyType,
  rangeType,
  strType,
  typeName,
  type Value,
} from '../../runtime/types.ts';
import { GlobalCell, PyDict } from '../../runtime/values/dict.ts';
import { PyList } from '../../runtime/values/list.ts';
import { PyTuple, tupleOf } from '../../runtime/values/tuple.ts';

const DEBUG = { DEBUG_STATS: 1, DEBUG_COLLECTABLE: 2, DEBUG_UNCOLLECTABLE: 4, DEBUG_SAVEALL: 32, DEBUG_LEAK: 38 };
const OLDEST = 2;

/** Types whose instances refer to nothing. */
const ATOMIC = new Set<PyType>([
  objectType,
  intType,
  floatType,
  strType,
  bytesType,
  bytearrayType,
  complexType,
  rangeType,
  codeType,
]);

/** Whether CPython's collector would look at a value. */
function isTracked(value: Value): boolean {
  if (!(value instanceof PyObject)) return false;
  if (value instanceof PyType) return value.origin === 'class';
  if (value instanceof PyTuple && value.type.origin === 'builtin') return value.items.some(isTracked);
  return !ATOMIC.has(value.type);
}

/** The Python objects that a value refers to, by whatever JavaScript things hold them. */
function referents(value: Value): Value[] {
  observer.exposed = true;
  if (value instanceof PyDict) {
    const result: Value[] = [];
    // A dict whose keys are all text does not show them.
    const textOnly = [...value.keys()].every(key => typeof key === 'string');
    for (const [key, item] of value.entries()) result.push(...(textOnly ? [item] : [item, key]));
    return result;
  }
  if (value instanceof PyList) return [...value.items].reverse();
  if (value instanceof PyTuple && value.type.origin === 'builtin') return [...value.items].reverse();
  if (!(value instanceof PyObject) || !isTracked(value)) return [];
  const result: Value[] = [];
  const own: Value[] =
    (value.layout as unknown) === undefined ? [] : (value.values.filter(v => v !== undefined) as Value[]);
  result.push(...own);
  if (value.type.origin === 'class') result.push(value.type);
  const seen = new Set<unknown>(result);
  const enter = (object: object): void => {
    for (const referent of referentsOf(object)) {
      if (seen.has(referent)) continue;
      seen.add(referent);
      if (referent instanceof PyObject && !(referent instanceof GlobalCell)) result.push(referent);
      else enter(referent);
    }
  };
  enter(value);
  return result;
}

function reachableObjects(): PyObject[] {
  observer.exposed = true;
  const result: PyObject[] = [];
  for (const object of reachable().objects) {
    if (object instanceof PyObject && !(object instanceof GlobalCell) && isTracked(object)) result.push(object);
  }
  return result;
}

class State {
  enabled = true;
  thresholds: [number, number, number] = [2000, 10, 10];
  flags = 0;
  frozen = 0;
  readonly collections = [0, 0, 0];
  readonly collected = [0, 0, 0];
}

function generationOf(value: Value): number {
  const generation = toSsize(value);
  if (generation < 0 || generation > OLDEST) throw valueError('invalid generation');
  return generation;
}

export const gc: ModuleDefinition = {
  name: 'gc',
  doc: 'The collector of cycles.',
  create: () => {
    observer.start();
    const state = new State();
    const callbacks = new PyList([]);
    const tell = (phase: string, generation: number, count: number): void => {
      for (const callback of [...callbacks.items]) {
        const info = PyDict.from([
          ['generation', generation],
          ['collected', count],
          ['uncollectable', 0],
        ]);
        call2(callback, phase, info);
      }
    };
    const collect = (generation: Value = OLDEST): Value => {
      const which = generationOf(generation);
      tell('start', which, 0);
      const count = which === OLDEST ? observer.collect() : 0;
      state.collections[which]++;
      state.collected[which] += count;
      tell('stop', which, count);
      return count;
    };
    return new Map<string, Value>([
      ...Object.entries(DEBUG),
      ['garbage', new PyList([])],
      ['callbacks', callbacks],
      ...functions('gc', {
        enable: [
          '()',
          () => {
            state.enabled = true;
            return null;
          },
          'Lets collections happen by themselves.',
        ],
        disable: [
          '()',
          () => {
            state.enabled = false;
            return null;
          },
          'Lets no collection happen by itself.',
        ],
        isenabled: ['()', () => state.enabled, 'Whether collections happen by themselves.'],
        collect: ['(generation=2)', collect, 'Ends what only cycles keep; how many objects that were.'],
        get_debug: ['()', () => state.flags, 'The flags.'],
        set_debug: [
          '(flags, /)',
          (flags: Value) => {
            state.flags = toSsize(flags);
            return null;
          },
          'Sets the flags.',
        ],
        get_threshold: ['()', () => tupleOf([...state.thresholds]), 'After how many allocations it collects.'],
        set_threshold: [
          '(*args)',
          (args: Value[]) => {
            if (args.length === 0 || args.length > 3) throw typeError('gc.set_threshold requires 1 to 3 arguments');
            args.forEach((value, i) => {
              state.thresholds[i] = toSsize(value);
            });
            return null;
          },
          'Sets after how many allocations it collects.',
          undefined,
          '',
        ],
        get_count: ['()', () => tupleOf([0, 0, 0]), 'How many allocations there were.'],
        get_stats: [
          '()',
          () =>
            new PyList(
              state.collections.map((collections, i) =>
                PyDict.from([
                  ['collections', collections],
                  ['collected', state.collected[i]],
                  ['uncollectable', 0],
                ]),
              ),
            ),
          'What was collected so far, by generation.',
        ],
        get_objects: [
          '(generation=None)',
          (generation: Value = null) => {
            if (generation === null) return new PyList(reachableObjects());
            if (typeof generation !== 'number' && typeof generation !== 'boolean') {
              throw typeError(`argument should be integer or None, not '${typeName(generation)}'`);
            }
            const which = Number(generation);
            if (which > OLDEST) {
              throw valueError(
                `generation parameter must be less than the number of available generations (${OLDEST + 1})`,
              );
            }
            if (which < -1) throw valueError('generation parameter cannot be negative');
            return new PyList(which === 0 || which === -1 ? reachableObjects() : []);
          },
          'The objects that the collector looks at.',
        ],
        get_referents: [
          '(*objs)',
          (objects: Value[]) => new PyList(objects.flatMap(referents)),
          'What the objects refer to.',
        ],
        get_referrers: [
          '(*objs)',
          (objects: Value[]) => {
            const wanted = new Set(objects);
            return new PyList(reachableObjects().filter(object => referents(object).some(v => wanted.has(v))));
          },
          'What refers to any of the objects.',
        ],
        is_tracked: ['(obj, /)', (object: Value) => isTracked(object), 'Whether the collector looks at an object.'],
        is_finalized: [
          '(obj, /)',
          (object: Value) => object instanceof PyObject && finalized.has(object),
          'Whether the __del__ of an object was called.',
        ],
        freeze: [
          '()',
          () => {
            state.frozen = reachableObjects().length;
            return null;
          },
          'Leaves all there is out of collections to come.',
        ],
        unfreeze: [
          '()',
          () => {
            state.frozen = 0;
            return null;
          },
          'Takes everything into collections again.',
        ],
        get_freeze_count: ['()', () => state.frozen, 'How many objects are left out.'],
      }),
    ]);
  },
};
