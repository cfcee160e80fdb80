try:
    raise ExceptionGroup('g', [ValueError(1)])
except* TypeError:
    pass
