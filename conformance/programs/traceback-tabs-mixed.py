if True:
	x = (1 +
    	'a' +
	    2)
