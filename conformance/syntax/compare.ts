/** Compares a syntax tree of ours with one that dump.py wrote. */

const POSITION = new Set(['kind', 'lineno', 'col_offset', 'end_lineno', 'end_col_offset']);

/**
 * @param theirs a node, list or value of dump.py
 * @param ours what stands at the same place of our tree
 * @returns where and how they differ first, or null
 */
export function difference(theirs: any, ours: any, path = ''): string | null {
  if (theirs === null || typeof theirs !== 'object') {
    return theirs === ours ? null : `${path}: ${show(theirs)}, ours ${show(ours)}`;
  }
  if (Array.isArray(theirs)) {
    if (!Array.isArray(ours) || ours.length !== theirs.length) return `${path}: ${show(theirs)}, ours ${show(ours)}`;
    for (let i = 0; i < theirs.length; i++) {
      const found = difference(theirs[i], ours[i], `${path}[${i}]`);
      if (found !== null) return found;
    }
    return null;
  }
  if (ours === null || typeof ours !== 'object') return `${path}: ${show(theirs)}, ours ${show(ours)}`;
  if (theirs.kind !== ours.kind) return `${path}: ${theirs.kind}, ours ${ours.kind}`;
  for (const key of Object.keys(theirs)) {
    if (key === 'kind' || key === 'pos') continue;
    if (key === 'value' && theirs.kind === 'Constant') {
      if (!sameConstant(theirs.value, ours.value)) return `${path}: ${show(theirs)}, ours ${show(ours.value)}`;
      continue;
    }
    if (!(key in ours)) return `${path}.${key} is missing`;
    const found = difference(theirs[key], ours[key], `${path}.${key}`);
    if (found !== null) return found;
  }
  for (const key of Object.keys(ours)) {
    if (!(key in theirs) && !POSITION.has(key)) return `${path}.${key} is not in CPython's`;
  }
  if (theirs.pos === undefined) return null;
  const position = [ours.lineno, ours.col_offset, ours.end_lineno, ours.end_col_offset].join();
  return position === theirs.pos.join() ? null : `${path} (${theirs.kind}) at ${theirs.pos}, ours ${position}`;
}

const show = (value: unknown): string =>
  String(JSON.stringify(value, (_, v) => (typeof v === 'bigint' ? String(v) : v))).slice(0, 200);

const float = (repr: string): number => Number(repr.replace('inf', 'Infinity'));

function sameConstant(theirs: any, ours: any): boolean {
  if (theirs.type !== ours.type) return false;
  switch (theirs.type) {
    case 'int':
      return `0x${BigInt(ours.value).toString(16)}` === theirs.value;
    case 'float':
      return Object.is(float(theirs.value), ours.value);
    case 'complex':
      return Object.is(float(theirs.imag), ours.imag);
    case 'str':
      return Buffer.from(ours.value, 'utf16le').toString('hex') === theirs.value;
    case 'bytes':
      return Buffer.from(ours.value).toString('hex') === theirs.value;
    default:
      return theirs.value === ours.value;
  }
}
