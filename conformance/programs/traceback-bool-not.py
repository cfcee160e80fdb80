class B:
    def __bool__(self):
        raise ValueError('no truth')

print(not B())
