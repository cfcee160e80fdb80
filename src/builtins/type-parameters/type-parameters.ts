/** `typing.TypeVar`, `ParamSpec` and `TypeVarTuple` (PEP 484, 612, 646, 695, 696). */
import { typeError, valueError } from '../../runtime/errors.ts';
import { interpreter } from '../../runtime/interpreter.ts';
import { getAttr } from '../../runtime/protocol/attribute.ts';
import { call1, callWithKeywords } from '../../runtime/protocol/call.ts';
import { getIterator } from '../../runtime/protocol/iterate.ts';
import { isTrue } from '../../runtime/protocol/number.ts';
import { repr } from '../../runtime/protocol/repr.ts';
import { getItem } from '../../runtime/protocol/subscript.ts';
import { furnish, type Row } from '../../runtime/signature/declare.ts';
import { unexpectedKeyword } from '../../runtime/signature/unexpected-keyword.ts';
import {
  type Maybe,
  NotImplemented,
  objectType,
  PyObject,
  PyType,
  paramSpecType,
  typeName,
  typeVarTupleType,
  typeVarType,
  type Value,
} from '../../runtime/types.ts';
import { strValue } from '../../runtime/values/subclass.ts';
import { emptyTuple, PyTuple } from '../../runtime/values/tuple.ts';
import {
  Lazy,
  noDefault,
  noDefaultType,
  PyParamSpec,
  PyTypeParameter,
  PyTypeVar,
  PyTypeVarTuple,
  type Variance,
} from '../../runtime/values/type-parameter.ts';
import { readonlyMember } from '../function/function.ts';
import { fromTyping } from '../type/from-typing.ts';
import { unionOf } from '../type/union.ts';
import { constantEvaluator } from './constant-evaluator.ts';

/** A type as it stands for a bound: None is its type, text a reference to a name. */
const asType = (value: Value): Value => call1(fromTyping('_type_convert'), value);

/** The module of the caller of a constructor. */
export const callerModule = (): Value => interpreter.globalsAt(0)?.get('__name__') ?? null;

export function nameArgument(constructor: string, positional: Maybe, keywords: Map<string, Value>): string {
  const value = positional ?? keywords.get('name');
  if (value === undefined) throw typeError(`${constructor}() missing required argument 'name' (pos 1)`);
  const text = strValue(value);
  if (text === undefined) throw typeError(`${constructor}() argument 'name' must be str, not ${typeName(value)}`);
  return text;
}

function varianceOf(covariant: Value, contravariant: Value, infer: Value): Variance {
  const variance = { covariant: isTrue(covariant), contravariant: isTrue(contravariant), infer: isTrue(infer) };
  if (variance.covariant && variance.contravariant) throw valueError('Bivariant types are not supported.');
  if (variance.infer && (variance.covariant || variance.contravariant)) {
    throw valueError('Variance cannot be specified with infer_variance.');
  }
  return variance;
}

const given = (value: Maybe): Lazy | null =>
  value === undefined || value === noDefault ? null : new Lazy(null, value);

/** What evaluates a lazy value: its function, one that gives the value, or None. */
export function evaluatorOf(lazy: Lazy | null): Value {
  if (lazy === null) return null;
  return lazy.evaluate ?? constantEvaluator(lazy.get());
}

/** Keywords of TypeVar and ParamSpec. */
const KEYWORDS = ['name', 'bound', 'default', 'covariant', 'contravariant', 'infer_variance'];

// ---------------------------------------------------------------- what all have

const show = (self: PyTypeParameter): string => {
  const { infer, covariant, contravariant } = self.variance;
  if (infer || self instanceof PyTypeVarTuple) return self.name;
  return `${covariant ? '+' : contravariant ? '-' : '~'}${self.name}`;
};

/** Where a parameter stands among those of an alias. */
function indexIn(alias: Value, self: Value): number {
  return (getAttr(alias, '__parameters__') as PyTuple).items.indexOf(self);
}

function shared(noun: string): Record<string, Row> {
  return {
    __repr__: ['(self, /)', show, 'Text that shows the object.'],
    __reduce__: ['(self, /)', (self: PyTypeParameter) => self.name, 'How to pickle it.'],
    __mro_entries__: [
      '(self, bases, /)',
      () => {
        throw typeError(`Cannot subclass an instance of ${noun}`);
      },
      'Raises: it cannot be a base.',
    ],
    has_default: ['(self, /)', (self: PyTypeParameter) => self.default !== null, 'Whether it has a default.'],
  };
}
const operators: Record<string, Row> = {
  __or__: ['(self, value, /)', (self: Value, other: Value) => unionOrText(self, other), 'The operator `|`.'],
  __ror__: ['(self, value, /)', (self: Value, other: Value) => unionOrText(other, self), 'The reflected `|`.'],
};
function unionOrText(a: Value, b: Value): Value {
  const made = unionOf(a, b);
  if (made !== NotImplemented) return made;
  return getItem(fromTyping('Union'), new PyTuple([a, b]));
}

