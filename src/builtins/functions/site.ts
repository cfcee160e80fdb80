/** What CPython's `site` adds to the builtins: `exit`, `quit`, `help`, `copyright`, `credits`, `license`. */
import { raise, SystemExit } from '../../runtime/errors.ts';
import { interpreter } from '../../runtime/interpreter.ts';
import { getAttr } from '../../runtime/protocol/attribute.ts';
import { callWithKeywords } from '../../runtime/protocol/call.ts';
import { str } from '../../runtime/protocol/repr.ts';
import { furnish } from '../../runtime/signature/declare.ts';
import { objectType, PyObject, PyType, type Value } from '../../runtime/types.ts';
import { stream, writeText } from './text.ts';

const siteType = (name: string): PyType => new PyType(name, [objectType], { module: '_sitebuiltins' });

// ---------------------------------------------------------------- exit and quit

const quitterType = siteType('Quitter');

/** A way to end the program; shows how when it is looked at. */
class Quitter extends PyObject {
  name: Value = null;
  eof: Value = null;
  constructor(type: PyType, name: Value, eof: Value) {
    super();
    this.type = type;
    this.name = name;
    this.eof = eof;
  }
}

furnish(quitterType, () => ({
  doc: 'Ends the program when it is called.',
  new: ['(type, name, eof)', (type: PyType, name: Value, eof: Value) => new Quitter(type, name, eof), 'Makes one.'],
  methods: {
    __call__: [
      '(self, /, code=None)',
      (_self: Quitter, code: Value = null) => {
        throw raise(SystemExit, code);
      },
      'Raises SystemExit.',
    ],
    __repr__: [
      '(self, /)',
      (self: Quitter) => `Use ${str(self.name)}() or ${str(self.eof)} to exit`,
      'Text that shows the object.',
    ],
  },
  attributes: {
    name: [
      (self: Quitter) => self.name,
      (self: Quitter, value = null) => {
        self.name = value;
      },
    ],
    eof: [
      (self: Quitter) => self.eof,
      (self: Quitter, value = null) => {
        self.eof = value;
      },
    ],
  },
}));

// ---------------------------------------------------------------- help

const helperType = siteType('_Helper');
class Helper extends PyObject {}
Helper.prototype.type = helperType;

furnish(helperType, () => ({
  doc: 'Explains an object when it is called with it.',
  methods: {
    __call__: [
      '(self, /, *args, **kwds)',
      (_self: Helper, args: Value[], keywords: Map<string, Value>) => {
        const pydoc = interpreter.importModule('pydoc', null, null, 0);
        return callWithKeywords(getAttr(pydoc, 'help'), [...args, ...keywords.values()], [...keywords.keys()]);
      },
      'Shows what an object is and what it can do.',
    ],
    __repr__: [
      '(self, /)',
      () => 'Type help() for interactive help, or help(object) for help about object.',
      'Text that shows the object.',
    ],
  },
}));

// ---------------------------------------------------------------- copyright, credits, license

const printerType = siteType('_Printer');

/** A text that is shown when it is looked at or called. */
class Printer extends PyObject {
  readonly text: string;
  /** What to show instead where the text is long. */
  readonly hint: string | null;
  constructor(text: string, hint: string | null = null) {
    super();
    this.text = text;
    this.hint = hint;
  }
}
Printer.prototype.type = printerType;

furnish(printerType, () => ({
  doc: 'Shows a text when it is called.',
  methods: {
    __call__: [
      '(self, /)',
      (self: Printer) => {
        writeText(stream('stdout'), `${self.text}\n`);
        return null;
      },
      'Prints the text.',
    ],
    __repr__: ['(self, /)', (self: Printer) => self.hint ?? self.text, 'The text, or how to see it.'],
  },
}));

const EOF = 'Ctrl-D (i.e. EOF)';
const COPYRIGHT = 'Copyright (c) the authors of Octets.';
const CREDITS =
  'Octets follows CPython, the work of the Python Software Foundation and of many people: see python.org.';
const LICENSE = 'Octets is free software under the MIT license: see the file LICENSE that comes with it.';

/** The names that `site` adds, made for each start. */
export function siteNames(): Map<string, Value> {
  return new Map<string, Value>([
    ['exit', new Quitter(quitterType, 'exit', EOF)],
    ['quit', new Quitter(quitterType, 'quit', EOF)],
    ['help', new Helper()],
    ['copyright', new Printer(COPYRIGHT)],
    ['credits', new Printer(CREDITS)],
    ['license', new Printer(LICENSE, 'Type license() to see the full license text')],
  ]);
}
