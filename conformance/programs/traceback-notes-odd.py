e = ValueError('text')
e.__notes__ = 'just text'
raise e
