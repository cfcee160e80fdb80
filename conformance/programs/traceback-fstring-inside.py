x = 5
print(f'a {x + "b"} c')
