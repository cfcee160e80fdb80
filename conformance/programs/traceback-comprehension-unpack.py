print({x: y for x, y in [1]})
