b = bytearray(3)
b[0] = 256
