/** The modules `heapq`, `bisect` and `_bisect`. */
import { indexError, RuntimeError, raise, typeError, valueError } from '../../runtime/errors.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { call1, callMethod } from '../../runtime/protocol/call.ts';
import { lessThan } from '../../runtime/protocol/compare.ts';
import { toSsize } from '../../runtime/protocol/number.ts';
import { getItem, len } from '../../runtime/protocol/subscript.ts';
import { functions } from '../../runtime/signature/declare.ts';
import { typeName, type Value } from '../../runtime/types.ts';
import { PyList } from '../../runtime/values/list.ts';

type Order = (a: Value, b: Value) => boolean;
const greater: Order = (a, b) => lessThan(b, a);

/** Moves the item at `at` towards the root, to below the first that is not after it. */
function siftDown(heap: Value[], start: number, at: number, before: Order): void {
  const size = heap.length;
  const item = heap[at];
  while (at > start) {
    const parent = (at - 1) >> 1;
    const ahead = before(item, heap[parent]);
    if (heap.length !== size) throw raise(RuntimeError, 'list changed size during iteration');
    if (!ahead) break;
    heap[at] = heap[parent];
    at = parent;
  }
  heap[at] = item;
}

/** Moves the item at `at` to a leaf along the smaller children, then up to its place (fewer comparisons, as CPython does). */
function siftUp(heap: Value[], at: number, before: Order): void {
  const size = heap.length;
  const start = at;
  const item = heap[at];
  for (let child = 2 * at + 1; child < size; child = 2 * at + 1) {
    const right = child + 1;
    if (right < size && !before(heap[child], heap[right])) child = right;
    if (heap.length !== size) throw raise(RuntimeError, 'list changed size during iteration');
    heap[at] = heap[child];
    at = child;
  }
  heap[at] = item;
  siftDown(heap, start, at, before);
}

function itemsOf(heap: Value, name: string): Value[] {
  if (!(heap instanceof PyList))
    throw typeError(`${name}() argument must be list, not ${heap === null ? 'None' : typeName(heap)}`);
  return heap.items;
}

function push(name: string, heap: Value, item: Value, before: Order): null {
  const items = heapItems(name, heap);
  items.push(item);
  siftDown(items, 0, items.length - 1, before);
  return null;
}
function heapItems(name: string, heap: Value): Value[] {
  if (!(heap instanceof PyList)) {
    throw typeError(`${name}() argument 1 must be list, not ${heap === null ? 'None' : typeName(heap)}`);
  }
  return heap.items;
}
function pop(name: string, heap: Value, before: Order): Value {
  const items = itemsOf(heap, name);
  const last = items.pop();
  if (last === undefined) throw indexError('index out of range');
  if (items.length === 0) return last;
  const first = items[0];
  items[0] = last;
  siftUp(items, 0, before);
  return first;
}
function replace(name: string, heap: Value, item: Value, before: Order): Value {
  const items = heapItems(name, heap);
  if (items.length === 0) throw indexError('index out of range');
  const first = items[0];
  items[0] = item;
  siftUp(items, 0, before);
  return first;
}
function pushPop(name: string, heap: Value, item: Value, before: Order): Value {
  const items = heapItems(name, heap);
  if (items.length === 0 || !before(items[0], item)) return item;
  const first = items[0];
  items[0] = item;
  siftUp(items, 0, before);
  return first;
}
function heapify(name: string, heap: Value, before: Order): null {
  const items = itemsOf(heap, name);
  for (let i = (items.length >> 1) - 1; i >= 0; i--) siftUp(items, i, before);
  return null;
}

