def f(n):
    raise ValueError(n)

errors = []
for i in range(3):
    try:
        f(i)
    except ValueError as e:
        e.add_note(f'note {i}\nline two')
        errors.append(e)
raise ExceptionGroup('several', errors)
