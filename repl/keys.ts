/** Ink's idea of a key press, in the names that the editor knows: `C-a`, `M-b`, `up`, or the character itself. */
import type { Key } from 'ink';
import { graphemes } from './style.ts';

const NAMED = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'],
  ['home', 'home'],
  ['end', 'end'],
  ['escape', 'escape'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
] as const;

/**
 * The keys of one event. Several may come at once: what is typed fast, or what a program types, is one text.
 */
export function keysOf(input: string, key: Key): string[] {
  if (key.eventType === 'release') return [];
  if (key.return) return [key.meta || key.shift ? 'M-enter' : 'enter'];
  if (key.tab) return [key.shift ? 'S-tab' : 'tab'];
  for (const [field, name] of NAMED) {
    if (!key[field]) continue;
    if (name === 'escape') return ['escape'];
    return [key.ctrl ? `C-${name}` : key.meta ? `M-${name}` : name];
  }
  if (key.ctrl) return input.length === 1 ? [`C-${input}`] : [];
  if (key.meta) {
    if (input === '\r' || input === '\n') return ['M-enter'];
    return input.length === 1 ? [`M-${input}`] : [];
  }
  return graphemes(input).flatMap(controlKeys);
}

/** The key of a character that is a control character; `\r\n`, one grapheme cluster, is one Enter. */
function controlKeys(character: string): string[] {
  const code = character.charCodeAt(0);
  if (code === 13 || code === 10) return ['enter'];
  if (code === 9) return ['tab'];
  if (code === 27) return ['escape'];
  if (code === 8 || code === 127) return ['backspace'];
  if (code === 31) return ['C-_'];
  if (code > 0 && code < 27) return [`C-${String.fromCharCode(code + 96)}`];
  return code < 32 ? [] : [character];
}
