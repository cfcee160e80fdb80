/** Which modules are built in: name → definition, made when it is first imported. */
import { builtinModules, type ModuleDefinition } from '../../runtime/modules.ts';
import { array } from '../array/array.ts';
import { struct } from '../struct/struct.ts';
import { functools } from './functools.ts';
import { itertools } from './itertools.ts';
import { math } from './math.ts';
import { operator } from './operator.ts';
import { sys } from './sys.ts';
import { time } from './time.ts';

const definitions: ModuleDefinition[] = [array, struct, functools, itertools, math, operator, sys, time];

for (const definition of definitions) builtinModules.set(definition.name, () => definition);
