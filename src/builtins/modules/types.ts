/** The `types` module. */
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { functions, furnish } from '../../runtime/signature/declare.ts';
import {
  asyncGeneratorType,
  builtinFunctionType,
  cellType,
  classMethodDescriptorType,
  codeType,
  coroutineType,
  ellipsisType,
  frameType,
  functionType,
  generatorType,
  genericAliasType,
  getsetDescriptorType,
  mappingProxyType,
  memberDescriptorType,
  methodDescriptorType,
  methodType,
  methodWrapperType,
  moduleType,
  noneType,
  notImplementedType,
  objectType,
  PyType,
  tracebackType,
  unionType,
  type Value,
  wrapperDescriptorType,
} from '../../runtime/types.ts';
import { PyFunction } from '../../runtime/values/function.ts';
import { simpleNamespaceType } from '../module/module.ts';

const CO_COROUTINES = 0x180;
const CO_GENERATOR = 0x20;
const CO_ITERABLE_COROUTINE = 0x100;

/** The type of the C pointers that extension modules exchange: there are none, but the type has its name. */
const capsuleType = new PyType('PyCapsule', [objectType]);
capsuleType.basetype = false;
furnish(capsuleType, () => ({ doc: 'A pointer of an extension module.' }));

/** True for a Python function whose calls give awaitables, made so if they give generators. */
const { mark: iterableCoroutine } = Object.fromEntries(
  functions('types', {
    mark: [
      '(function, /)',
      (fn: Value) => {
        if (!(fn instanceof PyFunction)) return false;
        const code = fn.code as { flags: number };
        if ((code.flags & CO_COROUTINES) !== 0) return true;
        if ((code.flags & CO_GENERATOR) === 0) return false;
        code.flags |= CO_ITERABLE_COROUTINE;
        return true;
      },
    ],
  }),
);

