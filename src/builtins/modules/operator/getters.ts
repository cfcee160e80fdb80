/** `itemgetter`, `attrgetter`, `methodcaller` */
import { typeError } from '../../../runtime/errors.ts';
import { getAttr } from '../../../runtime/protocol/attribute.ts';
import { callWithKeywords } from '../../../runtime/protocol/call.ts';
import { repr } from '../../../runtime/protocol/repr.ts';
import { getItem } from '../../../runtime/protocol/subscript.ts';
import { furnish } from '../../../runtime/signature/declare.ts';
import { objectType, PyCallable, PyType, type Value } from '../../../runtime/types.ts';
import { adopt } from '../../../runtime/values/adopt.ts';
import { strValue } from '../../../runtime/values/subclass.ts';
import { PyTuple } from '../../../runtime/values/tuple.ts';

const make = (name: string): PyType => new PyType(name, [objectType], { module: 'operator' });
export const itemgetterType = make('itemgetter');
export const attrgetterType = make('attrgetter');
export const methodcallerType = make('methodcaller');

function checkOne(name: string, args: Value[], kwnames: readonly string[] | null): Value {
  if (kwnames !== null && kwnames.length > 0) throw typeError(`${name}() takes no keyword arguments`);
  if (args.length !== 1) throw typeError(`${name} expected 1 argument, got ${args.length}`);
  return args[0];
}

class PyItemGetter extends PyCallable {
  readonly items: readonly Value[];
  constructor(items: readonly Value[]) {
    super();
    this.items = items;
  }
  override call(args: Value[], kwnames: readonly string[] | null): Value {
    return this.call1(checkOne('itemgetter', args, kwnames));
  }
  override call1(object: Value): Value {
    const { items } = this;
    return items.length === 1 ? getItem(object, items[0]) : new PyTuple(items.map(item => getItem(object, item)));
  }
}
PyItemGetter.prototype.type = itemgetterType;

class PyAttrGetter extends PyCallable {
  readonly names: readonly string[];
  private readonly paths: readonly (readonly string[])[];
  constructor(names: readonly string[]) {
    super();
    this.names = names;
    this.paths = names.map(name => name.split('.'));
  }
  override call(args: Value[], kwnames: readonly string[] | null): Value {
    return this.call1(checkOne('attrgetter', args, kwnames));
  }
  override call1(object: Value): Value {
    const get = (path: readonly string[]): Value => {
      let value = object;
      for (const name of path) value = getAttr(value, name);
      return value;
    };
    return this.paths.length === 1 ? get(this.paths[0]) : new PyTuple(this.paths.map(get));
  }
}
PyAttrGetter.prototype.type = attrgetterType;

class PyMethodCaller extends PyCallable {
  readonly name: string;
  readonly args: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
  constructor(name: string, args: readonly Value[], keywords: ReadonlyMap<string, Value>) {
    super();
    this.name = name;
    this.args = args;
    this.keywords = keywords;
  }
  override call(args: Value[], kwnames: readonly string[] | null): Value {
    return this.call1(checkOne('methodcaller', args, kwnames));
  }
  override call1(object: Value): Value {
    const names = this.keywords.size === 0 ? null : [...this.keywords.keys()];
    return callWithKeywords(getAttr(object, this.name), [...this.args, ...this.keywords.values()], names);
  }
}
PyMethodCaller.prototype.type = methodcallerType;

const CALL = [
  '(self, /, *args, **kwargs)',
  (self: PyCallable, args: Value[], keywords: Map<string, Value>) =>
    self.call([...args, ...keywords.values()], keywords.size === 0 ? null : [...keywords.keys()]),
  'What a call of the object does.',
] as const;

furnish(itemgetterType, () => ({
  doc: 'A callable that fetches items: itemgetter(2)(r) is r[2].',
  new: [
    '(type, /, *args, **kwargs)',
    (type: PyType, args: Value[], keywords: Map<string, Value>) => {
      if (keywords.size > 0) throw typeError('itemgetter() takes no keyword arguments');
      if (args.length === 0) throw typeError('itemgetter expected 1 argument, got 0');
      return adopt(new PyItemGetter(args), type);
    },
    'Remembers the items.',
  ],
  methods: {
    __call__: CALL,
    __repr__: [
      '(self, /)',
      (self: PyItemGetter) => `${qualified(self.type)}(${self.items.map(repr).join(', ')})`,
      'Text that shows the object.',
    ],
    __reduce__: [
      '(self, /)',
      (self: PyItemGetter) => new PyTuple([self.type, new PyTuple(self.items)]),
      'How to pickle it.',
    ],
  },
}));

furnish(attrgetterType, () => ({
  doc: "A callable that fetches attributes: attrgetter('a.b')(r) is r.a.b.",
  new: [
    '(type, /, *args, **kwargs)',
    (type: PyType, args: Value[], keywords: Map<string, Value>) => {
      if (keywords.size > 0) throw typeError('attrgetter() takes no keyword arguments');
      if (args.length === 0) throw typeError('attrgetter expected 1 argument, got 0');
      const names = args.map(arg => {
        const name = strValue(arg);
        if (name === undefined) throw typeError('attribute name must be a string');
        return name;
      });
      return adopt(new PyAttrGetter(names), type);
    },
    'Remembers the names.',
  ],
  methods: {
    __call__: CALL,
    __repr__: [
      '(self, /)',
      (self: PyAttrGetter) => `${qualified(self.type)}(${self.names.map(repr).join(', ')})`,
      'Text that shows the object.',
    ],
    __reduce__: [
      '(self, /)',
      (self: PyAttrGetter) => new PyTuple([self.type, new PyTuple(self.names)]),
      'How to pickle it.',
    ],
  },
}));

furnish(methodcallerType, () => ({
  doc: "A callable that calls a method: methodcaller('f', 1)(r) is r.f(1).",
  new: [
    '(type, /, *args, **kwargs)',
    (type: PyType, args: Value[], keywords: Map<string, Value>) => {
      if (args.length === 0) throw typeError('methodcaller needs at least one argument, the method name');
      const name = strValue(args[0]);
      if (name === undefined) throw typeError('method name must be a string');
      return adopt(new PyMethodCaller(name, args.slice(1), keywords), type);
    },
    'Remembers the name and the arguments.',
  ],
  methods: {
    __call__: CALL,
    __repr__: [
      '(self, /)',
      (self: PyMethodCaller) => {
        const parts = [repr(self.name), ...self.args.map(repr)];
        for (const [name, value] of self.keywords) parts.push(`${name}=${repr(value)}`);
        return `${qualified(self.type)}(${parts.join(', ')})`;
      },
      'Text that shows the object.',
    ],
  },
}));

function qualified(type: PyType): string {
  return type.origin === 'builtin' ? `${type.module}.${type.name}` : type.name;
}
