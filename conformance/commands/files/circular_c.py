import circular_d
