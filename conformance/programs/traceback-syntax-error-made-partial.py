raise SyntaxError('made', (None, None, None, None))
