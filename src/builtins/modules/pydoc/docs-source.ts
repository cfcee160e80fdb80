/** pydoc: what is said of one object: its docstring (or that of a class before it), its call, its kind. */
export const docs = String.raw`
import __future__
import builtins
import inspect
import re
import sys
from annotationlib import Format as _Format
from reprlib import Repr as _Repr

__all__ = ['help']

_UNSAID = frozenset('''
    __author__ __builtins__ __cached__ __credits__ __date__ __doc__ __file__ __spec__ __loader__ __module__ __name__
    __package__ __path__ __qualname__ __slots__ __version__ __static_attributes__ __firstlineno__ __annotate_func__
    __annotations_cache__
'''.split())
_WIDTH = 80


def _own_doc(thing):
    """The docstring of an object, unless it is only that of its type."""
    try:
        doc = object.__getattribute__(thing, '__doc__')
    except AttributeError:
        return None
    common = None if thing is type else type(thing).__doc__
    return None if isinstance(common, str) and doc == common else doc


def _home_of(function):
    """The class that a function was defined in, by its qualified name."""
    found = sys.modules.get(function.__module__)
    if found is None:
        return None
    *path, _ = function.__qualname__.split('.')
    for name in path:
        found = getattr(found, name)
    return found if inspect.isclass(found) else None


def _class_and_name(thing):
    """Under which name of which class an attribute stands; None where that is not so, or cannot be told."""
    if inspect.ismethod(thing):
        owner, name = thing.__self__, thing.__func__.__name__
        of_class = inspect.isclass(owner) and getattr(getattr(owner, name, None), '__func__') is thing.__func__
        return owner if of_class else owner.__class__, name
    if inspect.isbuiltin(thing):
        owner, name = thing.__self__, thing.__name__
        of_class = inspect.isclass(owner) and thing.__qualname__ == f'{owner.__qualname__}.{name}'
        return owner if of_class else owner.__class__, name
    if inspect.isfunction(thing) or isinstance(thing, property):
        home = _home_of(thing.fget if isinstance(thing, property) else thing)
    elif inspect.ismethoddescriptor(thing) or inspect.isdatadescriptor(thing):
        home = thing.__objclass__
    else:
        return None
    name = thing.__name__
    return None if home is None or getattr(home, name) is not thing else (home, name)


def _inherited_doc(thing):
    place = _class_and_name(thing)
    if place is None:
        return None
    home, name = place
    if inspect.ismemberdescriptor(thing):
        slots = vars(home).get('__slots__', getattr(home, '__slots__', None))
        if isinstance(slots, dict) and name in slots:
            return slots[name]
    for cls in home.__mro__:
        doc = _own_doc(getattr(cls, name)) if hasattr(cls, name) else None
        if doc is not None:
            return doc
    return None


def _getdoc(thing):
    """The docstring with its common indentation taken away, or None."""
    doc = _own_doc(thing)
    if doc is None:
        try:
            doc = _inherited_doc(thing)
        except (AttributeError, TypeError):
            return None
    return inspect.cleandoc(doc) if isinstance(doc, str) else None


def getdoc(object):
    """The docstring of an object, or the comment before it."""
    said = _getdoc(object) or inspect.getcomments(object) or ''
    return re.sub('^ *\n', '', said.rstrip())


def splitdoc(doc):
    """The line that sums a docstring up, if it begins with one, and the rest."""
    first, *rest = doc.strip().split('\n')
    if not rest:
        return first, ''
    if rest[0].strip():
        return '', '\n'.join([first, *rest])
    return first, '\n'.join(rest[1:])


def _call_of(thing):
    """How an object is called: its parameters in brackets, or None."""
    try:
        signature = inspect.signature(thing, annotation_format=_Format.STRING)
    except (ValueError, TypeError):
        return _text_signature(thing)
    name = getattr(thing, '__name__', '')
    width = None if name == '<lambda>' else _WIDTH - len(name)
    return signature.format(max_width=width, quote_annotation_strings=False)


def _text_signature(thing):
    text = getattr(thing, '__text_signature__', None)
    if not text:
        return text
    text = re.sub(r'^\(\$', '(', text)
    if getattr(thing, '__self__', None) is None:
        return text
    bound = re.match(r'\(\w+(?:(?=\))|, *(?:/(?:(?=\))|, *))?)', text)
    return f'({text[bound.end():]}' if bound else text


def visiblename(name, all=None, obj=None):
    """Whether a page tells of an attribute."""
    if name in _UNSAID:
        return False
    if name[:2] == name[-2:] == '__' and len(name) > 3 or name[:1] == '_' and hasattr(obj, '_fields'):
        return True
    if name in __future__.all_feature_names and isinstance(getattr(obj, name, None), __future__._Feature):
        return False
    return not name.startswith('_') if all is None else name in all


def classname(object, modname):
    """The name of a class, with its module where that is another one."""
    return object.__name__ if object.__module__ == modname else f'{object.__module__}.{object.__name__}'


def _origin(function, modname):
    """Where a function was defined: the class or module, as seen from a module; None for the module itself."""
    home = function.__module__
    outer = function.__qualname__.rpartition('.')[0]
    if home == modname or home is None:
        return outer or None
    return f'{home}.{outer}' if outer else home


def _is_bound(function):
    """Whether a routine carries the object that it is called on."""
    if inspect.isbuiltin(function):
        owner = getattr(function, '__self__', None)
        return owner is not None and not inspect.ismodule(owner)
    return inspect.ismethod(function)


def _shortened(text, limit):
    """A text without its middle, where it is too long."""
    if len(text) <= limit:
        return text
    kept = max(0, limit - 3)
    return f'{text[:kept // 2]}...{text[len(text) - (kept - kept // 2):]}'


def _without_address(text):
    return re.sub(r' at 0x[0-9a-f]{6,16}(>+)$', r'\1', text, flags=re.IGNORECASE)


class _Shown(_Repr):
    """The values of data: long ones lose their middle, objects their address."""

    def __init__(self):
        super().__init__(maxlist=20, maxtuple=20, maxdict=10, maxstring=100, maxother=100)

    def repr1(self, x, level):
        kind = getattr(type(x), '__name__', '')
        special = getattr(self, 'repr_' + '_'.join(kind.split()), None) if kind else None
        return special(x, level) if special else _shortened(_without_address(repr(x)), self.maxother)

    def repr_str(self, x, level):
        text = _shortened(x, self.maxstring)
        shown = repr(text)
        if '\\' in text and '\\' not in shown.replace(r'\\', ''):
            return f'r{shown[0]}{text}{shown[0]}'
        return shown


_shown = _Shown().repr


def describe(thing):
    """What kind of object it is, and its name."""
    if inspect.ismodule(thing):
        kind = 'package' if hasattr(thing, '__path__') else 'module'
        return f'{"built-in module" if thing.__name__ in sys.builtin_module_names else kind} {thing.__name__}'
    for is_one, kind in ((inspect.isgetsetdescriptor, 'getset'), (inspect.ismemberdescriptor, 'member')):
        if is_one(thing):
            owner = thing.__objclass__
            return f'{kind} descriptor {owner.__module__}.{owner.__name__}.{thing.__name__}'
    for is_one, kind in (
        (inspect.isbuiltin, 'built-in function'), (inspect.isclass, 'class'), (inspect.isfunction, 'function'),
        (inspect.ismethod, 'method'), (inspect.ismethodwrapper, 'method wrapper'),
        (inspect.ismethoddescriptor, 'method descriptor'),
    ):
        if is_one(thing) and hasattr(thing, '__name__'):
            return f'{kind} {thing.__name__}'
    return type(thing).__name__
`;
