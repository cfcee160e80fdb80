/** The module `json`. */
import { indexError, RecursionError, raise, typeError, valueError } from '../../runtime/errors.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { call1, callMethod } from '../../runtime/protocol/call.ts';
import { toArray } from '../../runtime/protocol/iterate.ts';
import { isTrue } from '../../runtime/protocol/number.ts';
import { repr } from '../../runtime/protocol/repr.ts';
import { functions } from '../../runtime/signature/declare.ts';
import { dictType, isInstance, listType, PyObject, tupleType, typeName, type Value } from '../../runtime/types.ts';
import { PyDict } from '../../runtime/values/dict.ts';
import { PyFloat } from '../../runtime/values/float.ts';
import { floatRepr } from '../../runtime/values/float-text.ts';
import { intRepr, parseInteger } from '../../runtime/values/int-text.ts';
import { PyList } from '../../runtime/values/list.ts';
import { intValue, strValue } from '../../runtime/values/subclass.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
