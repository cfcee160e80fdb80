try:
    1/0
except ZeroDivisionError:
    try:
        [][1]
    except IndexError as e:
        e.add_note('note one'); e.add_note('note two')
        raise
