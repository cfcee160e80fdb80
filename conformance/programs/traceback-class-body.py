class A:
    x = 1
    class B:
        y = 1 / 0
