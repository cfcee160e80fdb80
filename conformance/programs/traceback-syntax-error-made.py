raise SyntaxError('made', ('file', 3, 5, 'some  text here', 3, 9))
