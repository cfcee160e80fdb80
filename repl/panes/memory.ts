/**
 * The memory pane: each buffer as a hex dump, under each row of the dump one ruler per view that says where the view's items
 * lie, and below what the last block changed. Pure functions from a report to lines.
 */
import type { BufferReport, MemoryReport, ViewReport } from '../../src/index.ts';
import { type Line, plainText, truncate, widthOf } from '../style.ts';
import { CELL, cellColumn, cellsWidth, type DumpLayout, dumpLayout, dumpRow, hex, offsetText } from './hexdump.ts';
import { itemValue } from './values.ts';

/** The size of a pane in columns and rows; `Infinity` rows when it is printed for good. */
export interface Area {
  width: number;
  height: number;
}

/** The pane of all buffers; those that changed come first, then those that have views. */
export function memoryPane(report: MemoryReport, { width, height }: Area): Line[] {
  if (report.buffers.length === 0) return fitted([[{ text: 'no buffers', role: 'dim' }]], { width, height });
  const order = [...report.buffers].sort((a, b) => weight(b) - weight(a));
  const lines: Line[] = [];
  for (const [index, buffer] of order.entries()) {
    const left = height - lines.length;
    const rest = order.length - index;
    // The last row may have to tell that there are more.
    const share = rest === 1 ? left : Math.max(Math.ceil(left / 2), left - 4 * (rest - 1));
    if (left < 2 || (index > 0 && share < 4)) {
      if (left > 0) lines.push([{ text: `… ${rest} more: %mem shows all, %mem NAME one`, role: 'dim' }]);
      break;
    }
    lines.push(...bufferPane(buffer, { width, height: rest === 1 ? share : share - 1 }));
  }
  return fitted(lines, { width, height });
}
function weight(buffer: BufferReport): number {
  return (buffer.changed.length > 0 || sizeChanged(buffer) ? 1000 : 0) + Math.min(buffer.views.length, 100);
}
function fitted(lines: Line[], { width, height }: Area): Line[] {
  return lines.slice(0, height).map(line => truncate(line, width));
}

/** One buffer: its header, its views' descriptions, the dump with rulers, the changes. */
export function bufferPane(buffer: BufferReport, { width, height }: Area): Line[] {
  const live = buffer.views.filter(view => !view.released);
  const own = ownItems(buffer);
  // Its own items get a ruler where no view has the same ones.
  const views = own === undefined || live.some(view => sameItems(view, own)) ? live : [own, ...live];
  const names = views.map(viewName);
  const digits = offsetText(0, buffer.bytes.length).length;
  const widest = Math.max(digits, ...names.map(widthOf));
  const layout = dumpLayout(width, Math.min(widest, Math.max(digits, width >= 80 ? 16 : 8)));
  const beside = cellsWidth(layout.bytesPerRow) + layout.cells + 1;
  const head: Line[] = [bufferTitle(buffer)];
  const roomBeside = views.every(view => beside + widthOf(describeView(view)) <= width);
  if (!roomBeside) {
    for (const view of views) {
      head.push([
        { text: `  ${viewName(view)}`, role: 'ruler' },
        { text: ` ${describeView(view)}`, role: 'dim' },
      ]);
    }
  }
  for (const view of buffer.views) {
    if (view.released) head.push([{ text: `  ${viewName(view)} released`, role: 'dim' }]);
  }
  const changes = changeLines(buffer);
  const tail = changes.length > 6 ? [...changes.slice(0, 5), more(changes.length - 5, 'change')] : changes;
  const room = height - head.length - tail.length;
  const rows = room > 0 ? dumpRows(buffer, views, layout, roomBeside ? beside : 0, room) : [];
  return fitted([...head, ...rows, ...tail], { width, height });
}
function more(count: number, what: string): Line {
  return [{ text: `  … ${count} more ${what}${count === 1 ? '' : 's'}`, role: 'dim' }];
}

