/** The module `traceback` in Python, over `_traceback` (`runtime/traceback/module.ts`). */
export const source = `
import sys
import linecache
import _traceback

__all__ = [*'''extract_stack extract_tb format_exception format_exception_only format_list format_stack format_tb
               print_exc format_exc print_exception print_last print_stack print_tb clear_frames FrameSummary
               StackSummary TracebackException walk_stack walk_tb print_list'''.split()]


class _Implicit:
    def __repr__(self):
        return '<implicit>'


_implicit = _Implicit()
BUILTIN_EXCEPTION_LIMIT = object()


def _said(value, what, func=str):
    try:
        return func(value)
    except:
        return f'<{what} {func.__name__}() failed>'


# Entries


class FrameSummary:
    """An entry of a traceback or of a stack: where it is, and what stands there."""
    __slots__ = ('filename', 'lineno', 'end_lineno', 'colno', 'end_colno', 'name', '_lines', '_entry', 'locals', '_code')

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None,
                 colno=None, end_colno=None, **kwargs):
        self.filename, self.lineno, self.name = filename, lineno, name
        self.end_lineno = end_lineno if end_lineno is not None else lineno
        self.colno, self.end_colno = colno, end_colno
        self._lines, self._entry, self._code = line, kwargs.get('_entry'), kwargs.get('_code')
        if lookup_line:
            self._text()
        self.locals = None
        if locals:
            self.locals = {key: _said(value, 'local', repr) for key, value in locals.items()}

    def _text(self):
        """The lines of source with their newlines, None where no line is known."""
        if self._lines is None and self.lineno is not None and self.end_lineno is not None:
            read = linecache.getline if self._entry is None else lambda _, number: self._entry.line(number)
            numbers = range(self.lineno, self.end_lineno + 1)
            self._lines = ''.join([read(self.filename, number).rstrip() + '\\n' for number in numbers]) or '\\n'
        return self._lines

    @property
    def line(self):
        text = self._text()
        return text if text is None else text.split('\\n', 1)[0].strip()

    def _fields(self):
        return self.filename, self.lineno, self.name, self.line

    def __eq__(self, other):
        if isinstance(other, tuple):
            return self._fields() == other
        if not isinstance(other, FrameSummary):
            return NotImplemented
        mine, theirs = [(one.filename, one.lineno, one.name, one.locals) for one in (self, other)]
        return mine == theirs

    def __getitem__(self, pos):
        return self._fields()[pos]

    def __iter__(self):
        yield from self._fields()

    def __len__(self):
        return 4

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'

    def _source(self):
        """What is shown below the entry's first line."""
        text = self._text()
        if not text or text.isspace():
            return ''
        if self.colno is None or self.end_colno is None:
            return f'    {self.line}\\n'
        if self._entry is not None:
            return self._entry.source()
        return _traceback.marked(text.removesuffix('\\n').split('\\n'), self.colno, self.end_colno)


def walk_stack(f):
    """Frames and their lines, from a frame outwards."""
    return _outwards(sys._getframe(1) if f is None else f)


def _outwards(frame):
    while frame is not None:
        yield frame, frame.f_lineno
        frame = frame.f_back


def walk_tb(tb):
    """Frames and their lines, from where an exception was caught to where it was raised."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def _chosen(rows, limit):
    """The first so many rows, or the last if the limit is negative."""
    last = limit is BUILTIN_EXCEPTION_LIMIT
    if limit is None or last:
        limit = getattr(sys, 'tracebacklimit', None)
        if limit is None:
            return rows
        limit = max(limit, 0)
        if last:
            rows = list(rows)
            return rows[len(rows) - limit:]
    if limit < 0:
        return list(rows)[limit:]
    from itertools import islice
    return islice(rows, limit)


class StackSummary(list):
    """The entries of a stack, to be looked at or shown."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """The entries for frames and their lines."""
        rows = ((frame, lineno, None, None, None, None) for frame, lineno in frame_gen)
        return klass._made(rows, limit, lookup_lines, capture_locals)

    @classmethod
    def _made(klass, rows, limit, lookup_lines, capture_locals):
        stack = klass()
        for frame, lineno, end_lineno, colno, end_colno, entry in _chosen(rows, limit):
            code = frame.f_code
            linecache.lazycache(code.co_filename, frame.f_globals)
            stack.append(FrameSummary(code.co_filename, lineno, code.co_name, lookup_line=False, end_lineno=end_lineno,
                                      colno=colno, end_colno=end_colno, _entry=entry, _code=code,
                                      locals=frame.f_locals if capture_locals else None))
        for filename in {entry.filename for entry in stack}:
            linecache.checkcache(filename)
        if lookup_lines:
            for entry in stack:
                entry.line
        return stack

    @classmethod
    def from_list(klass, a_list):
        """A stack of entries, or of tuples of file, line number, name and text."""
        stack = StackSummary()
        for entry in a_list:
            if not isinstance(entry, FrameSummary):
                filename, lineno, name, line = entry
                entry = FrameSummary(filename, lineno, name, line=line)
            stack.append(entry)
        return stack

    def format_frame_summary(self, frame_summary, **kwargs):
        """The text of an entry; None to leave it out."""
        filename = frame_summary.filename
        if filename.startswith('<stdin-') and filename.endswith('>'):
            filename = '<stdin>'
        text = f'  File "{filename}", line {frame_summary.lineno}, in {frame_summary.name}\\n' + frame_summary._source()
        if frame_summary.locals:
            for name, value in sorted(frame_summary.locals.items()):
                text += f'    {name} = {value}\\n'
        return text

    def format(self, **kwargs):
        """The texts of the entries; what repeats is shown three times, then counted."""
        return _traceback.stack(self, self.format_frame_summary)


# Exceptions


class TracebackException:
    """What is shown of an exception, taken from it so that the exception itself may go."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None):
        outermost = _seen is None
        seen = set() if outermost else _seen
        seen.add(id(exc_value))
        self.max_group_width, self.max_group_depth = max_group_width, max_group_depth
        self.stack = StackSummary._made(_traceback.entries(exc_traceback), limit, lookup_lines, capture_locals)
        self._kept_type = exc_type if save_exc_type else None
        self._str = _said(exc_value, 'exception')
        try:
            self.__notes__ = getattr(exc_value, '__notes__', None)
        except Exception as problem:
            self.__notes__ = [f'Ignored error getting __notes__: {_said(problem, "__notes__", repr)}']
        self._have_exc_type = exc_type is not None
        self.exc_type_qualname = exc_type.__qualname__ if self._have_exc_type else None
        self.exc_type_module = exc_type.__module__ if self._have_exc_type else None
        self._is_syntax_error = self._have_exc_type and issubclass(exc_type, SyntaxError)
        if self._is_syntax_error:
            for name in ('filename', 'text', 'offset', 'end_offset', 'msg'):
                setattr(self, name, getattr(exc_value, name))
            for name in ('lineno', 'end_lineno'):
                number = getattr(exc_value, name)
                setattr(self, name, None if number is None else str(number))
        elif self._have_exc_type:
            self._str += _traceback.hint(exc_value, exc_traceback)
        self.__suppress_context__ = exc_value is not None and exc_value.__suppress_context__
        self.__cause__ = self.__context__ = self.exceptions = None
        if outermost:
            options = dict(limit=limit, lookup_lines=lookup_lines, capture_locals=capture_locals,
                           max_group_width=max_group_width, max_group_depth=max_group_depth, _seen=seen)
            self._link(exc_value, compact, seen, options)

    def _link(self, exc_value, compact, seen, options):
        """Takes causes, contexts and members; each cause and context once, so that circles end."""
        def taken(exception):
            return TracebackException(type(exception), exception, exception.__traceback__, **options)

        waiting = [(self, exc_value)]
        while waiting:
            shown, exception = waiting.pop()
            if exception is None:
                continue
            found = []
            cause, context = exception.__cause__, exception.__context__
            if cause is not None and id(cause) not in seen:
                shown.__cause__ = taken(cause)
                found.append((shown.__cause__, cause))
            wanted = not compact or shown.__cause__ is None and not exception.__suppress_context__
            if context is not None and wanted and id(context) not in seen:
                shown.__context__ = taken(context)
                found.append((shown.__context__, context))
            if isinstance(exception, BaseExceptionGroup):
                shown.exceptions = [taken(member) for member in exception.exceptions]
                found += zip(shown.exceptions, exception.exceptions)
            waiting += found

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """What is shown of an exception with its own traceback."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        from warnings import warn
        kept = self._kept_type
        warn('Deprecated in 3.13. Use exc_type_str instead.', DeprecationWarning, stacklevel=2)
        return kept

    @property
    def exc_type_str(self):
        if not self._have_exc_type:
            return None
        home = self.exc_type_module
        if home in ('__main__', 'builtins'):
            return self.exc_type_qualname
        return f'{home if isinstance(home, str) else "<unknown>"}.{self.exc_type_qualname}'

    def __eq__(self, other):
        if not isinstance(other, TracebackException):
            return NotImplemented
        return vars(self) == vars(other)

    def __str__(self):
        return self._str

    def _syntax_lines(self, name):
        error = SyntaxError()
        for field in ('filename', 'lineno', 'end_lineno', 'text', 'offset', 'end_offset', 'msg'):
            value = getattr(self, field)
            if field.endswith('lineno') and isinstance(value, str) and value.isdecimal():
                value = int(value)
            setattr(error, field, value)
        return _traceback.syntax_error(error, name)

    def format_exception_only(self, *, show_group=False, _depth=0, **kwargs):
        """The lines of the exception without its traceback."""
        margin = '   ' * _depth
        if not self._have_exc_type:
            yield margin + _final_line(None, self._str) + '\\n'
            return
        name = self.exc_type_str
        if self._is_syntax_error:
            lines = self._syntax_lines(name)
        else:
            text = _final_line(name, self._str)
            lines = [line + '\\n' for line in (text.split('\\n') if _depth else [text])]
        for line in lines:
            yield margin + line
        for line in self._note_lines():
            yield f'{margin}{line}\\n'
        if show_group:
            for member in self.exceptions or ():
                yield from member.format_exception_only(show_group=True, _depth=_depth + 1, **kwargs)

    def _note_lines(self):
        from collections.abc import Sequence
        notes = self.__notes__
        if isinstance(notes, Sequence) and not isinstance(notes, (str, bytes)):
            for note in notes:
                yield from _said(note, 'note').split('\\n')
        elif notes is not None:
            yield _said(notes, '__notes__', repr)

    def format(self, *, chain=True, **kwargs):
        """The texts of the traceback, of the exception and of what hangs on it."""
        yield from _traceback.render(self, chain)

    def print(self, *, file=None, chain=True, **kwargs):
        """Prints what format gives."""
        _print(self.format(chain=chain, **kwargs), file)


def _final_line(name, text):
    return f'{name}: {text}' if text else f'{name}'


def _print(texts, file):
    stream = sys.stderr if file is None else file
    for text in texts:
        print(text, file=stream, end='')


def _exception(exc, value, tb):
    """The exception and the traceback that a call means: its first argument, or its second and third."""
    if (value is _implicit) is not (tb is _implicit):
        raise ValueError('Both or neither of value and tb must be given')
    if value is not _implicit:
        return value, tb
    if exc is None:
        return None, None
    if not isinstance(exc, BaseException):
        raise TypeError(f'Exception expected for value, {type(exc).__name__} found')
    return exc, exc.__traceback__


def _taken(exc, value, tb, limit):
    value, tb = _exception(exc, value, tb)
    return TracebackException(type(value), value, tb, limit=limit, compact=True)


def format_exception(exc, /, value=_implicit, tb=_implicit, limit=None, chain=True, **kwargs):
    """The texts that an uncaught exception prints."""
    return [*_taken(exc, value, tb, limit).format(chain=chain)]


def print_exception(exc, /, value=_implicit, tb=_implicit, limit=None, file=None, chain=True, **kwargs):
    """Prints an exception as if it were uncaught."""
    _taken(exc, value, tb, limit).print(file=file, chain=chain)


def format_exception_only(exc, /, value=_implicit, *, show_group=False, **kwargs):
    """The lines of an exception without its traceback."""
    shown = exc if value is _implicit else value
    return [*TracebackException(type(shown), shown, None, compact=True).format_exception_only(show_group=show_group)]


def format_exc(limit=None, chain=True):
    """The text of the exception that is being handled."""
    return ''.join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    """Prints the exception that is being handled."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def print_last(limit=None, file=None, chain=True):
    """Prints the last exception that nobody caught."""
    if hasattr(sys, 'last_exc'):
        print_exception(sys.last_exc, limit=limit, file=file, chain=chain)
    elif hasattr(sys, 'last_type'):
        print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit=limit, file=file, chain=chain)
    else:
        raise ValueError('no last exception')


# Tracebacks and stacks


def extract_tb(tb, limit=None):
    """The entries of a traceback."""
    return StackSummary._made(_traceback.entries(tb), limit, True, False)


def format_tb(tb, limit=None):
    """The texts of the entries of a traceback."""
    return extract_tb(tb, limit=limit).format()


def print_tb(tb, limit=None, file=None):
    """Prints the entries of a traceback."""
    print_list(extract_tb(tb, limit=limit), file=file)


def extract_stack(f=None, limit=None):
    """The entries of the running stack, or of a frame's, outermost first."""
    stack = StackSummary.extract(_outwards(sys._getframe(1) if f is None else f), limit=limit)
    stack.reverse()
    return stack


def format_stack(f=None, limit=None):
    """The texts of the entries of a stack."""
    return format_list(extract_stack(sys._getframe(1) if f is None else f, limit=limit))


def print_stack(f=None, limit=None, file=None):
    """Prints the entries of a stack."""
    print_list(extract_stack(sys._getframe(1) if f is None else f, limit=limit), file=file)


def format_list(extracted_list):
    """The texts of entries, or of tuples of file, line number, name and text."""
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    """Prints what format_list gives."""
    _print(format_list(extracted_list), file)


def clear_frames(tb):
    """Forgets the variables of a traceback's frames that do not run any more."""
    for frame, _ in walk_tb(tb):
        try:
            frame.clear()
        except RuntimeError:
            pass
`;
