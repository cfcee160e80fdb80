class A:
    _hidden = 1

A()._hiden
