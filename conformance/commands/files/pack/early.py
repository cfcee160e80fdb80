import pack.again
