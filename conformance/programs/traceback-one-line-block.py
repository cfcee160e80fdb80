if True: print(1 / 0); print(2)
