class It:
    def __iter__(self):
        return self
    def __next__(self):
        raise KeyError('k')

for x in It():
    pass
