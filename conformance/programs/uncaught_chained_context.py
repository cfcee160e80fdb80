"""`During handling of the above exception` in a traceback, twice."""


def lookup(table, key):
    try:
        return table[key]
    except KeyError:
        return table[key.upper()]


def with_default(table, key):
    try:
        return lookup(table, key)
    except KeyError:
        return table.default


class Table(dict):
    pass


print(lookup({"A": 1}, "a"))
with_default(Table(), "b")
