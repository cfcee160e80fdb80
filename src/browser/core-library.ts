/** What the browser's build begins with instead of `builtins/library.ts`. */
import { array } from '../builtins/array/array.ts';
import { future } from '../builtins/modules/future.ts';
import { sys } from '../builtins/modules/sys.ts';
import { struct, structInner } from '../builtins/struct/struct.ts';
import { builtinModules } from '../runtime/modules.ts';

builtinModules.set('__future__', () => future);
builtinModules.set('array', () => array);
builtinModules.set('struct', () => struct);
builtinModules.set('_struct', () => structInner);
builtinModules.set('sys', () => sys);
