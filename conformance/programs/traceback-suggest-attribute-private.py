class A:
    def __init__(self):
        self._value = 1
    def f(self):
        return self.value

a = A()
try:
    a.valu
except AttributeError as e:
    a.f()
