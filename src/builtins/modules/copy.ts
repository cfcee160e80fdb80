/** The module `copy`, and `copyreg`, whose functions it uses. */
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { copyregFunctions } from '../object/reduce.ts';

export const copyreg: ModuleDefinition = {
  name: 'copyreg',
  doc: 'How types are pickled and copied.',
  create: () => new Map(copyregFunctions),
  source: `
__all__ = ['pickle', 'constructor', 'add_extension', 'remove_extension', 'clear_extension_cache']

dispatch_table = {}


def __newobj__(cls, *args):
    maker = cls.__new__
    return maker(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    """Makes an instance with keyword arguments."""
    maker = cls.__new__
    return maker(cls, *args, **kwargs)


def _reconstructor(cls, base, state):
    if base is object:
        return object.__new__(cls)
    made = base.__new__(cls, state)
    if base.__init__ is not object.__init__:
        base.__init__(made, state)
    return made


def pickle(ob_type, pickle_function, constructor_ob=None):
    """Declares how objects of a type are pickled."""
    if not callable(pickle_function):
        raise TypeError('reduction functions must be callable')
    dispatch_table.update({ob_type: pickle_function})
    constructor_ob is None or constructor(constructor_ob)


def constructor(object):
    if not callable(object):
        raise TypeError('constructors must be callable')


def pickle_complex(c):
    return complex, (c.real, c.imag)


def pickle_union(obj):
    import operator, typing
    return operator.getitem, (typing.Union, obj.__args__)


def pickle_super(obj):
    return super, (obj.__thisclass__, obj.__self__)


pickle(complex, pickle_complex, complex)
pickle(type(int | str), pickle_union)
pickle(super, pickle_super)


_extension_registry = {}
_inverted_registry = {}
_extension_cache = {}


def add_extension(module, name, code):
    """Registers an extension code."""
    code = int(code)
    if not 1 <= code <= 0x7fffffff:
        raise ValueError('code out of range')
    key = (module, name)
    if _extension_registry.get(key) == code and _inverted_registry.get(code) == key:
        return
    if key in _extension_registry:
        raise ValueError(f'key {key} is already registered with code {_extension_registry[key]}')
    if code in _inverted_registry:
        raise ValueError(f'code {code} is already in use for key {_inverted_registry[code]}')
    _extension_registry[key] = code
    _inverted_registry[code] = key


def remove_extension(module, name, code):
    """Takes an extension code back."""
    key = (module, name)
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError(f'key {key} is not registered with code {code}')
    del _extension_registry[key]
    del _inverted_registry[code]
    _extension_cache.pop(code, None)


def clear_extension_cache():
    """Forgets what the extension codes in pickles stood for."""
    _extension_cache.clear()


def _slotnames(cls):
    """What the instances of a class keep in slots, spelled as their attributes are; remembered in the class."""
    found = cls.__dict__.get('__slotnames__')
    if found is None:
        found = [_mangled(kind, slot) for kind in cls.__mro__ for slot in _own_slots(kind)]
        try:
            cls.__slotnames__ = found
        except Exception:
            pass  # a class that cannot be written to
    return found


def _own_slots(kind):
    own = vars(kind).get('__slots__', ())
    return [slot for slot in ((own,) if isinstance(own, str) else own) if slot not in ('__dict__', '__weakref__')]


def _mangled(kind, slot):
    owner = kind.__name__.lstrip('_')
    private = slot.startswith('__') and not slot.endswith('__')
    return f'_{owner}{slot}' if private and owner else slot
`,
};

export const copy: ModuleDefinition = {
  name: 'copy',
  doc: 'Shallow and deep copies.',
  source: `
from types import FunctionType, BuiltinFunctionType, MethodType, ModuleType, CodeType, NotImplementedType, EllipsisType, NoneType
from copyreg import dispatch_table

__all__ = ['Error', 'copy', 'deepcopy', 'replace']


class Error(Exception):
    """An object cannot be copied."""


error = Error

_ATOMS = {NoneType, int, float, bool, complex, bytes, str, type, range, property, FunctionType, BuiltinFunctionType,
          CodeType, NotImplementedType, EllipsisType}
_SHALLOW_ATOMS = _ATOMS | {tuple, frozenset, slice}
_COPIED = {list, dict, set, bytearray}


def copy(x):
    """A shallow copy."""
    cls = type(x)
    if cls in _SHALLOW_ATOMS:
        return x
    if cls in _COPIED:
        return cls.copy(x)
    if issubclass(cls, type):
        return x
    own = getattr(cls, '__copy__', None)
    if own is not None:
        return own(x)
    reductor = dispatch_table.get(cls)
    if reductor is not None:
        reduced = reductor(x)
    else:
        reductor = getattr(x, '__reduce_ex__', None)
        if reductor is None:
            raise Error('un(shallow)copyable object of type %s' % cls)
        reduced = reductor(4)
    if isinstance(reduced, str):
        return x
    return _reconstruct(x, None, *reduced)


def deepcopy(x, memo=None):
    """A copy of an object and of all that it contains."""
    cls = type(x)
    if cls in _ATOMS:
        return x
    key = id(x)
    if memo is None:
        memo = {}
    else:
        known = memo.get(key, memo)
        if known is not memo:
            return known
    copier = _DEEP.get(cls)
    if copier is not None:
        made = copier(x, memo)
    elif issubclass(cls, type):
        made = x
    else:
        copier = getattr(x, '__deepcopy__', None)
        if copier is not None:
            made = copier(memo)
        else:
            reductor = dispatch_table.get(cls)
            if reductor is not None:
                reduced = reductor(x)
            else:
                reductor = getattr(x, '__reduce_ex__', None)
                if reductor is None:
                    raise Error('un(deep)copyable object of type %s' % cls)
                reduced = reductor(4)
            made = x if isinstance(reduced, str) else _reconstruct(x, memo, *reduced)
    if made is not x:
        memo[key] = made
        memo.setdefault(id(memo), []).append(x)
    return made


def _deep_list(x, memo):
    made = []
    memo[id(x)] = made
    for item in x:
        made.append(deepcopy(item, memo))
    return made


def _deep_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    known = memo.get(id(x), memo)
    if known is not memo:
        return known
    return x if all(new is old for new, old in zip(items, x)) else tuple(items)


def _deep_dict(x, memo):
    made = {}
    memo[id(x)] = made
    for key, value in x.items():
        made[deepcopy(key, memo)] = deepcopy(value, memo)
    return made


def _deep_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_DEEP = {list: _deep_list, tuple: _deep_tuple, dict: _deep_dict, MethodType: _deep_method}


def _reconstruct(x, memo, func, args, state=None, listiter=None, dictiter=None):
    deep = memo is not None
    if deep and args:
        args = (deepcopy(arg, memo) for arg in args)
    made = func(*args)
    if deep:
        memo[id(x)] = made
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(made, '__setstate__'):
            made.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                made.__dict__.update(state)
            if slots is not None:
                for key, value in slots.items():
                    setattr(made, key, value)
    if listiter is not None:
        for item in listiter:
            made.append(deepcopy(item, memo) if deep else item)
    if dictiter is not None:
        for key, value in dictiter:
            if deep:
                key, value = deepcopy(key, memo), deepcopy(value, memo)
            made[key] = value
    return made


def replace(obj, /, **changes):
    """A copy with some fields changed."""
    cls = obj.__class__
    func = getattr(cls, '__replace__', None)
    if func is None:
        raise TypeError(f'replace() does not support {cls.__name__} objects')
    return func(obj, **changes)
`,
};
