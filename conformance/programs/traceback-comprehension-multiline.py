print([
    x + y
    for x in range(3)
    for y in [1, 'a']
    if y
])
