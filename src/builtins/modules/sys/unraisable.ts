/** `sys.unraisablehook`: what is told of exceptions that cannot be caught. */
import { PyException, typeError } from '../../../runtime/errors.ts';
import { interpreter } from '../../../runtime/interpreter.ts';
import { call1 } from '../../../runtime/protocol/call.ts';
import { repr } from '../../../runtime/protocol/repr.ts';
import type { PyObject, Value } from '../../../runtime/types.ts';
import { unraisable } from '../../../runtime/unraisable.ts';
import type { PyDict } from '../../../runtime/values/dict.ts';
import { writeText } from '../../functions/text.ts';
import { PyStructSequence, structSequence } from './struct-sequence.ts';

const FIELDS = ['exc_type', 'exc_value', 'exc_traceback', 'err_msg', 'object'];
const argumentsType = structSequence('sys', 'UnraisableHookArgs', FIELDS, [], { module: 'builtins' });

/** The traceback as CPython's C code prints it: without marks below the lines. */
const plainTraceback = (value: Value): string =>
  interpreter.formatException(value).replace(/^ {4} *[~^][ ~^]*\n/gm, '');

const sysNames = (): PyDict => (interpreter.modules.get('sys') as PyObject & { dict: PyDict }).dict;

function print(text: string): void {
  const stderr = sysNames().get('stderr');
  if (stderr === null) return;
  if (stderr === undefined || stderr === interpreter.stderr) interpreter.host.writeStderr(text);
  else writeText(stderr, text);
}

/** The hook that is there at first (C `_PyErr_UnraisableDefaultHook`). @throws TypeError for other arguments */
export function defaultHook(given: Value): Value {
  if (!(given instanceof PyStructSequence) || given.type !== argumentsType) {
    throw typeError('sys.unraisablehook argument type must be UnraisableHookArgs');
  }
  const [, value, , message, object] = given.items;
  const said = typeof message === 'string' ? message : 'Exception ignored in';
  const heading = object === null ? (message === null ? '' : `${said}:\n`) : `${said}: ${repr(object)}\n`;
  print(heading + plainTraceback(value));
  return null;
}

/** Gives unraisable exceptions to the hook that `sys` has at the time (C `_PyErr_WriteUnraisableMsg`). */
export function installHook(): void {
  unraisable.report = (thrown, message, object = null) => {
    const { value } = thrown;
    const told = new PyStructSequence(argumentsType, [value.type, value, value.traceback, message, object]);
    const hook = sysNames().get('unraisablehook') ?? null;
    try {
      if (hook === null) defaultHook(told);
      else call1(hook, told);
    } catch (failure) {
      if (!(failure instanceof PyException)) throw failure;
      print(`Exception ignored in sys.unraisablehook: ${repr(hook)}\n${plainTraceback(failure.value)}`);
    }
  };
}
