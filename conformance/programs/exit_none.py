import sys


class Guard:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        print("leaving with", kind.__name__, value)


with Guard():
    sys.exit()
