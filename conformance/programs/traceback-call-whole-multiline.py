class Box:
    def get(self, *a):
        return self

    def set(self, a):
        x = self.get(
            a
        ).fail(a,
               2)

    def fail(self, *a):
        return (
            nothing(
                1)
        )


def nothing(x):
    return Box.oops(x,
                    2)


Box().get().set(1)
