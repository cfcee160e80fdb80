/** The module `contextlib`. */
import type { ModuleDefinition } from '../../runtime/modules.ts';

/** The two streams of `sys` that can be sent elsewhere: the class's name, the stream and the doc. */
const redirections = [
  ['redirect_stdout', 'stdout', 'Sends what is printed to another stream.'],
  ['redirect_stderr', 'stderr', 'Sends error output to another stream.'],
].map(([name, stream, doc]) => `class ${name}(_RedirectStream):\n    '''${doc}'''\n    _stream = '${stream}'\n`);

/** The part that needs coroutines. */
const asynchronous = `
class AbstractAsyncContextManager(ABC):
    """What the async with statement takes."""
    __slots__ = ()

    @classmethod
    def __subclasshook__(cls, candidate):
        if cls is AbstractAsyncContextManager and all(_provides(candidate, m) for m in ('__aenter__', '__aexit__')):
            return True
        return NotImplemented

    @abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        """Ends the block; a true result swallows the exception."""

    async def __aenter__(self):
        """Begins the block."""
        return self

    __class_getitem__ = classmethod(GenericAlias)


class AsyncContextDecorator:
    """Makes an asynchronous context manager usable as a decorator of coroutines."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                result = await func(*args, **kwds)
                return result
        return update_wrapper(inner, func)


class _AsyncGeneratorContextManager(_GeneratorContextManagerBase, AbstractAsyncContextManager, AsyncContextDecorator):
    """The context manager that an asynchronous generator function makes."""

    async def __aenter__(self):
        for spent in ('args', 'kwds', 'func'):
            delattr(self, spent)
        try:
            given = await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None
        return given

    async def __aexit__(self, typ, value, traceback):
        if typ is not None:
            verdict = await self._throw(typ() if value is None else value, traceback)
            when = ' after athrow()'
        else:
            # The default stands for a generator that has ended.
            verdict = False if await anext(self.gen, self) is self else None
            when = ''
        if verdict is None:
            async with aclosing(self.gen):
                raise RuntimeError("generator didn't stop" + when)
        return verdict

    async def _throw(self, thrown, traceback):
        # True: the generator swallowed the exception; False: it let it pass; None: it yielded again.
        try:
            await self.gen.athrow(thrown)
        except BaseException as caught:
            if isinstance(caught, StopAsyncIteration):
                return caught is not thrown
            # Exceptions that end iterations arrive as the cause of a RuntimeError (PEP 479).
            ends = isinstance(thrown, (StopIteration, StopAsyncIteration))
            disguised = ends and isinstance(caught, RuntimeError) and caught is not thrown
            if thrown is not (caught.__cause__ if disguised else caught):
                raise
            thrown.__traceback__ = traceback
            return False
        return None


def asynccontextmanager(func):
    """Makes an asynchronous context manager of an asynchronous generator function that yields once."""
    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)
    return update_wrapper(helper, func)


class aclosing(AbstractAsyncContextManager):
    """Closes an asynchronous object at the end of the block."""

    async def __aexit__(self, *exc_info):
        close = self.thing.aclose
        await close()

    async def __aenter__(self):
        return self.thing

    def __init__(self, thing):
        self.thing = thing


class nullcontext(_Holder, AbstractAsyncContextManager):
    """A context manager that does nothing."""
    _held = 'enter_result'

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __exit__(self, *excinfo):
        return None

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *excinfo):
        return None
`;

