def chained():
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            {}['x']
    except KeyError as e:
        return e

raise BaseExceptionGroup('base', [chained(), KeyboardInterrupt()])
