import sys
x = [
    y fro y in range(3)
    if y
]
