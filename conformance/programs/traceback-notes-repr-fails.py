class N:
    def __repr__(self):
        raise TypeError('no')

e = ValueError()
e.__notes__ = N()
raise e
