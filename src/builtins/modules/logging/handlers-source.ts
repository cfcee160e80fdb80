/** The handlers of `logging`, in Python. */
export const handlers = `

import atexit
import weakref

_handlers = weakref.WeakValueDictionary()
_handlerList = []


def getHandlerByName(name):
    """The handler of that name, or None."""
    return _handlers.get(name)


def getHandlerNames():
    """The names that handlers were given."""
    return frozenset(_handlers)


class Handler(Filterer):
    """Brings records to a place."""

    def __init__(self, level=NOTSET):
        super().__init__()
        self._name, self.formatter, self._closed = None, None, False
        self.createLock()
        self.level = _checkLevel(level)
        # No callbacks: while there are any, every statement of a program is followed by a look for deaths.
        _handlerList[:] = [ref for ref in _handlerList if ref() is not None]
        _handlerList.append(weakref.ref(self))

    def get_name(self):
        return self._name

    def set_name(self, name):
        _handlers.pop(self._name, None)
        if name:
            _handlers[name] = self
        self._name = name

    name = property(get_name, set_name)

    def createLock(self):
        """Makes the lock: with one thread there is nothing to lock."""
        self.lock = None

    def acquire(self):
        """Takes the lock."""

    def release(self):
        """Gives the lock back."""

    def setLevel(self, level):
        """Sets the level below which records are left out."""
        self.level = _checkLevel(level)

    def setFormatter(self, fmt):
        """Sets what makes texts of records."""
        self.formatter = fmt

    def format(self, record):
        """The record as a text."""
        return (self.formatter or _defaultFormatter).format(record)

    def emit(self, record):
        """Brings a record to its place. For subclasses."""
        raise NotImplementedError('emit must be implemented by Handler subclasses')

    def handle(self, record):
        """Emits a record that the filters let pass."""
        passed = self.filter(record)
        if isinstance(passed, LogRecord):
            record = passed
        if passed:
            self.acquire()
            try:
                self.emit(record)
            finally:
                self.release()
        return passed

    def flush(self):
        """Sees to it that all has arrived. For subclasses."""

    def close(self):
        """Lets the handler's name go."""
        self._closed = True
        _handlers.pop(self._name, None)

    def handleError(self, record):
        """Tells of the exception that emit raised."""
        if not raiseExceptions or not sys.stderr:
            return
        error = sys.exception()
        frame = error.__traceback__ and error.__traceback__.tb_frame
        while frame and frame.f_code.co_filename == _srcfile:
            frame = frame.f_back
        text = '--- Logging error ---\\n' + ''.join(traceback.format_exception(error)) + 'Call stack:\\n'
        if frame:
            text += _stack_text(frame) + '\\n'
        else:
            text += f'Logged from file {record.filename}, line {record.lineno}\\n'
        try:
            text += f'Message: {record.msg!r}\\nArguments: {record.args}\\n'
        except RecursionError:
            raise
        except Exception:
            text += 'Unable to print the message and arguments - possible formatting error.\\n' \\
                    'Use the traceback above to help find the error.\\n'
        try:
            sys.stderr.write(text)
        except OSError:
            pass

    def __repr__(self):
        return f'<{type(self).__name__} ({getLevelName(self.level)})>'


class StreamHandler(Handler):
    """Writes records to a stream."""
    terminator = '\\n'

    def __init__(self, stream=None):
        super().__init__()
        self.stream = sys.stderr if stream is None else stream

    def flush(self):
        if self.stream and hasattr(self.stream, 'flush'):
            self.stream.flush()

    def emit(self, record):
        try:
            self.stream.write(self.format(record) + self.terminator)
            self.flush()
        except Exception as error:
            if isinstance(error, RecursionError):
                raise
            self.handleError(record)

    def setStream(self, stream):
        """Writes to another stream from now on. Gives the one before, or None if it is the same."""
        if stream is self.stream:
            return None
        before = self.stream
        self.flush()
        self.stream = stream
        return before

    def __repr__(self):
        name = str(getattr(self.stream, 'name', ''))
        return f'<{type(self).__name__} {name and name + " "}({getLevelName(self.level)})>'

    __class_getitem__ = classmethod(GenericAlias)


class FileHandler(StreamHandler):
    """Writes records to a file."""

    def __init__(self, filename, mode='a', encoding=None, delay=False, errors=None):
        filename = os.fspath(filename)
        self.baseFilename = os.path.abspath(filename)
        self.mode, self.delay, self.errors = mode, delay, errors
        self.encoding = encoding if 'b' in mode else io.text_encoding(encoding)
        # The name open may be gone when the last record is written.
        self._builtin_open = open
        super().__init__(None if delay else self._open())
        if delay:
            self.stream = None

    def _open(self):
        return self._builtin_open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors)

    def close(self):
        stream, self.stream = self.stream, None
        if stream:
            try:
                stream.flush()
            finally:
                stream.close()
        super().close()

    def emit(self, record):
        if self.stream is None and (self.mode != 'w' or not self._closed):
            self.stream = self._open()
        if self.stream:
            super().emit(record)

    def __repr__(self):
        return f'<{type(self).__name__} {self.baseFilename} ({getLevelName(self.level)})>'


class _StderrHandler(StreamHandler):
    """Writes to whatever sys.stderr is at the time."""

    def __init__(self, level=NOTSET):
        super(StreamHandler, self).__init__(level)

    stream = property(lambda self: sys.stderr)


_defaultLastResort = lastResort = _StderrHandler(WARNING)


class NullHandler(Handler):
    """Drops records."""

    def handle(self, record):
        """Does nothing."""

    def emit(self, record):
        """Does nothing."""


@atexit.register
def shutdown(handlerList=_handlerList):
    """Flushes and closes all handlers, the last made first."""
    for ref in handlerList[::-1]:
        handler = ref()
        if handler is None:
            continue
        try:
            if getattr(handler, 'flushOnClose', True):
                handler.flush()
            handler.close()
        except (OSError, ValueError):
            # Its stream may be closed already.
            pass
        except Exception:
            if raiseExceptions:
                raise
`;
