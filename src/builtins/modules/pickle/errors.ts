/** The exceptions of `pickle`. */
import { Exception, type PyException, raise } from '../../../runtime/errors.ts';
import { PyType } from '../../../runtime/types.ts';

function errorType(name: string, base: PyType): PyType {
  const type = new PyType(name, [base], { module: '_pickle' });
  type.hasDict = true;
  type.hasWeakref = true;
  return type;
}

export const pickleErrorType = errorType('PickleError', Exception);
export const picklingErrorType = errorType('PicklingError', pickleErrorType);
export const unpicklingErrorType = errorType('UnpicklingError', pickleErrorType);

export const picklingError = (message: string): PyException => raise(picklingErrorType, message);
export const unpicklingError = (message: string): PyException => raise(unpicklingErrorType, message);
