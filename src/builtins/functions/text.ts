/** Builtin functions that show objects, and that read and write the standard streams. */

import { PyBytes } from '../../runtime/buffer/objects.ts';
import { writeOutput } from '../../runtime/codecs/output.ts';
import { EOFError, raise, runtimeError, typeError } from '../../runtime/errors.ts';
import { interpreter } from '../../runtime/interpreter.ts';
import { getAttr } from '../../runtime/protocol/attribute.ts';
import { call1, callMethod } from '../../runtime/protocol/call.ts';
import { isTrue } from '../../runtime/protocol/number.ts';
import { asciiObject, formatObject, reprObject, str } from '../../runtime/protocol/repr.ts';
import { functions } from '../../runtime/signature/declare.ts';
import { type Maybe, typeName, type Value } from '../../runtime/types.ts';
import { PyFloat } from '../../runtime/values/float.ts';
import { PyModule } from '../../runtime/values/function.ts';
import { strValue } from '../../runtime/values/subclass.ts';
import { breakpoint } from '../modules/sys/breakpoint.ts';

/** `sys.stdout` and its like as the program set them; `undefined` while the sys module has not been made. */
export function stream(name: 'stdout' | 'stdin' | 'stderr'): Maybe {
  const sys = interpreter.modules?.get('sys');
  return sys instanceof PyModule ? sys.dict.get(name) : interpreter[name];
}

function separator(name: string, value: Value, fallback: string): string {
  if (value === null) return fallback;
  const text = strValue(value);
  if (text === undefined) throw typeError(`${name} must be None or a string, not ${typeName(value)}`);
  return text;
}

/**
 * Writes text to a stream by its `write`. Program output goes straight to the host while `sys.stdout` is what the
 * interpreter started with.
 */
export function writeText(file: Maybe, text: string): void {
  if (file === undefined || (file === interpreter.stdout && isUntouched(file))) interpreter.host.writeStdout(text);
  else writeTo(file, text);
}
/** The attribute is read for each text, as PyFile_WriteObject does. */
function writeTo(file: Value, text: string): void {
  call1(getAttr(file, 'write'), text);
}
/** Nobody put a `write` of their own on the stream. */
function isUntouched(file: Value): boolean {
  return typeof file === 'object' && file !== null && file.type.origin === 'builtin' && file.layout === undefined;
}

/** True for a `sys.stdout` that hands everything to the host as it is. */
export function isHostsOutput(stdout: Maybe): boolean {
  return stdout === undefined || (stdout === interpreter.stdout && isUntouched(stdout as Value));
}

function print(values: Value[], sep: Value = null, end: Value = null, file: Value = null, flush: Value = false): null {
  const between = separator('sep', sep, ' ');
  const last = separator('end', end, '\n');
  let target: Maybe = file;
  if (file === null) {
    const sys = interpreter.modules?.get('sys');
    target = stream('stdout');
    if (target === undefined && sys instanceof PyModule && interpreter.stdout !== undefined)
      throw runtimeError('lost sys.stdout');
    if (target === null) return null;
  }
  const direct = target === undefined || (target === interpreter.stdout && isUntouched(target as Value));
  if (direct) {
    let text = '';
    for (let i = 0; i < values.length; i++) {
      const value = values[i];
      if (i > 0) text += between;
      if (text !== '' && mayInterfere(value)) {
        writeOutput(text);
        text = '';
      }
      const own = str(value);
      if (own.isWellFormed()) text += own;
      else {
        // It is written alone, so that the error speaks of it alone.
        if (text !== '') writeOutput(text);
        text = '';
        writeOutput(own);
      }
    }
    writeOutput(text + last);
  } else {
    const file = target as Value;
    values.forEach((value, i) => {
      if (i > 0) writeTo(file, between);
      writeTo(file, str(value));
    });
    writeTo(file, last);
  }
  if (!isTrue(flush)) return null;
  if (direct) interpreter.host.flush?.();
  else callMethod(target as Value, 'flush');
  return null;
}

/** Whether making the text of a value may fail or print, so that what stands before it must be out by then. */
function mayInterfere(value: Value): boolean {
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint';
  return value.type.origin === 'class' || !(value instanceof PyFloat || value instanceof PyBytes);
}

/** `input`: a line without its newline. @throws EOFError (Python) at the end */
function input(prompt: Value = ''): Value {
  const stdin = stream('stdin');
  const stdout = stream('stdout');
  if (stdin === null) throw runtimeError('input(): lost sys.stdin');
  if (stdout === null) throw runtimeError('input(): lost sys.stdout');
  const shown = str(prompt);
  const { host } = interpreter;
  const direct = stdin === undefined || stdin === interpreter.stdin;
  let line: Value;
  if (direct && host.ask !== undefined && isHostsOutput(stdout)) line = host.ask(shown);
  else {
    if (shown !== '') writeText(stdout, shown);
    line = direct ? host.readLine() : callMethod(stdin, 'readline');
  }
  const text = strValue(line);
  if (text === undefined) throw typeError('object.readline() returned non-string');
  if (text === '') throw raise(EOFError, direct ? 'EOF when reading a line' : '');
  return text.endsWith('\n') ? text.slice(0, -1) : text;
}

export const textFunctions = functions('builtins', {
  ascii: ['(obj, /)', asciiObject, 'The repr with escapes for all that is not ASCII.'],
  format: [
    "(value, format_spec: str = '', /)",
    (value: Value, spec = '') => formatObject(value, spec),
    'Formats a value by a format spec.',
  ],
  breakpoint: ['(*args, **kws)', breakpoint, 'Calls sys.breakpointhook, which starts a debugger.'],
  input: ["(prompt='', /)", input, 'Reads a line from standard input.'],
  print: [
    "(*args, sep=' ', end='\\n', file=None, flush=False)",
    print,
    'Writes values to a stream, separated by spaces and ended by a newline.',
  ],
  repr: ['(obj, /)', reprObject, 'Text that shows an object, for programmers.'],
});
