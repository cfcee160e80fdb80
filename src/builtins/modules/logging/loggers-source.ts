/** The loggers of `logging` and the functions of the root, in Python. */
export const loggers = `

class PlaceHolder:
    """Stands for a logger that was not asked for but is above others."""

    def __init__(self, alogger):
        self.loggerMap = {alogger: None}

    def append(self, alogger):
        self.loggerMap.setdefault(alogger)


class Manager:
    """Knows all loggers by their names."""

    def __init__(self, rootnode):
        self.root, self.loggerDict = rootnode, {}
        self.disable, self.emittedNoHandlerWarning = 0, False
        self.loggerClass = self.logRecordFactory = None

    def _set_disable(self, level):
        self._disable = _checkLevel(level)

    disable = property(lambda self: self._disable, _set_disable)

    def getLogger(self, name):
        """The logger of that name; it is made if there is none."""
        if not isinstance(name, str):
            raise TypeError('A logger name must be a string')
        known = self.loggerDict.get(name)
        if isinstance(known, Logger):
            return known
        made = self.loggerDict[name] = (self.loggerClass or _loggerClass)(name)
        made.manager = self
        # Those below it have been children of one above.
        for child in known.loggerMap if known else ():
            if not child.parent.name.startswith(name):
                made.parent, child.parent = child.parent, made
        made.parent = self._above(made)
        return made

    def _above(self, logger):
        """The nearest logger above; the names between them are noted."""
        name = logger.name
        while '.' in name:
            name = name.rpartition('.')[0]
            known = self.loggerDict.get(name)
            if isinstance(known, Logger):
                return known
            if known is None:
                self.loggerDict[name] = PlaceHolder(logger)
            else:
                known.append(logger)
        return self.root

    def setLoggerClass(self, klass):
        """Sets the class of the loggers to come."""
        _check_logger_class(klass)
        self.loggerClass = klass

    def setLogRecordFactory(self, factory):
        """Sets what makes records."""
        self.logRecordFactory = factory

    def _clear_cache(self):
        for logger in [*self.loggerDict.values(), self.root]:
            if isinstance(logger, Logger):
                logger._cache.clear()


def _check_logger_class(klass):
    if klass != Logger and not issubclass(klass, Logger):
        raise TypeError(f'logger not derived from logging.Logger: {klass.__name__}')


class _Levels:
    """The methods for each level, over isEnabledFor() and what logs."""

    def debug(self, msg, *args, **kwargs):
        """Logs with the level DEBUG."""
        self._at(DEBUG, msg, args, kwargs)

    def info(self, msg, *args, **kwargs):
        """Logs with the level INFO."""
        self._at(INFO, msg, args, kwargs)

    def warning(self, msg, *args, **kwargs):
        """Logs with the level WARNING."""
        self._at(WARNING, msg, args, kwargs)

    def warn(self, msg, *args, **kwargs):
        """The old name of warning()."""
        warnings.warn("The 'warn' method is deprecated, use 'warning' instead", DeprecationWarning, 2)
        self.warning(msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        """Logs with the level ERROR."""
        self._at(ERROR, msg, args, kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        """As error(), with the traceback of the exception being handled."""
        self.error(msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        """Logs with the level CRITICAL."""
        self._at(CRITICAL, msg, args, kwargs)


class Logger(_Levels, Filterer):
    """A name to log under. Its records go to its handlers and to those of the loggers above it."""

    def __init__(self, name, level=NOTSET):
        Filterer.__init__(self)
        self.name, self.level = name, _checkLevel(level)
        self.parent, self.propagate, self.disabled = None, True, False
        self.handlers, self._cache = [], {}

    def setLevel(self, level):
        """Sets the level below which nothing is logged."""
        self.level = _checkLevel(level)
        self.manager._clear_cache()

    def _at(self, level, msg, args, kwargs):
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    def fatal(self, msg, *args, **kwargs):
        """The old name of critical()."""
        self.critical(msg, *args, **kwargs)

    def log(self, level, msg, *args, **kwargs):
        """Logs with any level."""
        if isinstance(level, int):
            self._at(level, msg, args, kwargs)
        elif raiseExceptions:
            raise TypeError('level must be an integer')

    def findCaller(self, stack_info=False, stacklevel=1):
        """File, line, function and, if asked for, the stack of the code that logs."""
        frame = currentframe()
        while stacklevel > 0 and frame.f_back is not None:
            frame = frame.f_back
            stacklevel -= frame.f_code.co_filename != _srcfile
        stack = 'Stack (most recent call last):\\n' + _stack_text(frame) if stack_info else None
        return frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name, stack

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
        """The record of what was logged."""
        record = _logRecordFactory(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        for key in extra or ():
            if key in ('message', 'asctime') or key in vars(record):
                raise KeyError(f'Attempt to overwrite {key!r} in LogRecord')
            vars(record)[key] = extra[key]
        return record

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        place = self.findCaller(stack_info, stacklevel)
        if isinstance(exc_info, BaseException):
            exc_info = type(exc_info), exc_info, exc_info.__traceback__
        elif exc_info and not isinstance(exc_info, tuple):
            exc_info = sys.exc_info()
        self.handle(self.makeRecord(self.name, level, *place[:2], msg, args, exc_info, place[2], extra, place[3]))

    def handle(self, record):
        """Gives a record that the filters let pass to the handlers."""
        passed = not self.disabled and self.filter(record)
        if passed:
            self.callHandlers(passed if isinstance(passed, LogRecord) else record)

    def addHandler(self, hdlr):
        """Adds a handler, unless it is there."""
        if hdlr not in self.handlers:
            self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        """Takes a handler away, if it is there."""
        if hdlr in self.handlers:
            self.handlers.remove(hdlr)

    def _chain(self):
        """This logger and those above it that get its records too."""
        logger = self
        while logger:
            yield logger
            logger = logger.parent if logger.propagate else None

    def hasHandlers(self):
        """True if records find a handler."""
        return any(logger.handlers for logger in self._chain())

    def callHandlers(self, record):
        """Gives a record to all handlers whose level it has; without any, to the last resort."""
        found = False
        for logger in self._chain():
            for handler in logger.handlers:
                found = True
                if record.levelno >= handler.level:
                    handler.handle(record)
        if found:
            return
        last = lastResort
        if not last:
            if raiseExceptions and not self.manager.emittedNoHandlerWarning:
                sys.stderr.write(f'No handlers could be found for logger "{self.name}"\\n')
                self.manager.emittedNoHandlerWarning = True
        elif record.levelno >= last.level:
            last.handle(record)

    def getEffectiveLevel(self):
        """The level of the nearest logger that has one."""
        logger = self
        while logger and not logger.level:
            logger = logger.parent
        return logger.level if logger else NOTSET

    def isEnabledFor(self, level):
        """True if something of this level is logged."""
        if self.disabled:
            return False
        known = self._cache.get(level)
        if known is None:
            known = self._cache[level] = self.manager.disable < level and level >= self.getEffectiveLevel()
        return known

    def getChild(self, suffix):
        """The logger below this one."""
        return self.manager.getLogger(suffix if self.root is self else f'{self.name}.{suffix}')

    def getChildren(self):
        """The loggers right below this one."""
        depth = 0 if self is self.root else self.name.count('.') + 1
        return {logger for logger in self.manager.loggerDict.values()
                if isinstance(logger, Logger) and logger.parent is self and logger.name.count('.') == depth}

    def __repr__(self):
        return f'<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>'

    def __reduce__(self):
        if getLogger(self.name) is self:
            return getLogger, (self.name,)
        from pickle import PicklingError
        raise PicklingError('logger cannot be pickled')


class RootLogger(Logger):
    """The logger above all."""

    def __init__(self, level):
        super().__init__('root', level)

    def __reduce__(self):
        return getLogger, ()


_loggerClass = Logger


class LoggerAdapter(_Levels):
    """A logger that adds something to all that is logged."""

    def __init__(self, logger, extra=None, merge_extra=False):
        self.logger, self.extra, self.merge_extra = logger, extra, merge_extra

    def process(self, msg, kwargs):
        """The message and the keywords to log with."""
        if self.merge_extra and 'extra' in kwargs:
            kwargs['extra'] = {**(self.extra or {}), **kwargs['extra']}
        else:
            kwargs['extra'] = self.extra
        return msg, kwargs

    def _at(self, level, msg, args, kwargs):
        self.log(level, msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        """As error(), with the traceback of the exception being handled."""
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    def log(self, level, msg, *args, **kwargs):
        """Logs with any level."""
        if self.isEnabledFor(level):
            msg, kwargs = self.process(msg, kwargs)
            self.logger.log(level, msg, *args, **kwargs)

    def _log(self, level, msg, args, **kwargs):
        return self.logger._log(level, msg, args, **kwargs)

    def isEnabledFor(self, level):
        """True if something of this level is logged."""
        return self.logger.isEnabledFor(level)

    def setLevel(self, level):
        """Sets the logger's level."""
        self.logger.setLevel(level)

    def getEffectiveLevel(self):
        """The logger's level."""
        return self.logger.getEffectiveLevel()

    def hasHandlers(self):
        """True if records find a handler."""
        return self.logger.hasHandlers()

    manager = property(lambda self: self.logger.manager, lambda self, value: setattr(self.logger, 'manager', value))
    name = property(lambda self: self.logger.name)

    def __repr__(self):
        level = getLevelName(self.logger.getEffectiveLevel())
        return f'<{type(self).__name__} {self.logger.name} ({level})>'

    __class_getitem__ = classmethod(GenericAlias)


root = Logger.root = RootLogger(WARNING)
root.manager = Logger.manager = Manager(root)


def getLogger(name=None):
    """The logger of that name; without one, the root."""
    if not name or isinstance(name, str) and name == root.name:
        return root
    return Logger.manager.getLogger(name)


def setLoggerClass(klass):
    """Sets the class of the loggers to come."""
    global _loggerClass
    _check_logger_class(klass)
    _loggerClass = klass


def getLoggerClass():
    """The class of new loggers."""
    return _loggerClass


def basicConfig(**kwargs):
    """Gives the root a handler with a format, unless it has one."""
    force, encoding, errors = kwargs.pop('force', False), kwargs.pop('encoding', None), kwargs.pop('errors', 'backslashreplace')
    if force:
        for handler in root.handlers[:]:
            root.removeHandler(handler)
            handler.close()
    if root.handlers:
        return
    handlers = kwargs.pop('handlers', None)
    if handlers is None:
        if 'stream' in kwargs and 'filename' in kwargs:
            raise ValueError("'stream' and 'filename' should not be specified together")
    elif 'stream' in kwargs or 'filename' in kwargs:
        raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
    if handlers is None:
        filename, mode = kwargs.pop('filename', None), kwargs.pop('filemode', 'a')
        if not filename:
            handlers = [StreamHandler(kwargs.pop('stream', None))]
        elif 'b' in mode:
            handlers = [FileHandler(filename, mode, encoding, errors=None)]
        else:
            handlers = [FileHandler(filename, mode, io.text_encoding(encoding), errors=errors)]
    dates, style = kwargs.pop('datefmt', None), kwargs.pop('style', '%')
    formatter = Formatter(kwargs.pop('format', _style_of(style)[1]), dates, style)
    for handler in handlers:
        if handler.formatter is None:
            handler.setFormatter(formatter)
        root.addHandler(handler)
    level = kwargs.pop('level', None)
    if level is not None:
        root.setLevel(level)
    if kwargs:
        raise ValueError(f"Unrecognised argument(s): {', '.join(kwargs)}")


def _of_root(name):
    """The function that logs with the root, which gets a handler if it has none."""
    method = getattr(root, name)

    def function(msg, *args, **kwargs):
        if not root.handlers:
            basicConfig()
        method(msg, *args, **kwargs)
    function.__name__ = function.__qualname__ = name
    function.__doc__ = method.__doc__
    return function


debug, info, warning, error, critical = map(_of_root, 'debug info warning error critical'.split())


def fatal(msg, *args, **kwargs):
    """The old name of critical()."""
    critical(msg, *args, **kwargs)


def warn(msg, *args, **kwargs):
    """The old name of warning()."""
    warnings.warn("The 'warn' function is deprecated, use 'warning' instead", DeprecationWarning, 2)
    warning(msg, *args, **kwargs)


def exception(msg, *args, exc_info=True, **kwargs):
    """As error(), with the traceback of the exception being handled."""
    error(msg, *args, exc_info=exc_info, **kwargs)


def log(level, msg, *args, **kwargs):
    """Logs with any level."""
    if not root.handlers:
        basicConfig()
    root.log(level, msg, *args, **kwargs)


def disable(level=CRITICAL):
    """Logs nothing of this level and below any more."""
    root.manager.disable = level
    root.manager._clear_cache()


_warnings_showwarning = None


def _showwarning(message, category, filename, lineno, file=None, line=None):
    if file is not None:
        _warnings_showwarning(message, category, filename, lineno, file, line)
        return
    logger = getLogger('py.warnings')
    if not logger.handlers:
        logger.addHandler(NullHandler())
    logger.warning(str(warnings.formatwarning(message, category, filename, lineno, line)))


def captureWarnings(capture):
    """Sends warnings to the logger py.warnings, or back to where they went."""
    global _warnings_showwarning
    if capture and _warnings_showwarning is None:
        _warnings_showwarning, warnings.showwarning = warnings.showwarning, _showwarning
    elif not capture and _warnings_showwarning is not None:
        warnings.showwarning, _warnings_showwarning = _warnings_showwarning, None
`;
