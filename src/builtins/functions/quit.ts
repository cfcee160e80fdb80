/** `exit` and `quit`, which CPython's `site` adds to the builtins. */
import { raise, SystemExit } from '../../runtime/errors.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import { objectType, PyObject, PyType, type Value } from '../../runtime/types.ts';

const quitterType = new PyType('Quitter', [objectType], { module: '_sitebuiltins' });
const EOF = 'Ctrl-D (i.e. EOF)';

/** A way to end the program; shows how when it is looked at. */
class Quitter extends PyObject {
  readonly name: string;
  constructor(name: string) {
    super();
    this.name = name;
  }
}
Quitter.prototype.type = quitterType;

furnish(quitterType, () => ({
  doc: 'Ends the program when it is called.',
  methods: {
    __call__: [
      '(self, /, code=None)',
      (_self: Quitter, code: Value = null) => {
        throw raise(SystemExit, code);
      },
      'Raises SystemExit.',
    ],
    __repr__: ['(self, /)', (self: Quitter) => `Use ${self.name}() or ${EOF} to exit`, 'Text that shows the object.'],
  },
  attributes: { name: [(self: Quitter) => self.name], eof: [() => EOF] },
}));

export const quitters: ReadonlyMap<string, Value> = new Map(['exit', 'quit'].map(name => [name, new Quitter(name)]));
