def total(items):
    result = 0
    for item in items:
        result = result + item * 2 + (item).upper()
    return result

total([1])
