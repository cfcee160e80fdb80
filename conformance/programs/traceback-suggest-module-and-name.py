times = 1
print(time)
