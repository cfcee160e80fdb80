"""Both streams, in a known order on each."""
import sys

print("to stdout")
print("to stderr", file=sys.stderr)
sys.stderr.write("written\n")
print("a", "b", sep="", end="", file=sys.stderr)
print(file=sys.stderr)
sys.stdout.write("no newline at the end")
sys.stdout.flush()
