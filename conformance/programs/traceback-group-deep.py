def group(depth):
    if depth == 0:
        return KeyError('innermost')
    return ExceptionGroup(f'depth {depth}', [group(depth - 1)])

raise group(14)
