class A:
    colour = 1
    other = color
