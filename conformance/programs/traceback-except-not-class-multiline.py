try:
    1 / 0
except (ValueError, 5):
    print(1)
    print(2)
    print(3)
