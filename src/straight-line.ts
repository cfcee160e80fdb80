/** Which programs the main thread runs itself. */

/** In characters: what is longer is a program, for which the start of a thread does not count. */
export const LONGEST = 300;
/** Deeper nesting could need more stack than a main thread has. */
const MOST_BRACKETS = 40;

/** The imports of modules that are part of the interpreter and do nothing but define. */
const HARMLESS_IMPORT =
  /(?<=^|[\n;])[ \t]*(?:import|from (?=\w+ import ))[ \t]*(?:array|binascii|struct)(?: import [\w, ]+)?[ \t]*(?=[\n;]|$)/g;

/**
 * What loops, recurses, waits, runs other code, or clears up when it is interrupted; and what makes large numbers, with
 * which a heap can be filled.
 */
const MORE_THAN_STRAIGHT =
  /\b(?:async|await|breakpoint|class|compile|def|eval|exec|for|from|help|import|input|lambda|match|open|try|while|with|yield|__\w+)\b|\*\*|<<|\*.*\*|\b\d[\w.]{5,}/s;

/**
 * Whether a program is so short and simple that the main thread can run it: it needs no stack to speak of, it does not
 * have to hear Ctrl-C (the system's own way of ending it does), and cannot fill a heap. That saves the start of a thread, which
 * takes longer than such a program.
 */
export function isStraightLine(source: string): boolean {
  if (source.length > LONGEST) return false;
  if ((source.match(/[([{]/g)?.length ?? 0) > MOST_BRACKETS) return false;
  return !MORE_THAN_STRAIGHT.test(source.replace(HARMLESS_IMPORT, ''));
}
