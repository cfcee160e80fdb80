class B:
    def __len__(self):
        return -1

x = 1 if B() else 2
