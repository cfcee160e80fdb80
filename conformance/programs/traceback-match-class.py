class P:
    pass

match P():
    case int(y):
        pass
    case P(x):
        pass
