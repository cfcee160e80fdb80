def f():
    def inner():
        class A:
            def method(self):
                return (lambda: 1 / 0)()
        return A().method()
    return inner()

f()
