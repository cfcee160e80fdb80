import sys

def f():
    local = 1
    g()

def g():
    raise ValueError

try:
    f()
except ValueError as e:
    tb = e.__traceback__
    while tb is not None:
        frame = tb.tb_frame
        code = frame.f_code
        print(tb.tb_lineno, frame.f_lineno, code.co_name, code.co_qualname, code.co_firstlineno)
        print(code.co_varnames, code.co_argcount, sorted(frame.f_locals)[-1:], frame.f_globals is globals())
        last, tb = tb, tb.tb_next
    print(type(last), type(frame), type(code), last.tb_frame is frame)
    e.__traceback__.tb_next = last
    raise
