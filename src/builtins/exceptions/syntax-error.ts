/** SyntaxError: where in the source the parser stopped. */
import { type PyBaseException, SyntaxError_, typeError } from '../../runtime/errors.ts';
import { toArray } from '../../runtime/protocol/iterate.ts';
import { str } from '../../runtime/protocol/repr.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import type { Value } from '../../runtime/types.ts';
import { intValue, strValue } from '../../runtime/values/subclass.ts';
import { initBase } from './base.ts';
import { argument, defineMembers } from './members.ts';

const DETAILS = ['filename', 'lineno', 'offset', 'text', 'end_lineno', 'end_offset', '_metadata'];

/** `SyntaxError(msg, (filename, lineno, offset, text, end_lineno, end_offset))` */
function init(self: PyBaseException, args: Value[], keywords: Map<string, Value>): null {
  initBase(self, args, keywords);
  if (args.length >= 1) self.setField('msg', args[0]);
  if (args.length !== 2) return null;
  const details = toArray(args[1]);
  const n = details.length;
  if (n < 4 || n > 7) {
    throw typeError(`function takes at ${n < 4 ? 'least 4' : 'most 7'} arguments (${n} given)`);
  }
  // What an earlier call gave does not stay.
  DETAILS.forEach((name, i) => {
    self.setField(name, i < n ? details[i] : null);
  });
  if (n === 5) throw typeError('end_offset must be provided when end_lineno is provided');
  return null;
}

furnish(SyntaxError_, () => ({
  doc: 'The source is not Python.',
  init: ['(self, /, *args, **kwargs)', init, 'Keeps the message and the place.'],
  methods: {
    __str__: [
      '(self, /)',
      (self: PyBaseException) => {
        const own = self.field('msg');
        const message = str(own !== undefined ? own : (self.args.items[0] ?? null));
        const path = strValue(self.field('filename') ?? null);
        const file = path?.slice(path.lastIndexOf('/') + 1);
        const line = intValue(self.field('lineno') ?? null);
        if (file === undefined) return line === undefined ? message : `${message} (line ${line})`;
        return line === undefined ? `${message} (${file})` : `${message} (${file}, line ${line})`;
      },
      'The message with the file’s name and the line.',
    ],
  },
}));
defineMembers(SyntaxError_, {
  msg: ['exception msg', argument(0)],
  filename: ['exception filename'],
  lineno: ['exception lineno'],
  offset: ['exception offset'],
  text: ['exception text'],
  end_lineno: ['exception end lineno'],
  end_offset: ['exception end offset'],
  print_file_and_line: ['exception print_file_and_line'],
  _metadata: ['exception private metadata'],
});
