import sys
print(); print(1, 'a', None, [1, 'b'], sep='-', end='!\n'); print('x', end=''); print(sep='a'); print('a', 'b', sep='\n'); print(*range(5)); print('a', file=sys.stderr); print('a', 'b', sep=None, end=None)
class W:
    def write(s, x): out.append(x)
    def flush(s): out.append('FLUSH')
out = []; print('a', 1, file=W(), flush=True); print(out)
old = sys.stdout; sys.stdout = W(); print('hidden', 2); sys.stdout = old; print(out)
import io
b = io.StringIO(); print('to io', file=b); print(repr(b.getvalue()))
try: print('x', file=object())
except AttributeError as e: print(e)
class R:
    def __repr__(s): return 'R!'
    def __str__(s): return 5
try: print(R())
except TypeError as e: print(e)
class R2:
    def __repr__(s): return None
try: print([R2()])
except TypeError as e: print(e)
print([R()], {'k': R()}, (R(),), {R()} != None)
sys.stdout.write('w\n'); sys.stdout.writelines(['a', 'b\n'])
print(sys.stdout.write('q'))
print('a\0b', '\r', 'é', '\x1b[0m' == '\033[0m')
sys.stdout = None; print('nothing'); sys.stdout = old
del sys.stdout
try: print('lost')
except RuntimeError as e: sys.stdout = old; print(e)
print(print('x'), end='\n\n'); print('a' 'b', 'c', sep='')
print('surrogate', end=' ')
try: print('\ud800')
except UnicodeEncodeError as e: print(e)
