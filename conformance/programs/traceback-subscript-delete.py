t = {}
del t['k'], t['l']