const asynchronousStack = `
class AsyncExitStack(_BaseExitStack, AbstractAsyncContextManager):
    """As ExitStack, also for asynchronous context managers and callbacks."""

    async def enter_async_context(self, cm):
        """Enters an asynchronous context manager and adds it."""
        kind = type(cm)
        try:
            hooks = kind.__aenter__, kind.__aexit__
        except AttributeError:
            raise TypeError(f"'{kind.__module__}.{kind.__qualname__}' object does not support "
                            'the asynchronous context manager protocol') from None
        entered = await hooks[0](cm)
        self._add_async(cm, hooks[1])
        return entered

    def push_async_exit(self, exit):
        """Adds an asynchronous context manager, already entered, or a coroutine function like __aexit__."""
        self._add_async(exit, getattr(type(exit), '__aexit__', exit))
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        """Adds a coroutine function to call at the end."""
        async def leave(*unused):
            await callback(*args, **kwds)
        leave.__wrapped__ = callback
        self._exit_callbacks.append(_Awaited(leave))
        return callback

    def _add_async(self, subject, hook):
        self._exit_callbacks.append(_Awaited(subject if hook is subject else MethodType(hook, subject)))

    async def aclose(self):
        """Leaves everything now."""
        await self.__aexit__(*_NOTHING_RAISED)

    async def __aexit__(self, *exc_details):
        unwinding = _Unwinding(exc_details[1])
        while self._exit_callbacks:
            leave = self._exit_callbacks.pop()
            try:
                if isinstance(leave, _Awaited):
                    swallowed = await leave.function(*unwinding.details())
                else:
                    swallowed = leave(*unwinding.details())
                unwinding.left(swallowed)
            except BaseException as error:
                unwinding.failed(error)
        return unwinding.end()


class _Awaited:
    # A callback whose result is to be awaited.
    def __init__(self, function):
        self.function = function


class chdir(AbstractContextManager):
    """Makes a folder the current one for a block."""

    def __init__(self, path):
        self.path, self._before = path, []

    def __enter__(self):
        import os
        self._before.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *excinfo):
        import os
        os.chdir(self._before.pop())
`;

export const contextlib: ModuleDefinition = {
  name: 'contextlib',
  doc: 'Helpers for the with statement.',
  source: `
import sys
from abc import ABC, abstractmethod
from functools import update_wrapper
from types import GenericAlias, MethodType

__all__ = '''asynccontextmanager contextmanager closing nullcontext AbstractContextManager
AbstractAsyncContextManager AsyncExitStack ContextDecorator ExitStack redirect_stdout redirect_stderr suppress aclosing
chdir'''.split()

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
        del self.args, self.kwds, self.func
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


${asynchronous}

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
        try:
            hooks = kind.__enter__, kind.__exit__
        except AttributeError:
            raise TypeError(f"'{kind.__module__}.{kind.__qualname__}' object does not support "
                            'the context manager protocol') from None
        entered = hooks[0](cm)
        self._add(cm, hooks[1])
        return entered

    def push(self, exit):
        """Adds a context manager, already entered, or a function with the signature of __exit__."""
        self._add(exit, getattr(type(exit), '__exit__', exit))
        return exit

    def _add(self, subject, hook):
        # A function is its own hook.
        self._exit_callbacks.append(subject if hook is subject else MethodType(hook, subject))

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
        unwinding = _Unwinding(exc_details[1])
        while self._exit_callbacks:
            leave = self._exit_callbacks.pop()
            try:
                unwinding.left(leave(*unwinding.details()))
            except BaseException as error:
                unwinding.failed(error)
        return unwinding.end()


class _Unwinding:
    # The exception on its way through a stack's callbacks.

    def __init__(self, arrived):
        self.arrived = self.current = arrived
        self.ambient = sys.exception()
        self.ours = False

    def details(self):
        current = self.current
        return _NOTHING_RAISED if current is None else (type(current), current, current.__traceback__)

    def left(self, swallowed):
        if swallowed:
            self.current, self.ours = None, False

    def failed(self, error):
        _graft(error, self.current, self.ambient)
        self.current, self.ours = error, True

    def end(self):
        current = self.current
        if self.ours:
            context = current.__context__
            try:
                raise current
            finally:
                # The raise statement has put the ambient exception there.
                current.__context__ = context
        return self.arrived is not None and current is None

${asynchronousStack}
`,
};
