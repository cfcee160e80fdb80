import sys


def attempt(action):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)


def catch(f):
    try:
        f()
    except Exception as e:
        return e.__traceback__


def fails(a, *b, c=1, **d):
    "doc"
    x = 1

    def g():
        return x

    a / 0


tb = catch(lambda: fails(1))
inner = tb.tb_next.tb_next
frame = inner.tb_frame
view = frame.f_locals
print(tb.tb_lineno, inner.tb_lineno, inner.tb_next, frame.f_lineno)
print(list(view), len(view), view['x'], 'a' in view, 'q' in view, 5 in view)
print(view.get('q', 3), view.keys(), list(reversed(view))[0])
view['x'] = 5
print(view['g'](), view == dict(view), view == {}, type(view.copy()))
view['new'] = 7
print(len(view), view.pop('new'), view.setdefault('other', 2), view.items()[-1])
for action in [
    lambda: view.pop('x'),
    lambda: view['zzz'],
    lambda: view[5],
    lambda: view.__delitem__('x'),
    lambda: hash(view),
    lambda: view.update(5),
    lambda: ({'b': 2} | view)['b'],
    lambda: (view | {'b': 2})['b'],
    lambda: sys._getframe().clear(),
]:
    attempt(action)
print(type(view).__name__, type(frame).__name__, type(tb).__name__)
print(frame.f_globals is globals(), frame.f_builtins['len'] is len, frame.f_trace, frame.f_trace_lines)


def set_attribute(o, name, value):
    return lambda: setattr(o, name, value)


for action in [
    set_attribute(frame, 'f_code', 1),
    set_attribute(frame, 'f_lineno', 1),
    set_attribute(frame, 'f_trace_lines', 0),
    set_attribute(frame, 'f_trace', None),
    set_attribute(tb, 'tb_next', 5),
    set_attribute(tb, 'tb_next', tb),
    set_attribute(tb, 'tb_frame', 5),
    set_attribute(tb, 'tb_lineno', 5),
    set_attribute(tb, 'tb_next', None),
    lambda: type(frame)(),
    lambda: type(tb)(),
    lambda: type(tb)(None, 5, 0, 5),
    lambda: type(tb)(5, frame, 0, 5),
    lambda: type(tb)(None, frame, 0, 'a'),
    lambda: type(tb)(None, frame, 0, 5).tb_lineno,
    lambda: delattr(tb, 'tb_next'),
    lambda: tb.tb_next,
    lambda: dir(tb)[-4:],
]:
    attempt(action)
frame.clear()
print(frame.f_locals)
raise ValueError('made').with_traceback(type(tb)(None, frame, 0, 28))
