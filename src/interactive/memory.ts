/** What a session's buffers hold, who looks at them, and what the last block changed. */
import { positionIn } from '../runtime/buffer/layout.ts';
import { Acquisition, PyMemoryView } from '../runtime/buffer/objects.ts';
import { reachable } from '../runtime/buffer/reachability.ts';
import type { BufferRecord } from '../runtime/buffer/record.ts';
import { PyBufferWrapper } from '../runtime/buffer/request.ts';
import type { Exporter } from '../runtime/buffer/storage.ts';
import type { Namespace } from '../runtime/values/dict.ts';
import {
  type BufferOwner,
  contentsOf,
  exporterOf,
  formatOf,
  isMutableOwner,
  isReadonly,
  itemsizeOf,
  type MutableOwner,
  ownerOf,
  restore,
} from './buffer-owner.ts';
import { changedRanges } from './changed-ranges.ts';
import { type Found, walkNamespace } from './namespace-walk.ts';
import type { BufferReport, MemoryReport, ViewReport } from './session-interface.ts';
import { Snapshots } from './snapshots.ts';

/** Bytes of a buffer that a report carries. */
const SHOWN_BYTES = 1 << 16;
/** Items of a view whose places a report tells. */
const SHOWN_ITEMS = 512;

/** Watches the buffers of a namespace from block to block. */
export class MemoryWatch {
  private readonly namespace: Namespace;
  private readonly ids = new WeakMap<object, number>();
  private nextId = 1;
  private readonly snapshots = new Snapshots();

  constructor(namespace: Namespace) {
    this.namespace = namespace;
  }

  /** To be called before a block runs. */
  begin(): void {
    this.snapshots.take(mutableOwners(walkNamespace(this.namespace)));
  }

  /** To be called when a block has run. */
  end(): void {
    this.snapshots.keepChanges();
  }

  /** All buffers and views that the namespace reaches now, with what has changed since the last `begin`. */
  report(): MemoryReport {
    const found = walkNamespace(this.namespace);
    const exports = this.addUnnamed(found);
    const buffers: BufferReport[] = [];
    const reports = new Map<BufferOwner, BufferReport>();
    for (const [owner, names] of found.owners) {
      const report = this.bufferReport(owner, names, exports);
      buffers.push(report);
      reports.set(owner, report);
    }
    for (const [view, names] of found.views) {
      const owner = ownerOf(view);
      const report = owner === undefined ? undefined : reports.get(owner);
      if (report !== undefined) report.views.push(this.viewReport(view, names));
    }
    return { buffers };
  }

  /** The first name of a buffer, or its type. */
  nameOf(owner: BufferOwner): string {
    return walkNamespace(this.namespace).owners.get(owner)?.[0] ?? `<${owner.type.name}>`;
  }

  /** Puts the contents of all buffers back; what cannot be is in the report's `problems`. */
  undo(): MemoryReport {
    const changes = this.snapshots.pop();
    const problems: string[] = [];
    if (changes === undefined) problems.push('No block that changed a buffer is left to undo.');
    else {
      // What undoing changes shows like what a block changed.
      this.snapshots.take(mutableOwners(walkNamespace(this.namespace)));
      for (const [owner, before] of changes) {
        const problem = restore(owner, before);
        if (problem !== null) problems.push(`${this.nameOf(owner)}: ${problem}`);
      }
    }
    const report = this.report();
    return problems.length === 0 ? report : { ...report, problems };
  }

  /** Views without a name on the buffers that were found, and how many hold each buffer. */
  private addUnnamed(found: Found): Map<Exporter, number> {
    const exports = new Map<Exporter, number>();
    for (const object of reachable().objects) {
      if (object instanceof Acquisition) {
        const { exporter } = object;
        if (exporter !== null && !object.released) exports.set(exporter, (exports.get(exporter) ?? 0) + 1);
      } else if (object instanceof PyMemoryView && !found.views.has(object) && !isWrapped(object)) {
        const owner = ownerOf(object);
        if (owner !== undefined && found.owners.has(owner)) found.views.set(object, []);
      }
    }
    return exports;
  }

  private id(object: object): number {
    let id = this.ids.get(object);
    if (id === undefined) {
      id = this.nextId++;
      this.ids.set(object, id);
    }
    return id;
  }

  private bufferReport(owner: BufferOwner, names: string[], exports: ReadonlyMap<Exporter, number>): BufferReport {
    const contents = contentsOf(owner);
    const before = isMutableOwner(owner) ? this.snapshots.before(owner) : undefined;
    const changed = before === undefined ? [] : changedRanges(before, contents);
    const exporter = exporterOf(owner);
    return {
      id: this.id(owner),
      names,
      type: owner.type.name,
      readonly: isReadonly(owner),
      exports: exporter === null ? 0 : (exports.get(exporter) ?? 0) + exporter.pins,
      bytes: contents.slice(0, SHOWN_BYTES),
      size: contents.length,
      itemsize: itemsizeOf(owner),
      format: formatOf(owner),
      before: before === undefined || changed.length === 0 ? null : before.slice(0, SHOWN_BYTES),
      changed,
      views: [],
    };
  }

  private viewReport(view: PyMemoryView, names: string[]): ViewReport {
    const { record } = view;
    const [start, end] = itemSpan(record);
    return {
      id: this.id(view),
      names,
      format: record.format,
      itemsize: record.itemsize,
      shape: [...record.shape],
      strides: [...record.strides],
      readonly: view.readonly,
      released: view.released,
      start,
      end,
      offsets: itemOffsets(record),
    };
  }
}

/** The bytes from the lowest to the highest of a view's items: offsets of the first one and behind the last one. */
export function itemSpan({ offset, shape, strides, itemsize }: BufferRecord): [start: number, end: number] {
  if (shape.includes(0)) return [offset, offset];
  let low = offset;
  let high = offset;
  for (let dim = 0; dim < shape.length; dim++) {
    const reach = (shape[dim] - 1) * strides[dim];
    if (reach < 0) low += reach;
    else high += reach;
  }
  return [low, high + itemsize];
}

/** Where the first items of a view begin, in index order. */
function itemOffsets(record: BufferRecord): number[] {
  const offsets: number[] = [];
  const index = new Array<number>(record.ndim).fill(0);
  const count = Math.min(record.length, SHOWN_ITEMS);
  while (offsets.length < count) {
    let at = record.offset;
    for (let dim = 0; dim < record.ndim; dim++) at = positionIn(record, dim, at, index[dim]);
    offsets.push(at);
    for (let dim = record.ndim - 1; dim >= 0 && ++index[dim] === record.shape[dim]; dim--) index[dim] = 0;
  }
  return offsets;
}

/** True for the view that stands between an object with a `__buffer__` of its own and the views that a program has. */
function isWrapped(view: PyMemoryView): boolean {
  return view.acquisition.obj instanceof PyBufferWrapper && view.acquisition.obj.view === view;
}

function* mutableOwners(found: Found): Generator<MutableOwner> {
  for (const owner of found.owners.keys()) if (isMutableOwner(owner)) yield owner;
}
