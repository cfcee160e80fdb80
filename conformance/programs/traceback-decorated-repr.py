def outer(n):
    def deco(f):
        return f

    @deco
    def inner():
        raise ValueError(inner.__code__.co_firstlineno, inner.__code__.co_flags & 16)

    inner()


outer(1)
