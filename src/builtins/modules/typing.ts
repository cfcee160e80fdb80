/** The module `typing`: the names of its `__all__`, with CPython's checks; `IO` and its like have no methods. */
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { paramSpecType, typeAliasType, typeVarTupleType, typeVarType, unionType } from '../../runtime/types.ts';
import { noDefault } from '../../runtime/values/type-parameter.ts';
import { paramSpecArgsType, paramSpecKwargsType } from '../type-parameters/type-parameters.ts';
import { aliasesSource } from './typing/aliases-source.ts';
import { formsSource } from './typing/forms-source.ts';
import { functionsSource } from './typing/functions-source.ts';
import { genericsSource } from './typing/generics-source.ts';
import { recordsSource } from './typing/records-source.ts';

export const typing: ModuleDefinition = {
  name: 'typing',
  doc: 'Names for type hints.',
  create: () => ({
    Union: unionType,
    TypeVar: typeVarType,
    ParamSpec: paramSpecType,
    TypeVarTuple: typeVarTupleType,
    TypeAliasType: typeAliasType,
    ParamSpecArgs: paramSpecArgsType,
    ParamSpecKwargs: paramSpecKwargsType,
    NoDefault: noDefault,
  }),
  source: aliasesSource + genericsSource + formsSource + recordsSource + functionsSource,
};
