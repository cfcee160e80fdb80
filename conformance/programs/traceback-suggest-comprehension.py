def f(values):
    return [valeu for value in values]

f([1])
