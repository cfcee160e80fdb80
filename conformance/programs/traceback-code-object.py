def outer(a, b=2, /, c=3, *args, d, e=5, **kw):
    """Text."""
    x = 1000
    y = 'text'

    def inner(n):
        return x + n + len(y)

    lam = lambda: (a, x)
    return inner, lam, c.real, print


class K:
    def method(self):
        __class__
        self.__private = 1.5

    def generator(self):
        yield self


def show(code):
    print(code.co_name, code.co_qualname, code.co_firstlineno, code.co_filename.rpartition('/')[2])
    print(code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_nlocals)
    print(code.co_varnames, code.co_cellvars, code.co_freevars)
    print(code.co_flags & 0x2f)


show(outer.__code__)
inner, lam, *_ = outer(1, d=4)
show(inner.__code__)
show(lam.__code__)
show(K.method.__code__)
show(K.generator.__code__)
print(outer.__code__.co_consts[0], inner.__code__.co_names, K.method.__code__.co_names)
print(type(outer.__code__), outer.__code__ == outer.__code__, outer.__code__ == inner.__code__)
try:
    outer.__code__.co_name = 'x'
except AttributeError as e:
    print(e)
