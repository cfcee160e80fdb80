x = y, z = 5
