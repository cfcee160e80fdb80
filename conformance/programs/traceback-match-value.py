match 5:
    case undefined.attribute:
        pass
