class B:
    def __bool__(self):
        raise ValueError('no truth')

x = [B() and 1]
