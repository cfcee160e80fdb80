é = 'ü'
def f():
    x = g('ä')
def g(ö):
    y = é + 5
f()
