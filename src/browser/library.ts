/** The modules and codecs that `core.ts` begins without. */
import '../builtins/library.ts';
