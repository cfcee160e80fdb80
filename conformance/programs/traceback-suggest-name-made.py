def f(parameter):
    raise NameError('my message', name='paramter')

f(1)
