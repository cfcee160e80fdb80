/**
 * How wide a text is whose characters stand alone: none joins its neighbour, none is an emoji. That needs no table of
 * Unicode's, of which the first look-up takes 30 ms and more; and the panes draw with nothing else. `build.ts` puts it before
 * `string-width`, for Ink too, and `LazySegmenter` asks it.
 */

/** Latin, Greek and Cyrillic letters, arithmetic and punctuation of the panes, lines and boxes: a column each. */
const NARROW = String.raw`\x20-\x7e\u00a1-\u00a8\u00aa-\u00ac\u00af-\u02ff\u0370-\u0377\u037b-\u037f\u038e-\u03a1\u03a3-\u0482\u048a-\u052f\u2010-\u2027\u2190-\u2193\u2260\u2264\u2265\u22c4\u2500-\u257f`;
/** Kana, ideographs, syllables of Hangul: two columns each. */
const WIDE = String.raw`\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3`;
const ASCII = /^[\x20-\x7e]*$/;
const ALONE = new RegExp(`^[${NARROW}${WIDE}]*$`);
const EACH_WIDE = new RegExp(`[${WIDE}]`, 'g');

/** Whether each UTF-16 unit of the text is a grapheme cluster, and its width is known here. */
export function standsAlone(text: string): boolean {
  return ALONE.test(text);
}

/** Columns of a terminal; undefined where Unicode's tables have to say. */
export function plainWidth(text: string): number | undefined {
  if (ASCII.test(text)) return text.length;
  if (!ALONE.test(text)) return undefined;
  return text.length + (text.match(EACH_WIDE)?.length ?? 0);
}
