eval('lamda x: x')
