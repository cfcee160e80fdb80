x = 5
print(f'{x:zz} and {x}')
