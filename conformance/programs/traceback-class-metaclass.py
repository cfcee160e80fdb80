class M(type):
    def __new__(mcs, name, bases, ns):
        raise ValueError(name)

class A(metaclass=M):
    pass
