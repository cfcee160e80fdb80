/**
 * The docstrings of builtins. A build may keep those of rows apart, where a number stands for each: the one for web pages
 * does, because programs seldom ask for them.
 */
export type Doc = string | number | null;

let textOf = (_number: number): string => '';
/** Says where the texts are that numbers stand for. */
export function provideDocs(texts: (number: number) => string): void {
  textOf = texts;
}

export function docText(doc: Doc): string | null {
  return typeof doc === 'number' ? textOf(doc) : doc;
}
