/** pydoc: the pages of routines, data, classes and modules, as lines. */
export const pages = String.raw`
_RULE = '-' * 70
_DATA_WIDTH = 70
_MOST_SUBCLASSES = 4


def _indented(text, prefix='    '):
    return [f'{prefix}{line}'.rstrip() for line in text.split('\n')] if text else []


class TextDoc:
    """Writes pages; headings are typed twice over, as on a printer."""

    def bold(self, text):
        return ''.join(f'{letter}\b{letter}' for letter in text)

    def document(self, object, name=None, mod=None, cl=None, homecls=None):
        """The page of an object. @param name under which it was found"""
        return '\n'.join(self._lines(object, name, mod, cl, homecls)) + '\n'

    def _lines(self, thing, name=None, mod=None, cls=None, home=None):
        try:
            if inspect.ismodule(thing):
                return self._module(thing)
            if inspect.isclass(thing):
                return self._class(thing, name, mod)
            if inspect.isroutine(thing):
                return self._routine(thing, name, mod, cls, home)
        except AttributeError:
            # Something like super, which is a descriptor and has no name.
            pass
        if inspect.isdatadescriptor(thing):
            return self._descriptor(thing, name)
        return self._data(thing, name)

    # ---- one attribute

    def _routine(self, thing, name, mod, cls, home):
        real = thing.__name__
        name = name or real
        note = self._note(thing, real, mod, cls, home or cls)
        alias = name != real
        told = alias and cls is not None and inspect.getattr_static(cls, real, []) is thing
        if told and note.startswith(' from '):
            note = ''
        heading = f'{self.bold(name)} = {real}' if alias else self.bold(real)
        call = _call_of(thing)
        if call and real == '<lambda>':
            heading = f'{self.bold(name)} lambda '
            if not thing.__annotations__:
                call = call[1:-1]
        waits = inspect.iscoroutinefunction(thing) or inspect.isasyncgenfunction(thing)
        line = f'{"async " if waits else ""}{heading}{call or "(...)"}{note}'
        return [*line.split('\n'), *([] if told else _indented(getdoc(thing).rstrip()))]

    @staticmethod
    def _note(thing, real, mod, cls, home):
        """Whose method it is, where the page does not say so."""
        note, function = '', None
        if _is_bound(thing):
            owner = thing.__self__
            if owner is cls:
                function = getattr(thing, '__func__', None)
            elif inspect.isclass(owner):
                note = f' class method of {classname(owner, mod)}'
            else:
                note = f' method of {classname(owner.__class__, mod)} instance'
        elif inspect.ismethoddescriptor(thing) or inspect.ismethodwrapper(thing):
            owner = getattr(thing, '__objclass__', None)
            if owner is not None and cls is None:
                note = f' unbound {classname(owner, mod)} method'
            elif owner is not None and owner is not home:
                note = f' from {classname(owner, mod)}'
        else:
            function = thing
        if home is not None and inspect.isfunction(function):
            expected = home.__module__, f'{home.__qualname__}.{real}'
            origin = _origin(function, mod)
            if origin and (function.__module__, function.__qualname__) != expected:
                note = f' from {origin}'
        return note

    def _descriptor(self, thing, name):
        return ([self.bold(name)] if name else []) + _indented(getdoc(thing))

    def _data(self, thing, name, width=None, doc=None):
        shown = _shown(thing)
        if width is not None:
            excess = len(f'{name} = {shown}' if name else shown) - width
            if excess > 0:
                shown = f'{shown[:-excess]}...'
        lines = f'{self.bold(name)} = {shown}'.split('\n') if name else shown.split('\n')
        doc = doc or getdoc(thing)
        return [*lines, *_indented(str(doc)), ''] if doc else lines

    # ---- classes

    def _class(self, cls, name, mod):
        real = cls.__name__
        name = name or real
        heading = f'class {self.bold(real)}' if name == real else f'{self.bold(name)} = class {real}'
        if cls.__bases__:
            heading += f'({", ".join(classname(base, cls.__module__) for base in cls.__bases__)})'
        lines = []
        call = _call_of(cls)
        if call and call != '()':
            lines += [*f'{name}{call}'.split('\n'), '']
        doc = getdoc(cls)
        if doc:
            lines += [*doc.split('\n'), '']
        mro = inspect.getmro(cls)
        if len(mro) > 2:
            lines += ['Method resolution order:', *(f'    {classname(base, cls.__module__)}' for base in mro), '']
        lines += self._builtin_subclasses(cls)
        lines += self._attributes(cls, mro, mod)
        body = '\n'.join(lines).rstrip()
        return [heading, *_indented(body, ' |  ')]

    @staticmethod
    def _builtin_subclasses(cls):
        names = [sub.__name__ for sub in type.__subclasses__(cls) if getattr(sub, '__module__', '') == 'builtins']
        names = sorted((name for name in names if not name.startswith('_')), key=str.lower)
        if not names:
            return []
        shown = names[:_MOST_SUBCLASSES]
        if len(names) > _MOST_SUBCLASSES:
            shown.append(f'... and {len(names) - _MOST_SUBCLASSES} other subclasses')
        return ['Built-in subclasses:', *(f'    {name}' for name in shown), '']

    def _attributes(self, cls, mro, mod):
        """Sections of a class's attributes, by the class that they come from and by their kind."""
        by_home = {base: [] for base in mro}
        for name, kind, home, value in inspect.classify_class_attrs(cls):
            if visiblename(name, obj=cls):
                by_home.setdefault(home, []).append((name, _kind_of(kind, value), home, value))
        if cls is not object:
            by_home.pop(object, None)
        order = _order_of_fields(cls)
        lines = []
        for home, attributes in by_home.items():
            where = 'defined here' if home is cls else f'inherited from {classname(home, cls.__module__)}'
            attributes.sort(key=lambda attribute: (order.get(attribute[0], 0), attribute[0]))
            for wanted, title in _KINDS.items():
                chosen = [attribute for attribute in attributes if attribute[1] == wanted]
                if chosen:
                    lines += [_RULE] if lines else []
                    lines += [f'{title} {where}:', '']
                    for attribute in chosen:
                        lines += [*self._attribute(cls, mod, *attribute), '']
        return lines

    def _attribute(self, cls, mod, name, kind, home, value):
        if kind == 'data':
            doc = getdoc(value)
            try:
                value = getattr(cls, name)
            except AttributeError:
                value = vars(home)[name]
            return self._data(value, name, _DATA_WIDTH, doc)
        if kind in ('data descriptor', 'readonly property'):
            return self._descriptor(value, name)
        try:
            value = getattr(cls, name)
        except Exception:
            # A descriptor of one's own may fail.
            return self._descriptor(value, name)
        return self._lines(value, name, mod, cls, home)

    # ---- modules

    def _section(self, title, lines):
        body = '\n'.join(_indented('\n'.join(lines))).rstrip()
        return [self.bold(title), *body.split('\n'), '']

    def _tree(self, tree, mod, parent=None, prefix=''):
        """Classes beneath their bases, from what inspect.getclasstree gives."""
        for entry in tree:
            if isinstance(entry, list):
                yield from self._tree(entry, mod, cls, f'{prefix}    ')
                continue
            cls, bases = entry
            others = f'({", ".join(classname(base, mod) for base in bases)})' if bases and bases != (parent,) else ''
            yield f'{prefix}{classname(cls, mod)}{others}'

    def _module(self, module):
        name = module.__name__
        exported = getattr(module, '__all__', None)
        summary, description = splitdoc(getdoc(module))
        lines = self._section('NAME', [f'{name} - {summary}' if summary else name])
        address = _address_of_docs(module)
        if address is not None:
            lines += self._section('MODULE REFERENCE', [address])
        if description:
            lines += self._section('DESCRIPTION', [description])

        def members(is_one, belongs):
            return [(key, value) for key, value in inspect.getmembers(module, is_one)
                    if (exported is not None or belongs(value)) and visiblename(key, exported, module)]

        def own(value):
            return (inspect.getmodule(value) or module) is module

        lines += self._submodules(module)
        classes = members(inspect.isclass, own)
        if classes:
            tree = inspect.getclasstree([value for _, value in classes], True)
            parts = [*self._tree(tree, name), '']
            for key, value in classes:
                parts += [*self._lines(value, key, name), '']
            lines += self._section('CLASSES', parts)
        functions = members(inspect.isroutine, lambda value: inspect.isbuiltin(value) or own(value))
        if functions:
            parts = []
            for key, value in functions:
                parts += [*self._lines(value, key, name), '']
            lines += self._section('FUNCTIONS', parts)
        data = members(_is_data, lambda value: True)
        if data:
            lines += self._section('DATA', [line for key, value in data for line in self._data(value, key, _DATA_WIDTH)])
        for attribute in ('version', 'date', 'author', 'credits'):
            if hasattr(module, f'__{attribute}__'):
                lines += self._section(attribute.upper(), [str(getattr(module, f'__{attribute}__'))])
        try:
            file = inspect.getabsfile(module)
        except TypeError:
            file = '(built-in)'
        return [*lines, *self._section('FILE', [file])]

    def _submodules(self, module):
        lines, listed = [], set()
        if hasattr(module, '__path__'):
            found = {name: is_package for folder in module.__path__ for name, is_package in _modules_in(folder)}
            listed = set(found)
            names = sorted(f'{name} (package)' if is_package else name for name, is_package in found.items())
            lines += self._section('PACKAGE CONTENTS', names)
        inner = [key for key, value in inspect.getmembers(module, inspect.ismodule)
                 if value.__name__.startswith(f'{module.__name__}.') and key not in listed]
        return lines + (self._section('SUBMODULES', sorted(inner)) if inner else [])


_KINDS = {
    'method': 'Methods', 'class method': 'Class methods', 'static method': 'Static methods',
    'readonly property': 'Readonly properties', 'data descriptor': 'Data descriptors', 'data': 'Data and other attributes',
}


def _kind_of(kind, value):
    """The section that an attribute goes to, from what inspect.classify_class_attrs says."""
    if inspect.isdatadescriptor(value):
        return 'readonly property' if isinstance(value, property) and value.fset is None else 'data descriptor'
    return 'static method' if kind == 'method' and _is_bound(value) else kind


def _order_of_fields(cls):
    """Fields of a named tuple come first, in their own order."""
    fields = getattr(cls, '_fields', ())
    try:
        return {name: at - len(fields) for at, name in enumerate(fields)}
    except TypeError:
        return {}


def _is_data(thing):
    kinds = inspect.ismodule, inspect.isclass, inspect.isroutine, inspect.isframe, inspect.istraceback, inspect.iscode
    return not any(is_one(thing) for is_one in kinds)


def _address_of_docs(module):
    """Where the documentation of a module of the library stands."""
    name = module.__name__
    if getattr(module, '__file__', None) is not None or name.startswith('_') or name not in sys.stdlib_module_names:
        return None
    return f'https://docs.python.org/{sys.version_info[0]}.{sys.version_info[1]}/library/{name.lower()}.html'


def _modules_in(folder):
    """The modules of a folder by name, and whether each is a package."""
    import os
    try:
        entries = sorted(os.listdir(folder))
    except OSError:
        return
    for entry in entries:
        stem, _, extension = entry.partition('.')
        if stem == '__init__':
            continue
        if extension == 'py':
            yield stem, False
        elif not extension and os.path.isfile(os.path.join(folder, entry, '__init__.py')):
            yield stem, True


class _PlainTextDoc(TextDoc):
    """Writes pages without any typing over."""

    def bold(self, text):
        return text


text = TextDoc()
plaintext = _PlainTextDoc()
`;