function bufferTitle(buffer: BufferReport): Line {
  const { names, type, format, size, itemsize, readonly, exports } = buffer;
  const facts = [format === '' ? type : `${type} '${format}'`, `${size} byte${size === 1 ? '' : 's'}`];
  if (itemsize > 1) facts.push(`itemsize ${itemsize}`);
  if (readonly) facts.push('read-only');
  if (exports > 0) facts.push(`${exports} export${exports === 1 ? '' : 's'}`);
  return [
    { text: names.slice(0, 4).join(' = ') || '(no name)', role: 'title' },
    { text: `  ${facts.join(' · ')}`, role: 'dim' },
  ];
}
/** The items that the object itself has, as of a view on all of it; an array's. */
function ownItems({ names, format, itemsize, bytes, readonly }: BufferReport): ViewReport | undefined {
  if (format === '' || names.length === 0) return undefined;
  const count = Math.floor(bytes.length / itemsize);
  const offsets = Array.from({ length: count }, (_, index) => index * itemsize);
  const laid = { format, itemsize, shape: [count], strides: [itemsize], offsets };
  return { id: 0, names, readonly, released: false, start: 0, end: count * itemsize, ...laid };
}
function sameItems(view: ViewReport, own: ViewReport): boolean {
  const { format, shape, start, end } = view;
  return format === own.format && shape.length === 1 && start === 0 && end >= own.end && isContiguous(view);
}
function viewName(view: ViewReport): string {
  return view.names[0] ?? `view ${view.id}`;
}
/** Format, shape, strides (unless they are those of a contiguous view), read-only. */
export function describeView(view: ViewReport): string {
  const parts = [`'${view.format}'`, tuple(view.shape)];
  if (!isContiguous(view)) parts.push(`strides ${tuple(view.strides)}`);
  if (view.readonly) parts.push('read-only');
  if (view.names.length > 1) parts.push(`= ${view.names.slice(1).join(' = ')}`);
  return parts.join(' ');
}
function tuple(items: readonly number[]): string {
  return items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`;
}
function isContiguous({ shape, strides, itemsize }: ViewReport): boolean {
  let expected = itemsize;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (shape[axis]! > 1 && strides[axis] !== expected) return false;
    expected *= shape[axis]!;
  }
  return true;
}

/** The dump with rulers, at most so many lines: from near the first change on, if it does not fit. */
function dumpRows(buffer: BufferReport, views: ViewReport[], layout: DumpLayout, beside: number, room: number): Line[] {
  const { bytes, size, changed } = buffer;
  const { bytesPerRow } = layout;
  if (bytes.length === 0) return [[{ text: '  (empty)', role: 'dim' }]];
  const isChanged = (offset: number) => changed.some(([start, end]) => offset >= start && offset < end);
  const groups: { start: number; lines: Line[]; changed: boolean }[] = [];
  const described = new Set<ViewReport>();
  let squeezed = false;
  for (let start = 0; start < bytes.length; start += bytesPerRow) {
    const rowChanged = changed.some(([from, to]) => from < start + bytesPerRow && to > start);
    const isLast = start + bytesPerRow >= bytes.length;
    if (start > 0 && !isLast && !rowChanged && sameRow(bytes, start, bytesPerRow)) {
      if (!squeezed)
        groups.push({ start, lines: [[{ text: `${'*'.padStart(layout.left)}│`, role: 'offset' }]], changed: false });
      squeezed = true;
      continue;
    }
    squeezed = false;
    const lines = [dumpRow(bytes, start, bytes.length, layout, isChanged)];
    for (const view of views) {
      const ruler = rulerRow(view, start, Math.min(bytes.length, start + bytesPerRow), layout);
      if (ruler === undefined) continue;
      if (beside > 0 && !described.has(view)) {
        described.add(view);
        const used = widthOf(plainText(ruler));
        ruler.push({ text: `${' '.repeat(Math.max(1, beside - used))}${describeView(view)}`, role: 'dim' });
      }
      lines.push(ruler);
    }
    groups.push({ start, lines, changed: rowChanged });
  }
  const total = groups.reduce((sum, group) => sum + group.lines.length, 0) + (size > bytes.length ? 1 : 0);
  if (total <= room) {
    const lines = groups.flatMap(group => group.lines);
    if (size > bytes.length) lines.push([{ text: `… ${size - bytes.length} more bytes`, role: 'dim' }]);
    return lines;
  }
  const firstChanged = groups.findIndex(group => group.changed);
  let from = Math.max(0, firstChanged);
  // One row before the change, where there is room for both.
  if (from > 0 && groups[from]!.lines.length + groups[from - 1]!.lines.length + 2 <= room) from--;
  const lines: Line[] = [];
  if (from > 0) lines.push([{ text: `… from ${offsetText(groups[from]!.start, bytes.length)}`, role: 'dim' }]);
  for (const group of groups.slice(from)) {
    for (const line of group.lines) {
      if (lines.length === room - 1) {
        const left = size - group.start;
        lines.push([
          { text: `… ${left} of ${size} bytes from ${offsetText(group.start, bytes.length)} on`, role: 'dim' },
        ]);
        return lines;
      }
      lines.push(line);
    }
  }
  return lines;
}
function sameRow(bytes: Uint8Array, start: number, length: number): boolean {
  for (let offset = start; offset < start + length; offset++)
    if (bytes[offset] !== bytes[offset - length]) return false;
  return true;
}

/**
 * Where a view's items lie in one row of the dump: `└0──┘` from an item's first byte to its last, open to the side on which
 * it goes on in another row. Bytes in several dimensions are drawn by rows: `└1,:───┘`.
 * @returns undefined if it has none there
 */
export function rulerRow(view: ViewReport, start: number, end: number, layout: DumpLayout): Line | undefined {
  const cells = new Array<string>(cellsWidth(layout.bytesPerRow)).fill(' ');
  let any = false;
  for (const { offset, size, label: full } of pieces(view)) {
    const from = Math.max(offset, start);
    const to = Math.min(offset + size, end);
    if (from >= to) continue;
    any = true;
    const first = cellColumn(from - start);
    const last = cellColumn(to - 1 - start) + CELL - 2;
    const inner = last - first - 1;
    const label = from === offset && full.length <= Math.max(inner, 2) ? full : '';
    if (inner === 0 && label !== '') {
      cells[first] = label[0]!;
      cells[last] = label[1] ?? ' ';
      continue;
    }
    for (let column = first; column <= last; column++) cells[column] = '─';
    for (let at = 0; at < label.length && at < inner; at++) cells[first + 1 + at] = label[at]!;
    if (from === offset) cells[first] = '└';
    if (to === offset + size) cells[last] = '┘';
  }
  if (!any) return undefined;
  const name = truncate([{ text: viewName(view) }], layout.left)
    .map(span => span.text)
    .join('');
  return [
    { text: `${' '.repeat(layout.left - widthOf(name))}${name}`, role: 'title' },
    { text: '│ ', role: 'offset' },
    { text: cells.join('').trimEnd(), role: 'ruler' },
  ];
}
interface Piece {
  offset: number;
  /** Bytes. */
  size: number;
  label: string;
}
/** A view's items with their indices; those of one byte, in several dimensions, are too narrow for theirs: the rows, `1,:`. */
function pieces({ shape, strides, itemsize, offsets }: ViewReport): Piece[] {
  const row = shape.at(-1) ?? 1;
  if (shape.length < 2 || itemsize > 1 || row < 2 || strides.at(-1) !== itemsize) {
    return offsets.map((offset, index) => ({ offset, size: itemsize, label: indices(shape, index).join(',') }));
  }
  const rows: Piece[] = [];
  for (let index = 0; index < offsets.length; index += row) {
    const label = [...indices(shape, index).slice(0, -1), ':'].join(',');
    rows.push({ offset: offsets[index]!, size: Math.min(row, offsets.length - index), label });
  }
  return rows;
}
function indices(shape: readonly number[], index: number): number[] {
  const result: number[] = [];
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const length = shape[axis]! || 1;
    result.unshift(index % length);
    index = Math.floor(index / length);
  }
  return result;
}

function sizeChanged({ before, bytes, size }: BufferReport): boolean {
  return before !== null && before.length !== bytes.length && size === bytes.length;
}

/** What the last block changed: `old→new` for the bytes, and for each view what that makes of its items. */
export function changeLines(buffer: BufferReport): Line[] {
  const { before, bytes, changed } = buffer;
  if (before === null) return [];
  const lines: Line[] = [];
  if (sizeChanged(buffer)) {
    lines.push([{ text: `  size: ${before.length}→${bytes.length}`, role: 'changed' }]);
  }
  const own = ownItems(buffer);
  const live = buffer.views.filter(view => !view.released);
  const same = own === undefined ? [] : live.filter(view => sameItems(view, own));
  for (const [start, end] of changed) {
    const old = bytesText(before, start, end);
    const now = bytesText(bytes, start, end);
    lines.push([
      { text: `  ${offsetText(start, bytes.length)}: `, role: 'offset' },
      { text: `${old}→${now}`, role: 'changed' },
    ]);
    if (own !== undefined) lines.push(...itemChanges([own, ...same], before, bytes, start, end));
    for (const view of live) if (!same.includes(view)) lines.push(...itemChanges([view], before, bytes, start, end));
  }
  return lines;
}
/** How many bytes or items of one change are written out. */
const WRITTEN = 8;
function bytesText(bytes: Uint8Array, start: number, end: number): string {
  const shown = bytes.subarray(start, Math.min(end, start + WRITTEN));
  if (shown.length === 0) return '(nothing)';
  return Array.from(shown, hex).join(' ') + (Math.min(end, bytes.length) - start > WRITTEN ? ' …' : '');
}
/** @param views that have the same items; the first one says which */
function itemChanges(
  views: readonly ViewReport[],
  before: Uint8Array,
  bytes: Uint8Array,
  start: number,
  end: number,
): Line[] {
  const lines: Line[] = [];
  const view = views[0]!;
  for (const [index, offset] of view.offsets.entries()) {
    const last = offset + view.itemsize;
    if (offset >= end || last <= start || last > bytes.length || last > before.length) continue;
    const old = itemValue(view.format, before.subarray(offset, last));
    const now = itemValue(view.format, bytes.subarray(offset, last));
    if (old === undefined || now === undefined) continue;
    if (lines.length === WRITTEN) {
      lines.push([{ text: `    … more items of ${viewName(view)}`, role: 'dim' }]);
      break;
    }
    const subscript = view.shape.length === 0 ? '()' : indices(view.shape, index).join(', ');
    const raw =
      view.itemsize > 1 ? `  (${bytesText(bytes, offset, last)}${readAs(view.format, bytes, offset, last)})` : '';
    lines.push([
      { text: `    ${views.map(view => `${viewName(view)}[${subscript}]`).join(' = ')}: ` },
      { text: `${old}→${now}`, role: 'changed' },
      { text: raw, role: 'dim' },
    ]);
  }
  return lines;
}

/** How the bytes of an integer make its value. */
function readAs(format: string, bytes: Uint8Array, start: number, end: number): string {
  if (!/^[@=<>!]?[hHiIlLqQnN]$/.test(format)) return '';
  const big = /^[>!]/.test(format);
  const order = Array.from(bytes.subarray(start, end), hex);
  return ` = 0x${(big ? order : order.reverse()).join('')}, ${big ? 'big' : 'little'}-endian`;
}

/** `%views`: what each view on a buffer is. */
export function viewLines(buffer: BufferReport): Line[] {
  const lines = [bufferTitle(buffer)];
  for (const view of buffer.views) {
    const where = view.released ? 'released' : `bytes ${view.start}–${view.end}`;
    const what = `'${view.format}' itemsize ${view.itemsize} shape ${tuple(view.shape)} strides ${tuple(view.strides)}`;
    lines.push([
      { text: `  ${view.names.join(' = ') || viewName(view)}`, role: 'ruler' },
      { text: view.released ? '  released' : `  ${what}  ${where}  ${view.readonly ? 'read-only' : 'writable'}` },
    ]);
  }
  if (buffer.views.length === 0) lines.push([{ text: '  no views', role: 'dim' }]);
  return lines;
}