const DEFAULT_ATTRIBUTES = {
  __default__: [(self: PyTypeParameter) => (self.default === null ? noDefault : self.default.get())],
  evaluate_default: [(self: PyTypeParameter) => evaluatorOf(self.default)],
} as const;
const MODULE = { __module__: [(self: PyTypeParameter) => self.module] } as const;

for (const type of [typeVarType, paramSpecType, typeVarTupleType]) {
  readonlyMember(type, '__name__', (self: PyTypeParameter) => self.name);
}
for (const type of [typeVarType, paramSpecType]) {
  readonlyMember(type, '__covariant__', (self: PyTypeParameter) => self.variance.covariant);
  readonlyMember(type, '__contravariant__', (self: PyTypeParameter) => self.variance.contravariant);
  readonlyMember(type, '__infer_variance__', (self: PyTypeParameter) => self.variance.infer);
}

// ---------------------------------------------------------------- TypeVar

/** CPython's `typevar_typing_prepare_subst`: a default fills the place of an argument that is missing. */
function withDefault(self: PyTypeParameter, alias: Value, args: PyTuple): PyTuple {
  const index = indexIn(alias, self);
  if (args.items.length > index) return args;
  if (args.items.length === index && self.default !== null) return new PyTuple([...args.items, self.default.get()]);
  throw typeError(`Too few arguments for ${repr(alias)}`);
}

furnish(typeVarType, () => ({
  doc: 'A type variable.',
  new: [
    '(type, name?, /, *constraints, **kwargs)',
    (_type: PyType, name: Maybe, constraints: Value[], keywords: Map<string, Value>) => {
      const text = nameArgument('typevar', name, keywords);
      for (const key of keywords.keys()) {
        if (!KEYWORDS.includes(key)) throw unexpectedKeyword('typevar()', key, KEYWORDS);
      }
      const flag = (key: string): Value => keywords.get(key) ?? false;
      const variance = varianceOf(flag('covariant'), flag('contravariant'), flag('infer_variance'));
      const bound = keywords.get('bound') ?? null;
      if (constraints.length === 1) throw typeError('A single constraint is not allowed');
      if (constraints.length > 0 && bound !== null) throw typeError('Constraints cannot be combined with bound=...');
      return new PyTypeVar(
        text,
        bound === null ? null : new Lazy(null, asType(bound)),
        constraints.length === 0 ? null : new Lazy(null, new PyTuple(constraints)),
        given(keywords.get('default')),
        variance,
        callerModule(),
      );
    },
    'Makes a type variable.',
    undefined,
    '(name, *constraints, bound=None, default=typing.NoDefault, covariant=False, contravariant=False, infer_variance=False)',
  ],
  methods: {
    ...shared('TypeVar'),
    ...operators,
    __typing_subst__: ['(self, arg, /)', (_self: Value, arg: Value) => asType(arg), 'The argument in its place.'],
    __typing_prepare_subst__: ['(self, alias, args, /)', withDefault, 'The arguments, with a default.'],
  },
  attributes: {
    ...MODULE,
    ...DEFAULT_ATTRIBUTES,
    __bound__: [(self: PyTypeVar) => self.bound?.get() ?? null],
    __constraints__: [(self: PyTypeVar) => self.constraints?.get() ?? emptyTuple],
    evaluate_bound: [(self: PyTypeVar) => evaluatorOf(self.bound)],
    evaluate_constraints: [(self: PyTypeVar) => evaluatorOf(self.constraints)],
  },
}));

// ---------------------------------------------------------------- ParamSpec

/** `P.args` and `P.kwargs`. */
class PyParamSpecPart extends PyObject {
  readonly origin: Value;
  constructor(origin: Value) {
    super();
    this.origin = origin;
  }
}
class PyParamSpecArgs extends PyParamSpecPart {}
class PyParamSpecKwargs extends PyParamSpecPart {}
function partType(name: string, part: 'args' | 'kwargs', make: new (origin: Value) => PyParamSpecPart): PyType {
  const type = new PyType(name, [objectType], { module: 'typing' });
  type.basetype = false;
  make.prototype.type = type;
  furnish(type, () => ({
    doc: `The ${part} of a parameter specification.`,
    new: ['(type, origin)', (_type: PyType, origin: Value) => new make(origin), 'Makes one.'],
    methods: {
      __repr__: [
        '(self, /)',
        ({ origin }: PyParamSpecPart) => `${origin instanceof PyTypeParameter ? origin.name : repr(origin)}.${part}`,
        'Text that shows the object.',
      ],
      __eq__: [
        '(self, value, /)',
        (self: PyParamSpecPart, other: Value) =>
          other instanceof make ? self.origin === other.origin : NotImplemented,
        'Equality.',
      ],
      __mro_entries__: [
        '(self, bases, /)',
        () => {
          throw typeError(`Cannot subclass an instance of ${name}`);
        },
        'Raises: it cannot be a base.',
      ],
    },
    constants: { __hash__: null },
  }));
  readonlyMember(type, '__origin__', (self: PyParamSpecPart) => self.origin);
  return type;
}
export const paramSpecArgsType = partType('ParamSpecArgs', 'args', PyParamSpecArgs);
export const paramSpecKwargsType = partType('ParamSpecKwargs', 'kwargs', PyParamSpecKwargs);

