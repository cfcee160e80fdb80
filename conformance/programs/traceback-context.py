def f():
    try:
        return {}['a']
    except KeyError:
        return [][0]
    finally:
        print('finally')

try:
    f()
except IndexError:
    undefined
