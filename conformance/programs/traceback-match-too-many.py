match 5:
    case int(a, b):
        pass
