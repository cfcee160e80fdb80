/** `breakpoint()` and `sys.breakpointhook` (PEP 553). */
import { AttributeError, ImportError, isRaised, RuntimeError, RuntimeWarning, raise } from '../../../runtime/errors.ts';
import { interpreter } from '../../../runtime/interpreter.ts';
import { getAttr, getAttrOptional } from '../../../runtime/protocol/attribute.ts';
import { callMethod, callWithKeywords } from '../../../runtime/protocol/call.ts';
import type { Value } from '../../../runtime/types.ts';
import { PyModule } from '../../../runtime/values/function.ts';
import { PyList } from '../../../runtime/values/list.ts';
import { strValue } from '../../../runtime/values/subclass.ts';

const VARIABLE = 'PYTHONBREAKPOINT';

/** The variable as the program set it, else as the host has it. */
function chosen(): string {
  const os = interpreter.modules.get('os');
  const environ = os instanceof PyModule ? os.dict.get('environ') : undefined;
  const value =
    environ === undefined ? interpreter.host.env.get(VARIABLE) : (strValue(callMethod(environ, 'get', VARIABLE)) ?? '');
  return value === undefined || value === '' ? 'pdb.set_trace' : value;
}

/** The function that a dotted name means; `undefined` if it cannot be imported. */
function imported(name: string): Value | undefined {
  const dot = name.lastIndexOf('.');
  const attribute = name.slice(dot + 1);
  try {
    const module = interpreter.importModule(
      dot < 0 ? 'builtins' : name.slice(0, dot),
      null,
      new PyList([attribute]),
      0,
    );
    return getAttr(module, attribute);
  } catch (thrown) {
    if (isRaised(thrown, ImportError) || isRaised(thrown, AttributeError)) return undefined;
    throw thrown;
  }
}

const callHook = (hook: Value, args: Value[], keywords: Map<string, Value>): Value =>
  callWithKeywords(hook, [...args, ...keywords.values()], keywords.size === 0 ? null : [...keywords.keys()]);

/** `sys.breakpointhook`: calls what `$PYTHONBREAKPOINT` names. */
export function defaultBreakpointHook(args: Value[], keywords: Map<string, Value>): Value {
  const name = chosen();
  if (name === '0') return null;
  const hook = imported(name);
  if (hook !== undefined) return callHook(hook, args, keywords);
  interpreter.warn(RuntimeWarning, `Ignoring unimportable $${VARIABLE}: "${name}"`);
  return null;
}

/** `breakpoint(*args, **kws)`. @throws RuntimeError (Python) where a program has removed `sys.breakpointhook` */
export function breakpoint(args: Value[], keywords: Map<string, Value>): Value {
  const sys = interpreter.importModule('sys', null, null, 0);
  const hook = getAttrOptional(sys, 'breakpointhook');
  if (hook === undefined) throw raise(RuntimeError, 'lost sys.breakpointhook');
  return callHook(hook, args, keywords);
}
