raise SyntaxError('made', ('file', None, 2, 'text'))
