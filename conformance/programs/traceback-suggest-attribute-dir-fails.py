class A:
    alpha = 1
    def __dir__(self):
        1 / 0

A().alpa