export const heapq: ModuleDefinition = {
  name: 'heapq',
  doc: 'A list as a priority queue.',
  create: () =>
    functions('_heapq', {
      heappush: [
        '(heap, item, /)',
        (heap: Value, item: Value) => push('heappush', heap, item, lessThan),
        'Adds an item.',
      ],
      heappop: ['(heap, /)', (heap: Value) => pop('heappop', heap, lessThan), 'Takes the smallest item.'],
      heapreplace: [
        '(heap, item, /)',
        (heap: Value, item: Value) => replace('heapreplace', heap, item, lessThan),
        'Takes the smallest item, then adds one.',
      ],
      heappushpop: [
        '(heap, item, /)',
        (heap: Value, item: Value) => pushPop('heappushpop', heap, item, lessThan),
        'Adds an item, then takes the smallest.',
      ],
      heapify: ['(heap, /)', (heap: Value) => heapify('heapify', heap, lessThan), 'Makes a heap of a list.'],
      heappush_max: [
        '(heap, item, /)',
        (heap: Value, item: Value) => push('heappush_max', heap, item, greater),
        'Adds an item to a heap with the largest first.',
      ],
      heappop_max: ['(heap, /)', (heap: Value) => pop('heappop_max', heap, greater), 'Takes the largest item.'],
      heapreplace_max: [
        '(heap, item, /)',
        (heap: Value, item: Value) => replace('heapreplace_max', heap, item, greater),
        'Takes the largest item, then adds one.',
      ],
      heappushpop_max: [
        '(heap, item, /)',
        (heap: Value, item: Value) => pushPop('heappushpop_max', heap, item, greater),
        'Adds an item, then takes the largest.',
      ],
      heapify_max: [
        '(heap, /)',
        (heap: Value) => heapify('heapify_max', heap, greater),
        'Makes a heap with the largest first.',
      ],
    }),
  source: `
__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest', 'heappushpop',
           'heappush_max', 'heappop_max', 'heapify_max', 'heapreplace_max', 'heappushpop_max']


def merge(*iterables, key=None, reverse=False):
    """Merges sorted inputs into one sorted iterator."""
    sign = -1 if reverse else 1
    put, take, swap = (heapify_max, heappop_max, heapreplace_max) if reverse else (heapify, heappop, heapreplace)
    heap = []
    for order, it in enumerate(map(iter, iterables)):
        for value in it:
            heap.append([value if key is None else key(value), order * sign, value, it])
            break
    put(heap)
    while heap:
        entry = heap[0]
        yield entry[2]
        for value in entry[3]:
            entry[2] = value
            entry[0] = value if key is None else key(value)
            swap(heap, entry)
            break
        else:
            take(heap)


def nsmallest(n, iterable, key=None):
    """The n smallest items, in order."""
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    """The n largest items, the largest first."""
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]
`,
};

/** Where `x` belongs among the sorted items: behind (`right`) or before its equals. */
function place(right: boolean, a: Value, x: Value, lo: number, hi: Value, key: Value): number {
  if (lo < 0) throw valueError('lo must be non-negative');
  let high = hi === null ? len(a) : toSsize(hi);
  if (high === -1) high = len(a);
  let low = lo;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const item = getItem(a, middle);
    const value = key === null ? item : call1(key, item);
    if (right ? lessThan(x, value) : !lessThan(value, x)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The four functions, made anew for each of the two modules. */
function searches(): Map<string, Value> {
  const find = (right: boolean, doc: string) =>
    [
      '(a, x, lo: ssize = 0, hi=None, *, key=None)',
      (a: Value, x: Value, lo = 0, hi: Value = null, key: Value = null) => place(right, a, x, lo, hi, key),
      doc,
    ] as const;
  const insert = (right: boolean, doc: string) =>
    [
      '(a, x, lo: ssize = 0, hi=None, *, key=None)',
      (a: Value, x: Value, lo = 0, hi: Value = null, key: Value = null) => {
        const at = place(right, a, key === null ? x : call1(key, x), lo, hi, key);
        if (a instanceof PyList && a.type.origin === 'builtin') a.items.splice(at, 0, x);
        else callMethod(a, 'insert', at, x);
        return null;
      },
      doc,
    ] as const;
  return functions('_bisect', {
    bisect_right: find(true, 'The place behind equal items.'),
    bisect_left: find(false, 'The place before equal items.'),
    insort_right: insert(true, 'Inserts behind equal items.'),
    insort_left: insert(false, 'Inserts before equal items.'),
  });
}

export const bisectInner: ModuleDefinition = {
  name: '_bisect',
  doc: 'Places in sorted sequences.',
  create: searches,
};

export const bisect: ModuleDefinition = {
  name: 'bisect',
  doc: 'Places in sorted sequences.',
  create: searches,
  source: `
try:
    from _bisect import bisect_left, bisect_right, insort_left, insort_right
except ImportError:
    pass
bisect = bisect_right
insort = insort_right
`,
};
