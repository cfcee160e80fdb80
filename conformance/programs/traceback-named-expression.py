print((y := 1 / 0), 2)
