"""What becomes the context of exceptions that are thrown into generators and coroutines."""


def chain(error):
    names = []
    while error is not None:
        names.append(type(error).__name__)
        error = error.__context__
    return ' < '.join(names)


def plain():
    yield 1
    yield 2


def translating():
    try:
        yield 1
    except ValueError:
        raise KeyError


def handling():
    try:
        raise LookupError
    except LookupError:
        yield 1
        yield 2


def handling_and_catching():
    try:
        raise LookupError
    except LookupError:
        try:
            yield 1
        except ValueError as error:
            print('  inside', chain(error))
        yield 2


def delegating(inner):
    def f():
        yield from inner()
    return f


def delegating_and_handling(inner):
    def f():
        try:
            raise OverflowError
        except OverflowError:
            yield from inner()
    return f


class Foreign:
    def __iter__(self): return self
    def __next__(self): return 1
    def throw(self, error): raise error


class Renaming(Foreign):
    def throw(self, error): raise BufferError


def finished():
    return
    yield


bodies = [plain, translating, handling, handling_and_catching, finished, Foreign, Renaming]
bodies += [wrap(body) for body in bodies for wrap in (delegating, delegating_and_handling)]
bodies += [delegating_and_handling(delegating_and_handling(handling))]


def throw(body, started, how):
    generator = body()
    if started:
        next(generator, None)
    error = ValueError()
    if how == 'raised before':
        try:
            raise EOFError
        except EOFError:
            try: raise error
            except ValueError: pass
    try:
        if how == 'while handling':
            try:
                raise OSError
            except OSError:
                generator.throw(error)
        elif how == 'while handling it':
            try: raise error
            except ValueError: generator.throw(error)
        elif how == 'class':
            try: 1 / 0
            except ZeroDivisionError: generator.throw(ValueError)
        else:
            generator.throw(error)
    except Exception as left:
        print(' ', how, started, chain(left), '/', chain(error))
    else:
        print(' ', how, started, 'swallowed', chain(error))


for index, body in enumerate(bodies):
    print(index, getattr(body, '__name__', body))
    for how in ('plainly', 'while handling', 'while handling it', 'raised before', 'class'):
        for started in (False, True):
            if not (isinstance(body, type)):
                throw(body, started, how)


class Awaited:
    def __await__(self):
        try:
            yield 1
        except ValueError as error:
            print('  awaited', chain(error))
            raise


async def waiting():
    try:
        raise LookupError
    except LookupError:
        await Awaited()


coroutine = waiting()
coroutine.send(None)
try:
    try:
        raise OSError
    except OSError:
        coroutine.throw(ValueError())
except ValueError as error:
    print(chain(error))


async def items():
    try:
        yield 1
    except ValueError as error:
        print('  asynchronous', chain(error))
        raise KeyError


async def walk():
    generator = items()
    print(await generator.__anext__())
    try:
        raise OSError
    except OSError:
        await generator.athrow(ValueError())


try:
    walk().send(None)
except KeyError as error:
    print(chain(error))
