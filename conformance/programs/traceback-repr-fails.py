class A:
    def __repr__(self):
        return undefined

print([A()])
