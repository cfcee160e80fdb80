class B:
    def __bool__(self):
        return 5

while True:
    if B():
        pass
