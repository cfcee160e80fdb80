import math
math.sqtr(2)
