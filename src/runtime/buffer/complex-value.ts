import { typeError } from '../errors.ts';
import { invoke0 } from '../protocol/call.ts';
import { toFloat } from '../protocol/number.ts';
import { typeName, typeOf, type Value } from '../types.ts';
import { PyComplex } from '../values/complex.ts';

/**
 * A complex number (`PyComplex_AsCComplex`): of a complex, by `__complex__`, or of what `toFloat` takes.
 * @throws TypeError for anything else
 */
export function toComplex(value: Value): PyComplex {
  if (value instanceof PyComplex) return value;
  const type = typeOf(value);
  const method = type.origin === 'class' ? type.lookup('__complex__') : undefined;
  if (method === undefined) return new PyComplex(toFloat(value), 0);
  const result = invoke0(method, value);
  if (result instanceof PyComplex) return result;
  throw typeError(`${type.name}.__complex__() must return a complex, not ${typeName(result)}`);
}
