def f():
	if True:
		x = [	1 /	0,	2]

f()
