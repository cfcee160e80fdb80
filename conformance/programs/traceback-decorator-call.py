def deco(n):
    def inner(f):
        1 / n
    return inner

@deco(
    0)
class C:
    pass
