e = ValueError('text')
e.add_note('first')
e.add_note('second\nthird')
e.__notes__.append(5)
raise e
