"""The part of `unittest.mock` that CPython's suites use: objects that note their calls, and patching."""
import contextlib
import functools
import sys

DEFAULT = type('_Default', (), {'__repr__': lambda self: 'sentinel.DEFAULT'})()


class _Call(tuple):
    """The arguments of a call: positional ones, then those by name."""

    def __new__(cls, args, kwargs):
        return super().__new__(cls, (tuple(args), dict(kwargs)))

    args = property(lambda self: self[0])
    kwargs = property(lambda self: self[1])

    def __repr__(self):
        shown = [repr(arg) for arg in self[0]] + [f'{name}={value!r}' for name, value in self[1].items()]
        return f'call({", ".join(shown)})'


def call(*args, **kwargs):
    return _Call(args, kwargs)


class Mock:
    """Can be called and has any attribute; it notes its calls."""

    def __new__(cls, *args, **kwargs):
        # Special methods are looked up in the class, so each object has one of its own.
        return object.__new__(type(cls.__name__, (cls,), {'__module__': cls.__module__}))

    def __init__(self, spec=None, *, side_effect=None, return_value=DEFAULT, wraps=None, name=None, **attributes):
        vars(self).update(_spec=spec, side_effect=side_effect, _result=return_value, _wraps=wraps, _name=name)
        self.reset_mock()
        for key, value in attributes.items():
            setattr(self, key, value)

    def reset_mock(self):
        vars(self).update(call_count=0, called=False, call_args=None, call_args_list=[], mock_calls=[])

    def __setattr__(self, name, value):
        if name == 'return_value':
            name = '_result'
        if name.startswith('__') and name.endswith('__') and isinstance(value, Mock):
            setattr(type(self), name, lambda self, *args, **kwargs: value(*args, **kwargs))
            vars(self)[name] = value
        else:
            super().__setattr__(name, value)

    def __getattribute__(self, name):
        own = object.__getattribute__(self, '__dict__')
        if name.startswith('__') and name in own:
            return own[name]
        return object.__getattribute__(self, name)

    def __getattr__(self, name):
        if name.startswith('__') and name.endswith('__'):
            raise AttributeError(name)
        if self._spec is not None and not hasattr(self._spec, name):
            raise AttributeError(f'Mock object has no attribute {name!r}')
        made = Mock(name=name)
        vars(self)[name] = made
        return made

    @property
    def return_value(self):
        if self._result is DEFAULT:
            vars(self)['_result'] = Mock()
        return self._result

    def __call__(self, /, *args, **kwargs):
        noted = _Call(args, kwargs)
        vars(self).update(call_count=self.call_count + 1, called=True, call_args=noted)
        self.call_args_list.append(noted)
        self.mock_calls.append(noted)
        effect = self.side_effect
        if effect is not None:
            if isinstance(effect, BaseException) or isinstance(effect, type) and issubclass(effect, BaseException):
                raise effect
            if callable(effect):
                result = effect(*args, **kwargs)
            else:
                vars(self)['side_effect'] = effect = iter(effect)
                result = next(effect)
            if result is not DEFAULT:
                return result
        if self._wraps is not None and self._result is DEFAULT:
            return self._wraps(*args, **kwargs)
        return self.return_value

    def assert_called(self):
        assert self.called, 'not called'

    def assert_not_called(self):
        assert not self.called, f'called {self.call_count} times'

    def assert_called_once(self):
        assert self.call_count == 1, f'called {self.call_count} times'

    def assert_called_with(self, /, *args, **kwargs):
        assert self.call_args == _Call(args, kwargs), f'{self.call_args} != {_Call(args, kwargs)}'

    def assert_called_once_with(self, /, *args, **kwargs):
        self.assert_called_once()
        self.assert_called_with(*args, **kwargs)


MagicMock = Mock


class _Patch(contextlib.ContextDecorator):
    """Puts another object in the place of an attribute, for a block or for a function's calls."""

    def __init__(self, find, name, new, options):
        self.find, self.name, self.new, self.options = find, name, new, options

    def __call__(self, function):
        @functools.wraps(function)
        def patched(*args, **kwargs):
            with self as new:
                return function(*args, *((new,) if self.new is DEFAULT else ()), **kwargs)
        return patched

    def __enter__(self):
        self.target = self.find()
        self.was_own = self.name in vars(self.target)
        self.before = getattr(self.target, self.name)
        new = Mock(**self.options) if self.new is DEFAULT else self.new
        setattr(self.target, self.name, new)
        return new

    def __exit__(self, *exc_info):
        if self.was_own:
            setattr(self.target, self.name, self.before)
        else:
            delattr(self.target, self.name)


def patch(target, new=DEFAULT, **options):
    module, _, name = target.rpartition('.')

    def find():
        __import__(module)
        return sys.modules[module]
    return _Patch(find, name, new, options)


patch.object = lambda target, name, new=DEFAULT, **options: _Patch(lambda: target, name, new, options)


class _Sentinels:
    def __getattr__(self, name):
        made = type('_Sentinel', (), {'__repr__': lambda self: f'sentinel.{name}'})()
        setattr(self, name, made)
        return made


sentinel = _Sentinels()
