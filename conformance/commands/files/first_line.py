#! not python at all (
import sys
print(1)
raise ValueError
