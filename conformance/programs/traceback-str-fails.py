class E(Exception):
    def __str__(self):
        raise TypeError('no')

class N:
    def __str__(self):
        raise TypeError('no')
    __repr__ = __str__

e = E()
e.__notes__ = [N(), 'fine']
raise e
