import sys

print("working")
try:
    sys.exit(3)
finally:
    print("cleaned up")
