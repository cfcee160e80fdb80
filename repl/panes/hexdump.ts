/**
 * A hex dump with hexyl's conventions: a byte's class shows in its colour and, in the gutter, in its glyph, so that nothing
 * depends on colour alone; equal rows are squeezed to one `*`.
 */
import type { Line, Role, Span } from '../style.ts';

/** How the rows of a dump are laid out for a width. */
export interface DumpLayout {
  /** Columns of the gutter on the left, with the offset or a view's name. */
  left: number;
  bytesPerRow: number;
  /** Columns from the row's start to the cell of its first byte. */
  cells: number;
}

/** Columns of a byte: two digits and a space. */
export const CELL = 3;
/** Between each eight bytes is one more space. */
const PANEL = 8;

/**
 * The widest layout that fits.
 * @param width columns
 * @param left columns of the left gutter
 */
export function dumpLayout(width: number, left: number): DumpLayout {
  const cells = left + 2;
  for (const bytesPerRow of [32, 16, 8]) {
    if (cells + cellsWidth(bytesPerRow) + 1 + bytesPerRow + 1 <= width) return { left, bytesPerRow, cells };
  }
  return { left, bytesPerRow: 4, cells };
}
/** Columns of so many bytes and of the spaces between and after them. */
export function cellsWidth(bytes: number): number {
  return bytes * CELL + Math.max(0, Math.ceil(bytes / PANEL) - 1);
}
/** The column of a byte's cell within the cells. */
export function cellColumn(index: number): number {
  return index * CELL + Math.floor(index / PANEL);
}

/** The class of a byte, and the glyph that stands for it in the gutter. */
export function byteClass(byte: number): { role: Role; glyph: string } {
  if (byte === 0) return { role: 'byte-null', glyph: '⋄' };
  if (byte === 0x20) return { role: 'byte-space', glyph: ' ' };
  if (byte >= 9 && byte <= 13) return { role: 'byte-space', glyph: '_' };
  if (byte < 0x20 || byte === 0x7f) return { role: 'byte-control', glyph: '•' };
  if (byte < 0x7f) return { role: 'byte-print', glyph: String.fromCharCode(byte) };
  return { role: 'byte-high', glyph: '×' };
}
export function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}
/** An offset in hexadecimal digits, as many as the size needs, at least four. */
export function offsetText(offset: number, size: number): string {
  return offset.toString(16).padStart(Math.max(4, (size - 1).toString(16).length), '0');
}

/** One row: offset, bytes, glyphs. */
export function dumpRow(
  bytes: Uint8Array,
  start: number,
  size: number,
  layout: DumpLayout,
  isChanged: (offset: number) => boolean,
): Line {
  const { left, bytesPerRow } = layout;
  const line: Line = [{ text: `${offsetText(start, size).padStart(left)}│ `, role: 'offset' }];
  const glyphs: Span[] = [];
  let used = 0;
  const end = Math.min(bytes.length, start + bytesPerRow);
  for (let offset = start; offset < end; offset++) {
    const at = cellColumn(offset - start);
    const { role, glyph } = byteClass(bytes[offset]!);
    const shown = isChanged(offset) ? 'changed' : role;
    if (at > used) line.push({ text: ' '.repeat(at - used) });
    line.push({ text: hex(bytes[offset]!), role: shown });
    glyphs.push({ text: glyph, role: shown });
    used = at + 2;
  }
  line.push({ text: ' '.repeat(cellsWidth(bytesPerRow) - used) }, { text: '│', role: 'offset' }, ...glyphs);
  line.push({ text: `${' '.repeat(bytesPerRow - (end - start))}│`, role: 'offset' });
  return line;
}
