import traceback
def f():
    try: return [valeu for value in [1]]
    except NameError: traceback.print_exc()
f()
class C:
    try: x=[valeu for value in [1]]
    except NameError: traceback.print_exc()
try: [valeu for value in [1]]
except NameError: traceback.print_exc()
def g():
    value2 = 1
    def h(): return {valeu2: 1 for value in [1]}
    h()
try: g()
except NameError: traceback.print_exc()
