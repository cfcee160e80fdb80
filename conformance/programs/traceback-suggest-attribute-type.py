bytearray.apend
