import { Exception } from '../../../runtime/errors.ts';
import { PyType } from '../../../runtime/types.ts';

/** `csv.Error` */
export const CsvError = new PyType('Error', [Exception], { module: '_csv' });
CsvError.hasDict = true;
