class A:
    def f(self, x):
        try:
            for y in x:
                print(y)
            whlie x:
                pass
        finally:
            pass
