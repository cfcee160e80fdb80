import { standsAlone } from './plain-width.ts';

/**
 * Stands for `Intl.Segmenter` in the built REPL (`build.ts`): several packages make one when they are loaded, which reads
 * ICU's tables (12 to 30 ms), and most text needs none: each of its characters is a grapheme cluster.
 */
export class LazySegmenter {
  readonly #options: ConstructorParameters<typeof Intl.Segmenter>;
  #made: Intl.Segmenter | undefined;

  constructor(...options: ConstructorParameters<typeof Intl.Segmenter>) {
    this.#options = options;
  }
  segment(text: string): Pick<Intl.Segments, 'containing' | typeof Symbol.iterator> {
    if (/^[^\r\u0080-\uffff]*$/.test(text) || standsAlone(text)) {
      const parts = Array.from(text, (segment, index) => ({ segment, index, input: text }));
      return { containing: (index = 0) => parts[index]!, [Symbol.iterator]: () => parts.values() };
    }
    // Not by its short name, which the build replaces.
    this.#made ??= new globalThis.Intl.Segmenter(...this.#options);
    return this.#made.segment(text);
  }
}
