/** Warnings of the interpreter itself, at the running line or in a source that is being compiled. */
import { interpreter, type WarningPlace } from '../interpreter.ts';
import { registryOf, warnExplicit } from '../protocol/warnings.ts';
import type { PyType } from '../types.ts';
import { type Frame, thread } from './frame.ts';

/**
 * Issues a warning.
 * @param place by default the running frame's; a place that the compiler gives is shown each time
 * @throws the warning, where the filters make an error of it (Python)
 */
export function warn(category: PyType, message: string, place?: WarningPlace): void {
  if (place !== undefined) {
    warnExplicit({ category, message, filename: place.filename, lineno: place.lineno });
    return;
  }
  const frame = callerOf(thread.frame);
  const { filename, lineno } = placeOf(frame);
  const sys = interpreter.modules.get('sys') as { dict?: Frame['globals'] } | undefined;
  const globals = frame?.globals ?? sys?.dict ?? null;
  warnExplicit({ category, message, filename, lineno, ...registryOf(globals) });
}

/** The first frame from `frame` outwards that is not one of a builtin module: the one whose doing it is. */
function callerOf(frame: Frame | null): Frame | null {
  while (frame?.code.filename.startsWith('<frozen ') && frame.back !== null) frame = frame.back;
  return frame;
}

function placeOf(frame: Frame | null): WarningPlace {
  if (frame === null) return { filename: '<sys>', lineno: 0 };
  return {
    filename: frame.code.filename,
    lineno: (frame.at as { lineno?: number } | null)?.lineno ?? frame.code.firstlineno,
  };
}
