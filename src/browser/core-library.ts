/** What the browser's build begins with instead of `builtins/library.ts`: the rest of the library is fetched when it is asked for. */
import { array } from '../builtins/array/array.ts';
import { future } from '../builtins/modules/future.ts';
import { sys } from '../builtins/modules/sys.ts';
import { struct, structInner } from '../builtins/struct/struct.ts';
import { provideCharmapTables } from '../runtime/codecs/charmaps.ts';
import { builtinModules } from '../runtime/modules.ts';
import { provideDocs } from '../runtime/signature/docs.ts';
import { missing } from './parts.ts';

/** The names of all builtin modules: the build takes them from `builtins/modules/index.ts`. */
declare const LIBRARY_MODULES: readonly string[];

for (const name of LIBRARY_MODULES) builtinModules.set(name, () => missing('library'));
builtinModules.set('__future__', () => future);
builtinModules.set('array', () => array);
builtinModules.set('struct', () => struct);
builtinModules.set('_struct', () => structInner);
builtinModules.set('sys', () => sys);
provideCharmapTables(() => missing('library'));
provideDocs(() => missing('rest'));
