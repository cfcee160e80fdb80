/** TEMPORARY (lead): the traceback author replaces this. */
import type { PyBaseException } from '../errors.ts';
import { str } from '../protocol/repr.ts';
export function formatExceptionOnly(error: PyBaseException): string[] {
  const t = str(error);
  return [`${error.type.name}${t === '' ? '' : ': ' + t}\n`];
}
export function formatException(error: PyBaseException): string {
  let s = 'Traceback (most recent call last):\n';
  for (let t = error.traceback; t !== null; t = t.next) s += `  ${(t.frame as any).code.name} ${(t.at as any)?.lineno}\n`;
  return s + formatExceptionOnly(error).join('');
}
