data = {'a': {'b': {'c': None}}}
print(1 + data['a']['b']['c']['d'] + 2)
