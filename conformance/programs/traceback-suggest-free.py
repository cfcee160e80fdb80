def outer():
    captured = 1
    def inner():
        captured
        return captred
    return inner()

outer()
