import { declaringSource } from './declaring-source.ts';
import { sequencesSource } from './sequences-source.ts';
import { setsAndMappingsSource } from './sets-and-mappings-source.ts';
import { simpleSource } from './simple-source.ts';

/**
 * The abstract base classes of `collections.abc`, in Python.
 *
 * Class bodies hold what a class is made of, often from a factory that several share; the decorator `_kind` says
 * the rest: which methods a subclass must bring, which methods make any class count, and whether `[...]` is for it.
 */
export const source = declaringSource + simpleSource + sequencesSource + setsAndMappingsSource;
