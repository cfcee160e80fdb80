/** The standard library: all builtin modules, and the codecs that are given by tables. */
import './modules/index.ts';
import { charmapTable } from '../runtime/codecs/charmap-tables.ts';
import { provideCharmapTables } from '../runtime/codecs/charmaps.ts';

provideCharmapTables(charmapTable);
