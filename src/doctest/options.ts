/** Doctest's option flags (https://docs.python.org/3.14/library/doctest.html#option-flags), as bits. */

export const FLAGS = {
  DONT_ACCEPT_TRUE_FOR_1: 1 << 0,
  DONT_ACCEPT_BLANKLINE: 1 << 1,
  NORMALIZE_WHITESPACE: 1 << 2,
  ELLIPSIS: 1 << 3,
  SKIP: 1 << 4,
  IGNORE_EXCEPTION_DETAIL: 1 << 5,
  REPORT_UDIFF: 1 << 6,
  REPORT_CDIFF: 1 << 7,
  REPORT_NDIFF: 1 << 8,
  REPORT_ONLY_FIRST_FAILURE: 1 << 9,
  FAIL_FAST: 1 << 10,
  // Not CPython's: numbers agree as far as the document writes them, as in pytest; `u` and `b` before quotes do not count.
  NUMBER: 1 << 11,
  ALLOW_UNICODE: 1 << 12,
  ALLOW_BYTES: 1 << 13,
} as const;

export type FlagName = keyof typeof FLAGS;

/** Whether `name` is one of doctest's option flags. */
export function isFlagName(name: string): name is FlagName {
  return Object.hasOwn(FLAGS, name);
}

/**
 * `flags` with an example's directives merged in.
 * @param flags bits of FLAGS
 * @param options an example's directives: true for `+NAME`, false for `-NAME`
 */
export function mergeFlags(flags: number, options: ReadonlyMap<FlagName, boolean>): number {
  for (const [name, on] of options) flags = on ? flags | FLAGS[name] : flags & ~FLAGS[name];
  return flags;
}
