/** TEMPORARY (lead): the front-end author replaces this with PEP 263 decoding. */
export function decodeSource(bytes: Uint8Array, _filename: string): string {
  return new TextDecoder().decode(bytes);
}
