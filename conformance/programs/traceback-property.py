class A:
    @property
    def p(self):
        return self.q
    @property
    def q(self):
        raise ValueError('q')

print(A().p + 1)
