def deco(f):
    raise ValueError(f.__name__)

@property
@deco
def f():
    pass
