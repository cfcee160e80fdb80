/** inspect: the members of objects and the classes behind them. */
export const membersSource = String.raw`
Attribute = collections.namedtuple('Attribute', 'name kind defining_class object')
ClosureVars = collections.namedtuple('ClosureVars', 'nonlocals globals builtins unbound')


def getmro(cls):
    """The classes in which attributes are looked up."""
    return cls.__mro__


def unwrap(func, *, stop=None):
    """The innermost of the functions that wrap each other by __wrapped__."""
    seen, inner = {id(func): func}, func
    while not isinstance(inner, type) and hasattr(inner, '__wrapped__'):
        if stop is not None and stop(inner):
            break
        inner = inner.__wrapped__
        if id(inner) in seen or len(seen) >= sys.getrecursionlimit():
            raise ValueError('wrapper loop when unwrapping {!r}'.format(func))
        seen[id(inner)] = inner
    return inner


def _members(object, predicate, get):
    names = dir(object)
    mro = (object,) + getmro(object) if isclass(object) else ()
    if mro:
        # Attributes that only the metaclass gives are no names of dir().
        names += [name for base in object.__bases__ for name, value in base.__dict__.items()
                  if isinstance(value, types.DynamicClassAttribute)]
    found, done = [], set()
    for name in names:
        try:
            value = get(object, name)
            if name in done:
                raise AttributeError
        except AttributeError:
            value, known = next(((base.__dict__[name], True) for base in mro if name in base.__dict__), (None, False))
            if not known:
                continue
        if predicate is None or predicate(value):
            found.append((name, value))
        done.add(name)
    return sorted(found, key=lambda member: member[0])


def getmembers(object, predicate=None):
    """All attributes of an object, as pairs sorted by name."""
    return _members(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """All attributes of an object as pairs sorted by name, without running descriptors."""
    return _members(object, predicate, getattr_static)


# Attributes without descriptors

_nothing = object()


def _names_of(cls):
    return type.__getattribute__(cls, '__dict__')


def _in_classes(mro, name):
    for cls in mro:
        if name in _names_of(cls):
            return _names_of(cls)[name]
    return _nothing


def _in_instance(obj, name):
    """What the dict of an instance has by a name, where nothing stands before that dict."""
    described = _in_classes(type.__getattribute__(type(obj), '__mro__'), '__dict__')
    if described is not _nothing and type(described) is not types.GetSetDescriptorType:
        return _nothing
    try:
        names = object.__getattribute__(obj, '__dict__')
    except AttributeError:
        return _nothing
    return dict.get(names, name, _nothing)


def getattr_static(obj, attr, default=_nothing):
    """An attribute as it is stored, without descriptors and __getattr__."""
    is_class = isinstance(type(obj), type) and issubclass(type(obj), type)
    cls = obj if is_class else type(obj)
    own = _nothing if is_class else _in_instance(obj, attr)
    shared = _in_classes(type.__getattribute__(cls, '__mro__'), attr)
    if own is not _nothing and shared is not _nothing:
        kind = type.__getattribute__(type(shared), '__mro__')
        if _in_classes(kind, '__get__') is not _nothing and (
                _in_classes(kind, '__set__') is not _nothing or _in_classes(kind, '__delete__') is not _nothing):
            return shared
    for candidate in (own, shared):
        if candidate is not _nothing:
            return candidate
    if is_class:
        from_meta = _in_classes(type.__getattribute__(type(obj), '__mro__'), attr)
        if from_meta is not _nothing:
            return from_meta
    if default is not _nothing:
        return default
    raise AttributeError(attr)


# Classes

def _kind_of_attribute(stored, value):
    for types_, kind in ((staticmethod, 'static method'), (classmethod, 'class method'), (property, 'property')):
        if isinstance(stored, types_):
            return kind
    if isinstance(stored, types.BuiltinMethodType):
        return 'static method'
    if isinstance(stored, types.ClassMethodDescriptorType):
        return 'class method'
    return 'method' if isroutine(value) else 'data'


def classify_class_attrs(cls):
    """The attributes of a class: name, kind, the class that defines it, and the object."""
    mro = getmro(cls)
    meta_mro = tuple(base for base in getmro(type(cls)) if base not in (type, object))
    class_bases = (cls,) + mro
    all_bases = class_bases + meta_mro
    names = dir(cls)
    for base in mro:
        for name, value in base.__dict__.items():
            if isinstance(value, types.DynamicClassAttribute) and value.fget is not None:
                names.append(name)
    result, done = [], set()
    for name in names:
        home, got, stored = None, None, None
        if name not in done:
            try:
                if name == '__dict__':
                    raise Exception("__dict__ is special, don't want the proxy")
                got = getattr(cls, name)
            except Exception:
                pass
            else:
                home = getattr(got, '__objclass__', home)
                if home not in class_bases:
                    home = None
                    by_class = next((base for base in reversed(class_bases)
                                     if getattr(base, name, None) is got), None)
                    by_meta = None
                    for base in meta_mro:
                        try:
                            answer = base.__getattr__(cls, name)
                        except AttributeError:
                            continue
                        if answer is got:
                            by_meta = base
                    home = by_meta or by_class or home
        for base in all_bases:
            if name in base.__dict__:
                stored = base.__dict__[name]
                if home not in meta_mro:
                    home = base
                break
        if home is None:
            continue
        value = got if got is not None else stored
        kind = _kind_of_attribute(stored, value)
        if kind in ('static method', 'class method', 'property'):
            value = stored
        result.append(Attribute(name, kind, home, value))
        done.add(name)
    return result


def walktree(classes, children, parent):
    """The nested list of getclasstree() for some classes and the children of each."""
    tree = []
    for cls in sorted(classes, key=lambda cls: (cls.__module__, cls.__name__)):
        tree.append((cls, cls.__bases__))
        if cls in children:
            tree.append(walktree(children[cls], children, cls))
    return tree


def getclasstree(classes, unique=False):
    """Classes as a nested list: behind each class stands the list of those derived from it."""
    children, roots = {}, []
    for cls in classes:
        for base in cls.__bases__:
            below = children.setdefault(base, [])
            if cls not in below:
                below.append(cls)
            if unique and base in classes:
                break
        if not cls.__bases__ and cls not in roots:
            roots.append(cls)
    roots += [base for base in children if base not in classes]
    return walktree(roots, children, None)


def getclosurevars(func):
    """The names that a function refers to outside of itself, and their values."""
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError('{!r} is not a Python function'.format(func))
    code, outside = func.__code__, func.__globals__
    nonlocals = {name: cell.cell_contents for name, cell in zip(code.co_freevars, func.__closure__ or ())}
    builtin_names = outside.get('__builtins__', builtins.__dict__)
    if ismodule(builtin_names):
        builtin_names = builtin_names.__dict__
    found, builtin, unbound = {}, {}, set()
    for name in code.co_names:
        if name in outside:
            found[name] = outside[name]
        elif name in builtin_names:
            builtin[name] = builtin_names[name]
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, found, builtin, unbound)
`;
