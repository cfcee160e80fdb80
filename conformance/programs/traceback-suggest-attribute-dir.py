class A:
    def __dir__(self):
        return ['alpha', 'beta', 5]

A().alpa
