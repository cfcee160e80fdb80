print('found' if 1 in 5 else 'not')
