import sys

def hook(type, value, tb):
    print(type.__name__, value, tb.tb_lineno)

sys.excepthook = hook
1 / 0
