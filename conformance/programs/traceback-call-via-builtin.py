def key(x):
    return x['k']

print(sorted([1, 2],
             key=key))
