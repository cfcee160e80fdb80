/** The module `_thread`, for one thread: locks, and no way to start another. */
import type { ModuleDefinition } from '../../runtime/modules.ts';

export const thread: ModuleDefinition = {
  name: '_thread',
  doc: 'Locks; there is one thread.',
  source: `
import time as _time

TIMEOUT_MAX = 9223372036.0
error = RuntimeError
_NAME_MAXLEN = 15
_IDENT = 0x7f0000000001


def _wait(free, blocking, timeout):
    """Whether a lock became free; nobody else can free it, so it takes the whole timeout, or Ctrl-C."""
    if not blocking and timeout != -1:
        raise ValueError("can't specify a timeout for a non-blocking call")
    if timeout < 0 and timeout != -1:
        raise ValueError('timeout value must be a non-negative number')
    if timeout > TIMEOUT_MAX:
        raise OverflowError('timeout value is too large')
    end = _time.monotonic() + timeout
    while not free():
        if not blocking or timeout != -1 and _time.monotonic() >= end:
            return False
        _time.sleep(0.01 if timeout == -1 else min(0.01, max(end - _time.monotonic(), 0)))
    return True


class lock:
    """A lock that knows no owner."""
    __slots__ = '_held', '__weakref__'
    __module__ = '_thread'

    def __new__(cls):
        made = object.__new__(cls)
        made._held = False
        return made

    def acquire(self, blocking=True, timeout=-1):
        """Takes the lock; whether it could."""
        if _wait(lambda: not self._held, blocking, timeout):
            self._held = True
            return True
        return False

    def release(self):
        """Frees the lock."""
        if not self._held:
            raise RuntimeError('release unlocked lock')
        self._held = False

    def locked(self):
        """Whether somebody has the lock."""
        return self._held

    acquire_lock, release_lock, locked_lock = acquire, release, locked

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *problem):
        self.release()

    def __repr__(self):
        return f"<{'' if self._held else 'un'}locked _thread.lock object at {id(self):#x}>"

    def _at_fork_reinit(self):
        self._held = False


class RLock:
    """A lock that its owner can take again."""
    __slots__ = '_count', '__weakref__'
    __module__ = '_thread'

    def __new__(cls, *args, **kwds):
        made = object.__new__(cls)
        made._count = 0
        return made

    def acquire(self, blocking=True, timeout=-1):
        """Takes the lock once more."""
        _wait(lambda: True, blocking, timeout)
        self._count += 1
        return True

    def release(self):
        """Frees the lock once."""
        if self._count == 0:
            raise RuntimeError('cannot release un-acquired lock')
        self._count -= 1

    def locked(self):
        """Whether somebody has the lock."""
        return self._count > 0

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *problem):
        self.release()

    def __repr__(self):
        state = 'locked' if self._count else 'unlocked'
        owner = _IDENT if self._count else 0
        return f'<{state} _thread.RLock object owner={owner} count={self._count} at {id(self):#x}>'

    def _is_owned(self):
        return self._count > 0

    def _recursion_count(self):
        return self._count

    def _release_save(self):
        if self._count == 0:
            raise RuntimeError('cannot release un-acquired lock')
        saved, self._count = self._count, 0
        return saved, _IDENT

    def _acquire_restore(self, saved):
        self._count = saved[0]

    def _at_fork_reinit(self):
        self._count = 0


class _local:
    """Attributes of a thread's own."""
    __module__ = '_thread'


class _ThreadHandle:
    """A thread that is never started."""
    __module__ = '_thread'
    ident = _IDENT

    def __init__(self, done=False):
        self._done = done

    def is_done(self):
        return self._done

    def _set_done(self):
        self._done = True

    def join(self, timeout=None):
        """Returns at once."""


LockType = lock


def allocate_lock():
    """A new lock."""
    return lock()


def get_ident():
    """The number of the thread."""
    return _IDENT


def get_native_id():
    import os
    return os.getpid()


def _get_main_thread_ident():
    return _IDENT


def start_new_thread(function, args, kwargs={}, /):
    """There is one thread."""
    raise RuntimeError("can't start new thread")


def start_joinable_thread(function, handle=None, daemon=True):
    """There is one thread."""
    raise RuntimeError("can't start new thread")


def _make_thread_handle(ident):
    return _ThreadHandle()


def daemon_threads_allowed():
    return True


def _is_main_interpreter():
    return True


def _shutdown():
    """Nothing is to be waited for."""


def set_name(name):
    """The operating system is not told."""


def _get_name():
    return 'octets'


def stack_size(size=0, /):
    """0: as the system has it."""
    return 0


def _count():
    """How many threads were started."""
    return 0


def exit():
    """Ends the thread."""
    raise SystemExit


def interrupt_main(signum=2, /):
    """As Ctrl-C."""
    raise KeyboardInterrupt


class _ExceptHookArgs(tuple):
    """What threading.excepthook is given."""
    __module__ = '_thread'
    exc_type, exc_value, exc_traceback, thread = (property(lambda self, i=i: self[i]) for i in range(4))


def _excepthook(args, /):
    """Prints an exception that ended a thread."""
    import sys
    import traceback
    if args.exc_type is not SystemExit:
        name = args.thread.name if args.thread is not None else get_ident()
        print(f'Exception in thread {name}:', file=sys.stderr, flush=True)
        traceback.print_exception(args.exc_type, args.exc_value, args.exc_traceback)


allocate, exit_thread, start_new = allocate_lock, exit, start_new_thread
`,
};
