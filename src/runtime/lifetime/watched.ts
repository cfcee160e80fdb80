/**
 * What a program could notice the death of: objects that are weakly referenced, and instances with `__del__`.
 * (Suspended generators with something to clean up are the third kind: `eval/generator.ts` knows them.)
 */
import { registerLeaf, registerRoots } from '../buffer/reachability.ts';
import { typeError } from '../errors.ts';
import { PyCallable, PyObject, type PyType, typeName, typeOf, type Value } from '../types.ts';
import { PyFunction } from '../values/function.ts';

/** An object and what refers to it weakly. A scan does not look into it. */
export class WeakRecord {
  readonly target: PyObject;
  /** As in CPython's list: the plain reference, the plain proxy, then those with callbacks, the newest first. */
  refs: WeakHolder[] = [];
  constructor(target: PyObject) {
    this.target = target;
  }
}
registerLeaf(WeakRecord);

/** A `weakref.ref` or a proxy. */
export interface WeakHolder extends PyObject {
  /** `null` when the object has died. */
  record: WeakRecord | null;
  callback: Value;
}

/** Weakly referenced objects. No root: nothing lives because it stands here. */
export const weakRecords = new Map<PyObject, WeakRecord>();
/** References whose callback a program would see being called. */
export const withCallback = new Set<WeakHolder>();
/** Instances whose `__del__` was not called yet, in the order in which they were made. */
export const finalizable = new Set<PyObject>();
/** Buffers whose exporter is to be told of their release, and what tells it. They stand among the finalizable too. */
const releases = new Map<object, () => void>();

/** To be called for a buffer whose release, by its last view's death, Python code would notice. */
export function watchRelease(buffer: object, release: () => void): void {
  releases.set(buffer, release);
  finalizable.add(buffer as PyObject);
}
/** It was released. */
export function forgetRelease(buffer: object): void {
  releases.delete(buffer);
  finalizable.delete(buffer as PyObject);
}
/** What tells the exporter of a dead buffer; `undefined` for other objects. */
export function releaseOf(buffer: object): (() => void) | undefined {
  return releases.get(buffer);
}

/** Instances whose `__del__` was called: it is called once. */
export const finalized = new WeakSet<PyObject>();

/** What is called when the program ends, the last first: `atexit`. */
export const exitCalls: { callee: Value; args: readonly Value[]; kwnames: readonly string[] | null }[] = [];
const roots = [exitCalls];
registerRoots(() => roots);

/** What the evaluator does for them (`eval/lifetimes.ts`). */
export const observer = {
  /** The program has had objects shown by `gc`: it may refer to any. */
  exposed: false,
  /** Binds code from now on such that deaths are looked for after its statements. */
  start: (): void => {},
  /** False if the object of a reference has died; the reference knows it then. */
  isAlive: (_holder: WeakHolder): boolean => true,
  /**
   * Looks for what died since the last look, if this is a moment at which that can be told.
   * @param references whether the death of references that have no callback matters too
   */
  look: (_references: boolean): void => {},
  /** `gc.collect()`: ends the cycles too. @returns how many objects they had */
  collect: (): number => 0,
};

/** Forgets everything: another interpreter begins. */
export function forgetWatched(): void {
  weakRecords.clear();
  withCallback.clear();
  finalizable.clear();
  releases.clear();
  observer.exposed = false;
}

/** To be called with each new instance of a class that may have a `__del__`. */
export function watchInstance(instance: Value): void {
  if (!(instance instanceof PyObject)) return;
  if (instance.type.finalizes && !finalized.has(instance)) finalizable.add(instance);
}

/** @throws TypeError if `value` cannot be weakly referenced */
export function ensureWeaklyReferenceable(value: Value): asserts value is PyObject {
  const type = typeOf(value);
  if (!type.hasWeakref || typeof value !== 'object' || value === null) {
    throw typeError(`cannot create weak reference to '${typeName(value)}' object`);
  }
}

/** The reference of that type without a callback, which all who ask share. */
export function sharedHolder(target: PyObject, type: PyType): WeakHolder | undefined {
  return weakRecords.get(target)?.refs.find(ref => ref.callback === null && ref.type === type);
}

/**
 * Makes `holder` refer to `target`: CPython's order of `__weakref__` lists.
 * @param basic it is of one of the builtin types, so that without a callback it is the shared one
 */
export function refer(holder: WeakHolder, target: PyObject, callback: Value, basic: boolean): void {
  let record = weakRecords.get(target);
  if (record === undefined) {
    record = new WeakRecord(target);
    weakRecords.set(target, record);
  }
  holder.record = record;
  holder.callback = callback;
  const { refs } = record;
  let at = refs.findIndex(ref => ref.callback !== null || !isBasic(ref));
  if (at < 0) at = refs.length;
  if (callback === null && basic) {
    // The plain reference stands before the plain proxy.
    const isProxy = !(holder instanceof PyCallable);
    refs.splice(isProxy ? at : 0, 0, holder);
  } else refs.splice(at, 0, holder);
  // Those of the library only tidy its tables up: they may come late.
  if (callback !== null && !(callback instanceof PyFunction && callback.module === 'weakref')) withCallback.add(holder);
}
function isBasic(ref: WeakHolder): boolean {
  return ref.type.origin === 'builtin';
}

/** Puts a reference back that was taken away. */
export function rejoin(holder: WeakHolder): void {
  const record = holder.record as WeakRecord;
  refer(holder, record.target, holder.callback, holder.type.origin === 'builtin');
}

/** Takes a reference away that died before its object did. */
export function unrefer(holder: WeakHolder): void {
  withCallback.delete(holder);
  const { record } = holder;
  if (record === null) return;
  record.refs = record.refs.filter(ref => ref !== holder);
  if (record.refs.length === 0) weakRecords.delete(record.target);
}
