"""Reads its standard input: input() and sys.stdin."""
import sys

name = input("name? ")
print("hello", name)
count = int(input())
rows = [input().split() for _ in range(count)]
print(rows)
rest = sys.stdin.read()
print(repr(rest), len(rest.splitlines()))
try:
    input("more? ")
except EOFError as error:
    print()
    print("EOFError", error)
