import circular_c
circular_c.x
