f = len
match 5:
    case f():
        pass
