import sys

print("the status is taken modulo 256")
sys.exit(256 + 7)
