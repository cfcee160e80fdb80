/** The module `contextlib`. */
import type { ModuleDefinition } from '../../runtime/modules.ts';

/** The two streams of `sys` that can be sent elsewhere: the class's name, the stream and the doc. */
const redirections = [
  ['redirect_stdout', 'stdout', 'Sends what is printed to another stream.'],
  ['redirect_stderr', 'stderr', 'Sends error output to another stream.'],
].map(([name, stream, doc]) => `class ${name}(_RedirectStream):\n    '''${doc}'''\n    _stream = '${stream}'\n`);

export const contextlib: ModuleDefinition = {
  name: 'contextlib',
  doc: 'Helpers for the with statement.',
  source: `
import sys
from abc import ABC, abstractmethod
from functools import update_wrapper
from types import GenericAlias

__all__ = '''contextmanager closing nullcontext AbstractContextManager ContextDecorator ExitStack
redirect_stdout redirect_stderr suppress'''.split()

_NOTHING_RAISED = (None,) * 3


def _provides(cls, name):
    # The first class that has the name decides; None there takes the method away.
    holder = next((names for names in map(vars, cls.__mro__) if name in names), {})
    return holder.get(name) is not None


class AbstractContextManager(ABC):
    """What the with statement takes."""
    __slots__ = ()

    @classmethod
    def __subclasshook__(cls, candidate):
        if cls is AbstractContextManager and _provides(candidate, '__enter__') and _provides(candidate, '__exit__'):
            return True
        return NotImplemented

    @abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        """Ends the block; a true result swallows the exception."""

    def __enter__(self):
        """Begins the block."""
        return self

    __class_getitem__ = classmethod(GenericAlias)


class ContextDecorator:
    """Makes a context manager usable as a decorator."""

    def __call__(self, func):
        def inner(*args, **kwds):
            with self._recreate_cm():
                result = func(*args, **kwds)
                return result
        return update_wrapper(inner, func)

    def _recreate_cm(self):
        # The manager for one call: by default there is one for all.
        return self


class _Holder(AbstractContextManager):
    # Gives the block what it was made with, under the attribute that the class names.
    _held = None

    def __enter__(self):
        return getattr(self, self._held)


class nullcontext(_Holder):
    """A context manager that does nothing."""
    _held = 'enter_result'

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __exit__(self, *excinfo):
        return None


class closing(_Holder):
    """Closes an object at the end of the block."""
    _held = 'thing'

    def __exit__(self, *exc_info):
        close = self.thing.close
        close()

    def __init__(self, thing):
        self.thing = thing


class suppress(AbstractContextManager):
    """Ends the block silently when one of some exceptions is raised in it."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __exit__(self, exctype, excinst, exctb):
        unwanted = self._exceptions
        if exctype is None or issubclass(exctype, unwanted):
            return None if exctype is None else True
        if not issubclass(exctype, BaseExceptionGroup):
            return False
        remainder = excinst.split(unwanted)[1]
        if remainder is not None:
            raise remainder
        return True

    def __enter__(self):
        return None


class _RedirectStream(AbstractContextManager):
    # Puts another object in the place of a stream of sys, any number of times over.
    _stream = None

    def __init__(self, new_target):
        self._target, self._replaced = new_target, []

    def _put(self, stream):
        before = getattr(sys, self._stream)
        setattr(sys, self._stream, stream)
        return before

    def __enter__(self):
        self._replaced.append(self._put(self._target))
        return self._target

    def __exit__(self, exctype, excinst, exctb):
        self._put(self._replaced.pop())


${redirections.join('\n\n')}

class _GeneratorContextManagerBase:
    # Keeps the call that made the generator until the block begins: a decorator repeats it.

    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        documented = getattr(func, '__doc__', None)
        self.__doc__ = type(self).__doc__ if documented is None else documented

    def _recreate_cm(self):
        made_by = self.func, self.args, self.kwds
        return type(self)(*made_by)


class _GeneratorContextManager(_GeneratorContextManagerBase, AbstractContextManager, ContextDecorator):
    """The context manager that a generator function makes."""

    def __enter__(self):
        # What only a decorator needs must not live as long as the block.
        del self.kwds, self.args, self.func
        try:
            given = next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None
        return given

    def __exit__(self, typ, value, traceback):
        if typ is not None:
            verdict = self._throw(typ() if value is None else value, traceback)
            when = ' after throw()'
        else:
            # The default stands for a generator that has ended.
            verdict = False if next(self.gen, self) is self else None
            when = ''
        if verdict is None:
            with closing(self.gen):
                raise RuntimeError("generator didn't stop" + when)
        return verdict

    def _throw(self, thrown, traceback):
        # True: the generator swallowed the exception; False: it let it pass; None: it yielded again.
        try:
            self.gen.throw(thrown)
        except BaseException as caught:
            if isinstance(caught, StopIteration):
                return caught is not thrown
            # A StopIteration that passes through a generator arrives as the cause of a RuntimeError (PEP 479).
            disguised = isinstance(thrown, StopIteration) and isinstance(caught, RuntimeError)
            if thrown is not (caught.__cause__ if disguised and caught is not thrown else caught):
                raise
            thrown.__traceback__ = traceback
            return False
        return None


def contextmanager(func):
    """Makes a context manager of a generator function that yields once."""
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)
    return update_wrapper(helper, func)


def _contexts(error):
    while error is not None:
        yield error
        error = error.__context__


def _graft(error, earlier, ambient):
    # As if the with statements were nested: what was handled around the whole stack gives way to the exception
    # that the inner ones left behind.
    for link in _contexts(error):
        following = link.__context__
        if following is None or following is earlier:
            break
        if following is ambient:
            link.__context__ = earlier
            break


class _BaseExitStack:
    # The leaving functions are in '_exit_callbacks', the last one first to be called; each has the signature
    # of a bound __exit__.

    def __init__(self):
        self._exit_callbacks = []

    def callback(self, callback, /, *args, **kwds):
        """Adds a function to call at the end."""
        def leave(*unused):
            callback(*args, **kwds)
        leave.__wrapped__ = callback
        self._exit_callbacks.append(leave)
        return callback

    def enter_context(self, cm):
        """Enters a context manager and adds it."""
        kind = type(cm)
        hooks = [getattr(kind, hook, None) for hook in ('__enter__', '__exit__')]
        if None in hooks:
            raise TypeError(f"'{kind.__module__}.{kind.__qualname__}' object does not support "
                            'the context manager protocol')
        entered = hooks[0](cm)
        self._add(cm, hooks[1])
        return entered

    def push(self, exit):
        """Adds a context manager, already entered, or a function with the signature of __exit__."""
        self._add(exit, getattr(type(exit), '__exit__', None))
        return exit

    def _add(self, subject, hook):
        self._exit_callbacks.append(subject if hook is None else lambda *details: hook(subject, *details))

    def pop_all(self):
        """Moves the callbacks to a new stack."""
        heir = type(self)()
        heir._exit_callbacks, self._exit_callbacks = self._exit_callbacks, []
        return heir


class ExitStack(_BaseExitStack, AbstractContextManager):
    """Any number of context managers and callbacks, left in reverse order."""

    def close(self):
        """Leaves everything now."""
        self.__exit__(*_NOTHING_RAISED)

    def __exit__(self, *exc_details):
        arrived = current = exc_details[1]
        ambient = sys.exception()
        ours = False
        while self._exit_callbacks:
            leave = self._exit_callbacks.pop()
            details = _NOTHING_RAISED if current is None else (type(current), current, current.__traceback__)
            try:
                if leave(*details):
                    current, ours = None, False
            except BaseException as error:
                _graft(error, current, ambient)
                current, ours = error, True
        if ours:
            context = current.__context__
            try:
                raise current
            finally:
                # The raise statement has put the ambient exception there.
                current.__context__ = context
        return arrived is not None and current is None
`,
};
