/** The modules and codecs that `core.ts` begins without. The build has `rest.ts` loaded before it. */
import '../builtins/library.ts';
