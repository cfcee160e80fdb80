match 5:
    case x if x < 'a':
        pass
