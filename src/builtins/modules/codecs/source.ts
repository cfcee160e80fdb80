import { builtinSource } from './builtin-source.ts';
import { codersSource } from './coders-source.ts';
import { streamsSource } from './streams-source.ts';

/**
 * The part of `codecs` that is Python: CodecInfo, the classes that codecs derive from, and what opens files with them.
 * Classes over a stream get their common methods from `_over_stream`, those that go both ways from `_two_way`; the
 * classes of a builtin codec are built by `_make_info`.
 */
export const codecsSource = codersSource + streamsSource + builtinSource;
