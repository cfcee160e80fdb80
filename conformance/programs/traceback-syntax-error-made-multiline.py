raise SyntaxError('made', ('file', 3, 5, '    some  text here\n', 4, 9))
