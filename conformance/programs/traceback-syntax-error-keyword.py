def f(x):
    y = 1
    if y:
        pass
    elseif x:
        pass
