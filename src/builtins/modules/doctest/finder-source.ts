/** doctest: finding the docstrings of objects. */
export const finderSource = String.raw`

class DocTestFinder:
    """Finds the docstrings of a module, a class or a function."""

    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._verbose, self._parser, self._recurse, self._exclude_empty = verbose, parser, recurse, exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        """The tests of an object and of what it holds, sorted."""
        if name is None:
            name = getattr(obj, '__name__', None)
            if name is None:
                raise ValueError("DocTestFinder.find: name must be given when obj.__name__ doesn't exist: "
                                 f'{type(obj)!r}')
        module = None if module is False else module or inspect.getmodule(obj)
        lines = None
        try:
            file = inspect.getsourcefile(obj)
        except (TypeError, OSError):
            file = None
        if file is None and module is not None:
            file = getattr(module, '__file__', None)
        if file is not None:
            lines = linecache.getlines(file, module.__dict__ if module is not None else None) or None
        if globs is None:
            globs = {} if module is None else module.__dict__.copy()
        else:
            globs = globs.copy()
        globs.update(extraglobs or {})
        globs.setdefault('__name__', '__main__')
        tests = []
        self._find(tests, obj, name, module, lines, globs, {})
        return sorted(tests)

    def _belongs(self, module, thing):
        home = inspect.getmodule(thing)
        if module is None or home is not None:
            return module is None or home is module
        if inspect.isfunction(thing):
            return thing.__globals__ is module.__dict__
        described = inspect.ismethoddescriptor(thing) or inspect.ismethodwrapper(thing)
        owner = getattr(thing, '__objclass__', thing) if described else thing
        if hasattr(owner, '__module__') and not isinstance(thing, property):
            return owner.__module__ == module.__name__
        if described or isinstance(thing, property):
            return True
        raise ValueError('object must be a class or function')

    def _find(self, tests, obj, name, module, lines, globs, seen):
        if self._verbose:
            print(f'Finding tests in {name}')
        if id(obj) in seen:
            return
        seen[id(obj)] = 1
        test = self._test(obj, name, module, globs, lines)
        if test is not None:
            tests.append(test)
        if not self._recurse:
            return
        inner = []
        if inspect.ismodule(obj):
            for key, value in obj.__dict__.items():
                if (inspect.isroutine(inspect.unwrap(value)) or inspect.isclass(value)) and self._belongs(module, value):
                    inner.append((f'{name}.{key}', value))
            for key, value in getattr(obj, '__test__', {}).items():
                if not isinstance(key, str):
                    raise ValueError(f'DocTestFinder.find: __test__ keys must be strings: {type(key)!r}')
                if not (inspect.isroutine(value) or inspect.isclass(value) or inspect.ismodule(value) or isinstance(value, str)):
                    raise ValueError('DocTestFinder.find: __test__ values must be strings, functions, methods, classes, '
                                     f'or modules: {type(value)!r}')
                inner.append((f'{name}.__test__.{key}', value))
        elif inspect.isclass(obj):
            for key, value in obj.__dict__.items():
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                if (inspect.isroutine(value) or inspect.isclass(value) or isinstance(value, property)) and self._belongs(module, value):
                    inner.append((f'{name}.{key}', value))
        for inner_name, value in inner:
            self._find(tests, value, inner_name, module, lines, globs, seen)

    def _test(self, obj, name, module, globs, lines):
        doc = obj if isinstance(obj, str) else str(getattr(obj, '__doc__', None) or '')
        lineno = self._line(obj, lines)
        if self._exclude_empty and not doc:
            return None
        file = None if module is None else getattr(module, '__file__', None) or module.__name__
        if file is not None and file.endswith('.pyc'):
            file = file[:-1]
        return self._parser.get_doctest(doc, globs, name, file, lineno)

    def _line(self, obj, lines):
        found = None
        doc = getattr(obj, '__doc__', None)
        if inspect.ismodule(obj) and doc is not None:
            found = 0
        elif inspect.isclass(obj) and lines is not None and doc is not None:
            opening = re.compile(rf'\s*class\s*{re.escape(getattr(obj, "__name__", "-"))}\b')
            found = next((at for at, line in enumerate(lines) if opening.match(line)), None)
        target = obj.fget if isinstance(obj, property) else obj
        target = getattr(target, '__func__', target)
        if inspect.isroutine(target) and getattr(target, '__doc__', None):
            target = inspect.unwrap(target)
            code = getattr(target, '__code__', None)
            if code is not None:
                found = code.co_firstlineno - 1
        if found is None or lines is None:
            return found
        # From the opening line on to the first that opens a string.
        return next((at for at in range(found, len(lines)) if re.match(r'''(^|.*:)\s*\w*("|\')''', lines[at])), None)
`;
