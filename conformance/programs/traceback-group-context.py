try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ExceptionGroup('inner', [e, TypeError('t\nu')]) from e
except* TypeError as g:
    raise ValueError('in handler')
