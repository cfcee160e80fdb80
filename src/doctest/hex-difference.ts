/** Two bytes-like values one under the other, in rows of hexadecimal digits. */

const ROW = 16;
/** Equal rows that are shown around rows that differ. */
const CONTEXT = 1;
/** Rows that differ and are shown. */
const SHOWN = 32;

/** A piece of a line: plain, or a byte that differs. */
export interface Piece {
  text: string;
  side: 'want' | 'got' | null;
}

/** One line of a hex difference. `-` is expected, `+` is what came, a blank is both, `?` has marks under bytes. */
export interface HexLine {
  sign: '-' | '+' | ' ' | '?';
  pieces: Piece[];
}

/**
 * The rows in which two values differ, each with a row of marks, and the rows around them.
 * @returns a heading, then the lines
 */
export function hexDifference(want: Uint8Array, got: Uint8Array): { heading: string; lines: HexLine[] } {
  const length = Math.max(want.length, got.length);
  const differs = (i: number) => want[i] !== got[i];
  let first = 0;
  while (first < length && !differs(first)) first++;
  let count = 0;
  for (let i = first; i < length; i++) if (differs(i)) count++;
  const rows = Math.ceil(length / ROW);
  const changed = (row: number) => {
    for (let i = row * ROW; i < Math.min(length, (row + 1) * ROW); i++) if (differs(i)) return true;
    return false;
  };
  const lines: HexLine[] = [];
  let shown = 0;
  let last = -1;
  for (let row = 0; row < rows; row++) {
    const near = Array.from({ length: 2 * CONTEXT + 1 }, (_, k) => row - CONTEXT + k).some(
      other => other >= 0 && other < rows && changed(other),
    );
    if (!near) continue;
    if (last >= 0 && row > last + 1) lines.push({ sign: ' ', pieces: [{ text: '...', side: null }] });
    last = row;
    if (!changed(row)) {
      lines.push({ sign: ' ', pieces: hexRow(want, row * ROW, () => false, null) });
      continue;
    }
    if (shown++ === SHOWN) {
      lines.push({ sign: ' ', pieces: [{ text: '... and more rows that differ', side: null }] });
      break;
    }
    lines.push({ sign: '-', pieces: hexRow(want, row * ROW, differs, 'want') });
    lines.push({ sign: '+', pieces: hexRow(got, row * ROW, differs, 'got') });
    lines.push({ sign: '?', pieces: [{ text: marks(row * ROW, length, differs), side: null }] });
  }
  const bytes = (n: number) => `${n} byte${n === 1 ? '' : 's'}`;
  const lengths = want.length === got.length ? bytes(want.length) : `expected ${bytes(want.length)}, got ${got.length}`;
  return { heading: `${lengths}, ${count} differ${count === 1 ? 's' : ''}, the first at offset ${first}`, lines };
}

function hexRow(
  data: Uint8Array,
  start: number,
  differs: (i: number) => boolean,
  side: 'want' | 'got' | null,
): Piece[] {
  const pieces: Piece[] = [{ text: start.toString(16).padStart(8, '0'), side: null }];
  for (let i = start; i < start + ROW; i++) {
    const gap = i === start + ROW / 2 ? '   ' : i === start ? '  ' : ' ';
    pieces.push({ text: gap, side: null });
    const text = i < data.length ? data[i].toString(16).padStart(2, '0') : '  ';
    pieces.push({ text, side: i < data.length && differs(i) ? side : null });
  }
  let text = '';
  for (let i = start; i < Math.min(data.length, start + ROW); i++) {
    text += data[i] >= 32 && data[i] < 127 ? String.fromCharCode(data[i]) : '.';
  }
  pieces.push({ text: `  |${text}|`, side: null });
  return pieces;
}

function marks(start: number, length: number, differs: (i: number) => boolean): string {
  let line = ' '.repeat(8);
  for (let i = start; i < Math.min(start + ROW, length); i++) {
    line += i === start + ROW / 2 ? '   ' : i === start ? '  ' : ' ';
    line += differs(i) ? '^^' : '  ';
  }
  return line.trimEnd();
}
