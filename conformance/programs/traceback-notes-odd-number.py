e = ValueError('text')
e.__notes__ = 17
raise e
