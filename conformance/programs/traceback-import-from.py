from sys import platfrm