furnish(paramSpecType, () => ({
  doc: 'A variable for the parameters of a callable.',
  new: [
    '(type, name?, /, **kwargs)',
    (_type: PyType, name: Maybe, keywords: Map<string, Value>) => {
      const text = nameArgument('paramspec', name, keywords);
      for (const key of keywords.keys()) {
        if (!KEYWORDS.includes(key)) throw unexpectedKeyword('paramspec()', key, KEYWORDS);
      }
      const flag = (key: string): Value => keywords.get(key) ?? false;
      const variance = varianceOf(flag('covariant'), flag('contravariant'), flag('infer_variance'));
      const bound = keywords.get('bound') ?? null;
      return new PyParamSpec(
        text,
        given(keywords.get('default')),
        bound === null ? null : asType(bound),
        variance,
        callerModule(),
      );
    },
    'Makes a parameter specification.',
    undefined,
    '(name, *, bound=None, default=typing.NoDefault, covariant=False, contravariant=False, infer_variance=False)',
  ],
  methods: {
    ...shared('ParamSpec'),
    ...operators,
    __typing_subst__: [
      '(self, arg, /)',
      (self: Value, arg: Value) => call1(fromTyping('_paramspec_argument'), arg) ?? self,
      'The argument in its place.',
    ],
    __typing_prepare_subst__: [
      '(self, alias, args, /)',
      (self: PyParamSpec, alias: Value, args: PyTuple) =>
        callWithKeywords(fromTyping('_paramspec_arguments'), [self, alias, args], null),
      'The arguments, with those of a lone parameter specification put together.',
    ],
  },
  attributes: {
    ...MODULE,
    ...DEFAULT_ATTRIBUTES,
    args: [(self: PyParamSpec) => new PyParamSpecArgs(self)],
    kwargs: [(self: PyParamSpec) => new PyParamSpecKwargs(self)],
  },
}));
readonlyMember(paramSpecType, '__bound__', (self: PyParamSpec) => self.bound);

// ---------------------------------------------------------------- TypeVarTuple

furnish(typeVarTupleType, () => ({
  doc: 'A variable for any number of types.',
  new: [
    '(type, name?, /, **kwargs)',
    (_type: PyType, name: Maybe, keywords: Map<string, Value>) => {
      const text = nameArgument('typevartuple', name, keywords);
      for (const key of keywords.keys()) {
        if (key !== 'default' && key !== 'name') {
          throw unexpectedKeyword('typevartuple()', key, ['name', 'default']);
        }
      }
      return new PyTypeVarTuple(text, given(keywords.get('default')), undefined, callerModule());
    },
    'Makes a type variable tuple.',
    undefined,
    '(name, *, default=typing.NoDefault)',
  ],
  methods: {
    ...shared('TypeVarTuple'),
    __iter__: [
      '(self, /)',
      (self: Value) => getIterator(new PyTuple([getItem(fromTyping('Unpack'), self)])),
      'An iterator over the object.',
    ],
    __typing_subst__: [
      '(self, arg, /)',
      () => {
        throw typeError('Substitution of bare TypeVarTuple is not supported');
      },
      'Raises: only its unpacked form has a place.',
    ],
    __typing_prepare_subst__: [
      '(self, alias, args, /)',
      (self: PyTypeVarTuple, alias: Value, args: PyTuple) => {
        const { items } = getAttr(alias, '__parameters__') as PyTuple;
        const left = items.indexOf(self);
        const right = items.length - left - 1;
        if (items.some((item, i) => i > left && item instanceof PyTypeVarTuple)) {
          throw typeError(`More than one TypeVarTuple parameter in ${repr(alias)}`);
        }
        const count = args.items.length;
        if (left + right > count) {
          throw typeError(
            `Too few arguments for ${repr(alias)}; actual ${count}, expected at least ${items.length - 1}`,
          );
        }
        let middle = new PyTuple(args.items.slice(left, count - right));
        if (middle.items.length === 0 && self.default !== null) middle = new PyTuple([self.default.get()]);
        return new PyTuple([...args.items.slice(0, left), middle, ...args.items.slice(count - right)]);
      },
      'The arguments, with those for it put together.',
    ],
  },
  attributes: { ...MODULE, ...DEFAULT_ATTRIBUTES },
}));

// ---------------------------------------------------------------- NoDefault

furnish(noDefaultType, () => ({
  doc: 'The type of NoDefault.',
  new: ['(type, /)', () => noDefault, 'NoDefault itself.'],
  methods: {
    __repr__: ['(self, /)', () => 'typing.NoDefault', 'Text that shows the object.'],
    __reduce__: ['(self, /)', () => 'NoDefault', 'How to pickle it.'],
  },
}));
