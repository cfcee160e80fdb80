def f(a):
    return g(a)  # nothing but a call

def g(a):
    if a: return h(a)

def h(a):
    x = y = k(a)

def k(a):
    (z) = (m(a))

def m(a):
    x = n(a).y

def n(a):
    x, = o(a),

def o(a):
    return o2(a), 1

def o2(a):
    x = a.o3(a)

class A:
    def o3(self, a):
        self.x = o4(a)

def o4(a):
    x = 1; y = o5(a)

def o5(a):
    x: int = o6(a)

def o6(a):
    return o7(
        a,
        (
            1
        ),
        [2],
    )

def o7(a, *b):
    x = o8(a); y = 1

def o8(a):
    raise KeyError("k")

f(A())
