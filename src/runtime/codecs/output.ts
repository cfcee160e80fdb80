/** Standard output as a program's text reaches it. */

import { interpreter } from '../interpreter.ts';
import { encodeUtf8 } from './utf8.ts';

/**
 * Writes to standard output, whose encoding is UTF-8 with `surrogateescape`.
 * @throws UnicodeEncodeError (Python) for surrogates that stand for no byte
 */
export function writeOutput(text: string): void {
  if (!text.isWellFormed()) encodeUtf8(text, 'surrogateescape');
  interpreter.host.writeStdout(text);
}
