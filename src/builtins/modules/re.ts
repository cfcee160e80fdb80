/** The `re` module. */
import { DeprecationWarning } from '../../runtime/errors.ts';
import { interpreter } from '../../runtime/interpreter.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { functions } from '../../runtime/signature/declare.ts';
import type { Value } from '../../runtime/types.ts';
import { combine, compile, forgetPatterns } from './re/compile.ts';
import './re/match.ts';
import { matchType, patternType } from './re/objects.ts';
import { escaped } from './re/pattern.ts';
import { source } from './re/source.ts';

export const re: ModuleDefinition = {
  name: 're',
  doc: 'Regular expressions.',
  create() {
    const names = functions('re', {
      _compile: ['(pattern, flags)', compile, 'Compiles a pattern, or finds it among those compiled before.'],
      _combine: ['(patterns, flags)', combine, 'A pattern of which each alternative is a group.'],
      _purge: [
        '()',
        () => {
          forgetPatterns();
          return null;
        },
        'Forgets the patterns that were compiled before.',
      ],
      _escape: ['(text: str)', (text: string): Value => escaped(text), 'The pattern that matches exactly a text.'],
      _deprecated: [
        '(message: str)',
        (message: string) => {
          interpreter.warn(DeprecationWarning, message);
          return null;
        },
        "Warns, at the caller's line.",
      ],
    });
    names.set('Pattern', patternType);
    names.set('Match', matchType);
    return names;
  },
  source,
};
