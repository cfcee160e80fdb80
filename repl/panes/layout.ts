/** `%layout` and `%where`: the fields of a struct format, and the place of an item. */
import type { ItemPlace, StructLayout } from '../../src/index.ts';
import type { Line } from '../style.ts';
import { hex } from './hexdump.ts';

/** A scale of the bytes, one letter per field and `·` for padding, and a row for each field. */
export function layoutLines({ format, size, fields }: StructLayout, width: number): Line[] {
  const lines: Line[] = [
    [
      { text: `'${format}'`, role: 'title' },
      { text: `  ${size} byte${size === 1 ? '' : 's'}`, role: 'dim' },
    ],
  ];
  if (size > 0 && size + 2 <= width) {
    const scale = new Array<string>(size).fill('·');
    let letter = 0;
    for (const field of fields) {
      if (field.padding) continue;
      scale.fill(String.fromCharCode(97 + (letter++ % 26)), field.start, field.end);
    }
    lines.push([{ text: `  ${scale.join('')}`, role: 'ruler' }]);
  }
  let letter = 0;
  const digits = String(size).length;
  for (const { code, name, start, end, padding } of fields) {
    const mark = padding ? '·' : String.fromCharCode(97 + (letter++ % 26));
    const span = `${String(start).padStart(digits)}–${String(end).padEnd(digits)}`;
    const bytes = `${end - start} byte${end - start === 1 ? '' : 's'}`;
    lines.push([
      { text: `  ${mark} `, role: 'ruler' },
      { text: `${span}  ${bytes.padEnd(8)}  ` },
      padding ? { text: 'padding', role: 'dim' } : { text: `${code.padEnd(4)} ${name}` },
    ]);
  }
  return lines;
}

/** Which bytes an item is. */
export function placeLines({ buffer, start, end, bytes, value }: ItemPlace): Line[] {
  return [
    [
      { text: `bytes ${start}–${end} of `, role: 'dim' },
      { text: buffer, role: 'title' },
      { text: ': ' },
      { text: Array.from(bytes, hex).join(' '), role: 'changed' },
      { text: ` = ${value}` },
    ],
  ];
}