export const types: ModuleDefinition = {
  name: 'types',
  doc: 'Types without names of their own, and helpers to make classes.',
  create: () => ({
    FunctionType: functionType,
    LambdaType: functionType,
    MappingProxyType: mappingProxyType,
    SimpleNamespace: simpleNamespaceType,
    CapsuleType: capsuleType,
    CellType: cellType,
    CodeType: codeType,
    GeneratorType: generatorType,
    CoroutineType: coroutineType,
    AsyncGeneratorType: asyncGeneratorType,
    _mark: iterableCoroutine,
    MethodType: methodType,
    BuiltinFunctionType: builtinFunctionType,
    BuiltinMethodType: builtinFunctionType,
    WrapperDescriptorType: wrapperDescriptorType,
    MethodWrapperType: methodWrapperType,
    MethodDescriptorType: methodDescriptorType,
    ClassMethodDescriptorType: classMethodDescriptorType,
    ModuleType: moduleType,
    TracebackType: tracebackType,
    FrameType: frameType,
    GetSetDescriptorType: getsetDescriptorType,
    MemberDescriptorType: memberDescriptorType,
    GenericAlias: genericAliasType,
    UnionType: unionType,
    EllipsisType: ellipsisType,
    NoneType: noneType,
    NotImplementedType: notImplementedType,
  }),
  source: `
def get_original_bases(cls, /):
    """The bases of a class as they were written."""
    if isinstance(cls, type):
        return vars(cls).get('__orig_bases__', cls.__bases__)
    raise TypeError(f'Expected an instance of type, not {type(cls).__name__!r}')


def _replacement(base, bases):
    # What stands for a base that is no class, as a tuple; None for a base that stands for itself.
    ask = None if isinstance(base, type) else getattr(base, '__mro_entries__', None)
    if ask is None:
        return None
    answer = ask(bases)
    if isinstance(answer, tuple):
        return answer
    raise TypeError('__mro_entries__ must return a tuple')


def resolve_bases(bases):
    """Replaces bases that are no classes by what their __mro_entries__ says."""
    answers = [(base, _replacement(base, bases)) for base in bases]
    if all(answer is None for _, answer in answers):
        return bases
    return sum(((base,) if answer is None else answer for base, answer in answers), ())


def _more_derived(one, two):
    for lower, upper in ((one, two), (two, one)):
        if issubclass(lower, upper):
            return lower
    raise TypeError('metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass '
                    'of the metaclasses of all its bases')


def prepare_class(name, bases=(), kwds=None):
    """The metaclass, the namespace and the keywords to make a class with."""
    remaining = {**(kwds or {})}
    metaclass = remaining.pop('metaclass', None) if 'metaclass' in remaining else type(bases[0]) if bases else type
    if isinstance(metaclass, type):
        for base in bases:
            metaclass = _more_derived(metaclass, type(base))
    namespace = metaclass.__prepare__(name, bases, **remaining) if hasattr(metaclass, '__prepare__') else {}
    return metaclass, namespace, remaining


def new_class(name, bases=(), kwds=None, exec_body=None):
    """Makes a class as the class statement does."""
    actual = resolve_bases(bases)
    metaclass, body, options = prepare_class(name, actual, kwds)
    if exec_body is not None:
        exec_body(body)
    if actual is not bases:
        body['__orig_bases__'] = bases
    return metaclass(name, actual, body, **options)


class _Awaited:
    # A generator that a plain function returned, as an awaitable.

    def __init__(self, generator):
        self._generator = generator
        self.__name__ = getattr(generator, '__name__', None)
        self.__qualname__ = getattr(generator, '__qualname__', None)

    def send(self, value):
        return self._generator.send(value)

    def throw(self, *exception):
        return self._generator.throw(*exception)

    def close(self):
        return self._generator.close()

    def __next__(self):
        return next(self._generator)

    def __iter__(self):
        return self

    __await__ = __iter__

    @property
    def gi_code(self):
        return self._generator.gi_code

    @property
    def gi_frame(self):
        return self._generator.gi_frame

    @property
    def gi_running(self):
        return self._generator.gi_running

    @property
    def gi_yieldfrom(self):
        return self._generator.gi_yieldfrom

    cr_code, cr_frame, cr_running, cr_await = gi_code, gi_frame, gi_running, gi_yieldfrom


def coroutine(func):
    """Makes the generators that a function gives awaitable."""
    if not callable(func):
        raise TypeError('types.coroutine() expects a callable')
    if type(func) is FunctionType and _mark(func):
        return func

    import functools
    import collections.abc

    @functools.wraps(func)
    def calling(*args, **kwargs):
        result = func(*args, **kwargs)
        if type(result) in (CoroutineType, _Awaited):
            return result
        if type(result) is GeneratorType and result.gi_code.co_flags & 0x100:
            return result
        if isinstance(result, collections.abc.Generator) and not isinstance(result, collections.abc.Coroutine):
            return _Awaited(result)
        return result

    return calling


class DynamicClassAttribute:
    """A property of instances that leaves the class's attribute of the same name to the metaclass."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.__doc__, self.overwrite_doc = doc or fget.__doc__, doc is None
        self.__isabstractmethod__ = True if getattr(fget, '__isabstractmethod__', False) else False

    def _call(self, role, failure, *operands):
        function = getattr(self, role)
        if function is None:
            raise AttributeError(failure)
        return function(*operands)

    def __get__(self, instance, ownerclass=None):
        if instance is not None:
            return self._call('fget', 'unreadable attribute', instance)
        if not self.__isabstractmethod__:
            raise AttributeError
        return self

    def __set__(self, instance, value):
        self._call('fset', "can't set attribute", instance, value)

    def __delete__(self, instance):
        self._call('fdel', "can't delete attribute", instance)

    def _with(self, role, function, doc=None):
        roles = {each: getattr(self, each) for each in ('fget', 'fset', 'fdel')} | {role: function}
        twin = type(self)(*roles.values(), doc or self.__doc__)
        twin.overwrite_doc = self.overwrite_doc
        return twin

    def getter(self, fget):
        return self._with('fget', fget, fget.__doc__ if self.overwrite_doc else None)

    def setter(self, fset):
        return self._with('fset', fset)

    def deleter(self, fdel):
        return self._with('fdel', fdel)


__all__ = sorted(public for public in globals() if not public.startswith('_'))
`,
};
