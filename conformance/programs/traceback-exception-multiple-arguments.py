class E(Exception):
    pass

raise E(1, 'a', [2])
