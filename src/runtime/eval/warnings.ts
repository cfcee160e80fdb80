/** Warnings, as they are shown while the program has not imported `warnings` and its filters (`Python/_warnings.c`). */
import { DeprecationWarning, ImportWarning, PendingDeprecationWarning, ResourceWarning } from '../errors.ts';
import { interpreter, type WarningPlace } from '../interpreter.ts';
import { callMethod } from '../protocol/call.ts';
import { siteAt, warnExplicit, warningsModule } from '../protocol/warnings.ts';
import type { PyType } from '../types.ts';
import { PyModule } from '../values/function.ts';
import { type Frame, thread } from './frame.ts';
import { sourceLine } from './sources.ts';

/** Categories that are shown only for code of the main module, or never. */
const IN_MAIN_ONLY = [DeprecationWarning];
const NEVER = [PendingDeprecationWarning, ImportWarning, ResourceWarning];

/** What was shown already: each warning once per place. */
let shown = new Set<string>();

/** Forgets what was shown. */
export function resetWarnings(): void {
  shown = new Set();
}

/**
 * Issues a warning: its place, its category, its text and the source line go to `sys.stderr`.
 * @param place by default the running frame's; a place that the compiler gives is shown each time
 */
export function warn(category: PyType, message: string, place?: WarningPlace): void {
  const module = warningsModule();
  if (module !== undefined) {
    const site = siteAt(0);
    if (place !== undefined)
      Object.assign(site, { ...place, module: place.filename.replace(/\.py$/, ''), registry: null });
    warnExplicit(module, message, category, site);
    return;
  }
  const frame = callerOf(thread.frame);
  if (NEVER.some(type => category.isSubtypeOf(type))) return;
  if (IN_MAIN_ONLY.some(type => category.isSubtypeOf(type)) && frame?.globals.get('__name__') !== '__main__') return;
  const { filename, lineno } = place ?? placeOf(frame);
  const text = `${filename}:${lineno}: ${category.name}: ${message}\n`;
  if (place === undefined) {
    if (shown.has(text)) return;
    shown.add(text);
  }
  const line = sourceLine(filename, lineno)?.trim() ?? '';
  write(line === '' ? text : `${text}  ${line}\n`);
}

/** The first frame from `frame` outwards that is not one of a builtin module: the one whose doing it is. */
function callerOf(frame: Frame | null): Frame | null {
  while (frame?.code.filename.startsWith('<frozen ') && frame.back !== null) frame = frame.back;
  return frame;
}

function placeOf(frame: Frame | null): WarningPlace {
  if (frame === null) return { filename: 'sys', lineno: 0 };
  return {
    filename: frame.code.filename,
    lineno: (frame.at as { lineno?: number } | null)?.lineno ?? frame.code.firstlineno,
  };
}

function write(text: string): void {
  const sys = interpreter.modules.get('sys');
  const stream = sys instanceof PyModule ? sys.dict.get('stderr') : undefined;
  if (stream === null) return;
  if (stream === undefined || stream === interpreter.stderr) interpreter.host.writeStderr(text);
  else callMethod(stream, 'write', text);
}
