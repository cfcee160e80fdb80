/** Names of characters for `\N{…}` and `namereplace`. Whoever has the Unicode name table fills this in. */
export const characterNames = {
  /** The character of a name; null if there is none. */
  lookup(_name: string): string | null {
    return null;
  },
  /** The name of a code point; null if it has none. */
  nameOf(_point: number): string | null {
    return null;
  },
};
