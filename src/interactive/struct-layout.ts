/** The fields of a struct format, with the gaps between them. */
import { parseFormat, structErrorType } from '../runtime/buffer/format.ts';
import { isRaised, PyException } from '../runtime/errors.ts';
import { formatExceptionOnly } from '../runtime/traceback/format.ts';
import type { StructLayout } from './session-interface.ts';

/** Items of one run that are told one by one; a longer run is told as one field. */
const SINGLE_ITEMS = 64;

/** What the codes are in C, in native mode; in the standard modes their sizes may differ. */
const NAMES: Record<string, string> = {
  c: 'char',
  b: 'signed char',
  B: 'unsigned char',
  '?': '_Bool',
  h: 'short',
  H: 'unsigned short',
  i: 'int',
  I: 'unsigned int',
  l: 'long',
  L: 'unsigned long',
  q: 'long long',
  Q: 'unsigned long long',
  n: 'ssize_t',
  N: 'size_t',
  e: 'half float',
  f: 'float',
  d: 'double',
  F: 'float complex',
  D: 'double complex',
  s: 'bytes',
  p: 'pascal string',
  P: 'void *',
};
const STANDARD_NAMES: Record<string, string> = {
  ...NAMES,
  h: 'int16',
  H: 'uint16',
  i: 'int32',
  I: 'uint32',
  l: 'int32',
  L: 'uint32',
  q: 'int64',
  Q: 'uint64',
};

/**
 * Where each field of a struct lies; gaps of alignment and `x` are fields with `padding`.
 * @returns a text that says what is wrong with the format
 */
export function structLayout(format: string): StructLayout | string {
  try {
    return fieldsOf(format);
  } catch (thrown) {
    if (!(thrown instanceof PyException)) throw thrown;
    const text = formatExceptionOnly(thrown.value).join('').trimEnd();
    return isRaised(thrown, structErrorType) ? text.replace(/^struct\.error: /, '') : text;
  }
}

function fieldsOf(format: string): StructLayout {
  const parsed = parseFormat(format);
  const names = '=<>!'.includes(format[0] ?? '@') ? STANDARD_NAMES : NAMES;
  const fields: StructLayout['fields'] = [];
  let at = 0;
  const padTo = (offset: number): void => {
    if (offset > at) fields.push({ code: 'x', name: 'padding', start: at, end: offset, padding: true });
    at = offset;
  };
  for (const { codec, offset, size, count } of parsed.fields) {
    const { code, family } = codec;
    const name = names[code];
    padTo(offset);
    at = offset + size * count;
    if (family === 'string' || family === 'pascal') {
      fields.push({ code: `${size}${code}`, name, start: offset, end: at, padding: false });
    } else if (count > SINGLE_ITEMS) {
      fields.push({ code: `${count}${code}`, name: `${name}[${count}]`, start: offset, end: at, padding: false });
    } else {
      for (let i = 0; i < count; i++) {
        const start = offset + i * size;
        fields.push({ code, name, start, end: start + size, padding: false });
      }
    }
  }
  padTo(parsed.size);
  return { format, size: parsed.size, fields };
}
