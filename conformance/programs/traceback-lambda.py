f = lambda x: 1 + x / 0
print([f(1)])
