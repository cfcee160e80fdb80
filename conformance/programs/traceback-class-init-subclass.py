class A:
    def __init_subclass__(cls, flag):
        raise ValueError(flag)

class B(A,
        flag=1):
    pass
