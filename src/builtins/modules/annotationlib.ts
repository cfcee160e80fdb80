/** The module `annotationlib`: annotations as values, as text, and with references in the place of what is not there yet. */
import type { ModuleDefinition } from '../../runtime/modules.ts';

export const annotationlib: ModuleDefinition = {
  name: 'annotationlib',
  doc: 'Annotations, evaluated in several ways.',
  source: `
import enum
import sys
import types
import _annotations

__all__ = ['Format', 'ForwardRef', 'call_annotate_function', 'call_evaluate_function', 'get_annotate_from_class_namespace',
           'get_annotations', 'annotations_to_string', 'type_repr']


class Format(enum.IntEnum):
    VALUE = 1
    VALUE_WITH_FAKE_GLOBALS = 2
    FORWARDREF = 3
    STRING = 4


def _module_names(name):
    """The names of a module that may be there."""
    return getattr(sys.modules.get(name), '__dict__', None)


class ForwardRef:
    """An annotation by its text, to be evaluated when its names are there."""
    __slots__ = ('__forward_arg__', '__forward_is_argument__', '__forward_is_class__', '__forward_module__', '__owner__',
                 '_code', '__weakref__')

    def __init__(self, arg, *, module=None, owner=None, is_argument=True, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f'Forward reference must be a string -- got {arg!r}')
        self.__forward_arg__ = arg
        self.__forward_is_argument__, self.__forward_is_class__ = is_argument, is_class
        self.__forward_module__, self.__owner__ = module, owner
        self._code = None

    def __init_subclass__(cls, /, *args, **kwds):
        raise TypeError('Cannot subclass ForwardRef')

    @property
    def __forward_code__(self):
        if self._code is None:
            text = self.__forward_arg__
            # A star stands for unpacking, which is no expression by itself.
            source = f'({text},)[0]' if text.startswith('*') else text
            try:
                self._code = compile(source, '<string>', 'eval')
            except SyntaxError:
                raise SyntaxError(f'Forward reference must be an expression -- got {text!r}')
        return self._code

    def _surroundings(self, globals, locals, type_params, owner):
        """The dicts of names in which the text is read."""
        owner = self.__owner__ if owner is None else owner
        if globals is None and self.__forward_module__ is not None:
            globals = _module_names(self.__forward_module__)
        if globals is None:
            if isinstance(owner, type):
                globals = _module_names(owner.__module__)
            elif isinstance(owner, types.ModuleType):
                globals = vars(owner)
            elif callable(owner):
                globals = getattr(owner, '__globals__', None)
        if type_params is None:
            type_params = getattr(owner, '__type_params__', ())
        inner = {parameter.__name__: parameter for parameter in type_params or ()}
        if locals is None and isinstance(owner, type):
            locals = vars(owner)
        return globals or {}, {**inner, **(locals or {})}

    def evaluate(self, *, globals=None, locals=None, type_params=None, owner=None, format=Format.VALUE):
        """What the text stands for."""
        if format == Format.STRING:
            return self.__forward_arg__
        if format not in (Format.VALUE, Format.FORWARDREF):
            raise NotImplementedError(format)
        outer, inner = self._surroundings(globals, locals, type_params, owner)
        text = self.__forward_arg__
        if format == Format.VALUE:
            return eval(self.__forward_code__, outer, inner)
        # A function whose annotation the text is: its names are looked up as those of any annotation.
        holder = {}
        try:
            exec(compile(f'def holder() -> ({text}): pass', '<string>', 'exec'), {**outer, **inner}, holder)
        except SyntaxError:
            return self
        found = _annotations.forward(holder['holder'].__annotate__, ForwardRef)['return']
        return self if isinstance(found, ForwardRef) and found.__forward_arg__ == text else found

    def _state(self):
        return self.__forward_arg__, self.__forward_module__, self.__forward_is_class__, self.__owner__

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return self._state() == other._state()

    def __hash__(self):
        return hash(self._state()[:3])

    def __or__(self, other):
        return types.UnionType[self, other]

    def __ror__(self, other):
        return types.UnionType[other, self]

    def __repr__(self):
        more = f', module={self.__forward_module__!r}' if self.__forward_module__ is not None else ''
        more += ', is_class=True' if self.__forward_is_class__ else ''
        more += f', owner={self.__owner__!r}' if self.__owner__ is not None else ''
        return f'ForwardRef({self.__forward_arg__!r}{more})'


def type_repr(value):
    """A value as it would be written in an annotation."""
    if isinstance(value, (type, types.FunctionType, types.BuiltinFunctionType)) and not isinstance(value, types.GenericAlias):
        prefix = '' if value.__module__ == 'builtins' else f'{value.__module__}.'
        return prefix + value.__qualname__
    return '...' if value is ... else repr(value)


def annotations_to_string(annotations):
    """Annotations whose values are texts."""
    return {name: value if isinstance(value, str) else type_repr(value) for name, value in annotations.items()}


def call_annotate_function(annotate, format, *, owner=None, _is_evaluate=False):
    """What an annotate function gives in a format, also one that knows VALUE only."""
    format = Format(format)
    if format == Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError('The VALUE_WITH_FAKE_GLOBALS format is for internal use only')
    try:
        return annotate(format)
    except NotImplementedError:
        if format == Format.VALUE:
            raise
    is_class = isinstance(owner, type)
    if format == Format.STRING:
        found = _annotations.texts(annotate)
    else:
        found = _annotations.forward(annotate, lambda text: ForwardRef(text, owner=owner, is_class=is_class))
    if found is not None:
        return found
    value = annotate(Format.VALUE)
    if format == Format.FORWARDREF:
        return value
    return type_repr(value) if _is_evaluate else annotations_to_string(value)


def call_evaluate_function(evaluate, format, *, owner=None):
    """What an evaluate function (of a type parameter or an alias) gives in a format."""
    return call_annotate_function(evaluate, format, owner=owner, _is_evaluate=True)


def get_annotate_from_class_namespace(obj):
    """The annotate function of a class that is being made."""
    for name in ('__annotate__', '__annotate_func__'):
        if name in obj:
            return obj[name]
    return None


def _own_annotations(obj):
    """The evaluated annotations of an object. @raise TypeError where there can be none"""
    if isinstance(obj, type):
        found = type.__getattribute__(obj, '__annotations__') if hasattr(obj, '__annotations__') else {}
    elif isinstance(obj, types.ModuleType) or callable(obj) or hasattr(obj, '__annotations__'):
        found = getattr(obj, '__annotations__', None)
    else:
        raise TypeError(f'{obj!r} does not have annotations')
    if found is None:
        annotate = _annotate_of(obj)
        found = {} if annotate is None else annotate(Format.VALUE)
    if not isinstance(found, dict):
        raise ValueError(f'{obj!r}.__annotations__ is neither a dict nor None')
    return found


def _annotate_of(obj):
    annotate = getattr(obj, '__annotate__', None)
    return annotate if callable(annotate) else None


def _innermost(function):
    """What wrappers and partial objects stand for."""
    import functools
    while True:
        if hasattr(function, '__wrapped__'):
            function = function.__wrapped__
        elif isinstance(function, functools.partial):
            function = function.func
        else:
            return function


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=Format.VALUE):
    """The annotations of a function, class or module in a new dict; texts are evaluated on demand."""
    if eval_str and format != Format.VALUE:
        raise ValueError('eval_str=True is only supported with format=Format.VALUE')
    if format == Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError('The VALUE_WITH_FAKE_GLOBALS format is for internal use only')
    if format not in iter(Format):
        raise ValueError(f'Unsupported format {format!r}')
    if format == Format.VALUE:
        found = _own_annotations(obj)
    else:
        annotate = _annotate_of(obj)
        if format == Format.STRING and annotate is not None:
            return dict(call_annotate_function(annotate, format, owner=obj))
        try:
            if annotate is not None and getattr(obj, '__annotations__', None) is None:
                return dict(call_annotate_function(annotate, format, owner=obj))
            found = _own_annotations(obj)
        except (NameError, AttributeError):
            if annotate is None:
                raise
            return dict(call_annotate_function(annotate, format, owner=obj))
        if format == Format.STRING:
            return annotations_to_string(found)
    if not eval_str or not found:
        return dict(found)
    if isinstance(obj, type):
        names, around = _module_names(getattr(obj, '__module__', None)), dict(vars(obj))
    elif isinstance(obj, types.ModuleType):
        names, around = vars(obj), None
    else:
        names, around = getattr(_innermost(obj), '__globals__', getattr(obj, '__globals__', None)), None
    names = names if globals is None else globals
    around = around if locals is None else locals
    parameters = getattr(obj, '__type_params__', ())
    if parameters:
        around = {parameter.__name__: parameter for parameter in parameters} | (around or {})
    return {name: eval(value, names, around) if isinstance(value, str) else value for name, value in found.items()}
`,
};
