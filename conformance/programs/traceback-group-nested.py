def group(depth):
    if depth == 0:
        return KeyError('innermost')
    try:
        raise ExceptionGroup(f'depth {depth}', [ValueError(depth), group(depth - 1)])
    except ExceptionGroup as e:
        return e

raise group(3)
