s = slice('a', 2)
print([1, 2, 3][s])
