while undefined > 1:
    pass
