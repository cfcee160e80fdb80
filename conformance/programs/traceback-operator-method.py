class A:
    def __add__(self, other):
        return other.x
    def __getitem__(self, i):
        return self + i

print(A()[5])
