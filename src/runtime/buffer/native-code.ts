const NATIVE_CODES = new Set('cbBhHiIlLqQnNfde?P');

/** The native single character that a format is, after an optional `@` (C `get_native_fmtchar`); '' for any other format. */
export function nativeCode(format: string): string {
  const code = format.charCodeAt(0) === 0x40 ? format.slice(1) : format;
  return NATIVE_CODES.has(code) ? code : '';
}
