class Seq:
    def __init__(s, *a): s.a = a
    def __len__(s): return len(s.a)
    def __getitem__(s, i): print('gi', i); return s.a[i]
q = Seq(1, 2, 3)
print(list(q), 2 in q, list(reversed(q)), [*q], tuple(q)); a, b, c = q; print(q[1:], q[-1], max(q), sorted(q), sum(q), dict(enumerate(q)), list(zip(q, q)))
class It:
    def __iter__(s): print('iter'); s.n = 0; return s
    def __next__(s):
        s.n += 1
        if s.n > 2: raise StopIteration
        return s.n
i = It(); print(list(i), [x for x in i], 2 in i, *i); a, b = i
class BadIter:
    def __iter__(s): return 5
for f in [lambda: list(BadIter()), lambda: 1 in BadIter(), lambda: [*BadIter()], lambda: print(*BadIter()), lambda: dict(BadIter()), lambda: sum(BadIter())]:
    try: f()
    except TypeError as e: print(e)
class Raiser:
    def __iter__(s): raise ValueError('iter')
    def __len__(s): raise ValueError('len')
    def __bool__(s): raise ValueError('bool')
    def __contains__(s, x): raise ValueError('contains')
    def __getitem__(s, k): raise ValueError('getitem')
    def __eq__(s, o): raise ValueError('eq')
    def __hash__(s): raise ValueError('hash')
    def __repr__(s): raise ValueError('repr')
    def __str__(s): raise ValueError('str')
    def __call__(s): raise ValueError('call')
    def __int__(s): raise ValueError('int')
    def __add__(s, o): raise ValueError('add')
    def __getattr__(s, n): raise ValueError('getattr ' + n)
r = Raiser()
for e in ['list(r)', 'len(r)', 'bool(r)', 'not r', 'r and 1', '1 if r else 2', '1 in r', 'r[0]', 'r == 1', 'r != 1', 'r in [1]', '[1].count(r)', '{r}', '{r: 1}', 'repr(r)', 'str(r)', 'f"{r}"', '"%s" % r', 'r()', 'int(r)', 'r + 1', 'r.x', 'hasattr(r, "x")', 'getattr(r, "x", 1)', '[r]', 'print(r)', 'a, b = r', 'r += 1', 'for _ in r: pass', 'while r: pass', 'assert r', 'iter(r)', '[*r]', 'print(*r)', '{**r}', 'r < 1', 'sorted([r, r])', 'max(r, r)', 'isinstance(r, int)', 'any([r])', 'list(filter(None, [r]))', 'r.__class__', 'vars(r)', 'match_(r)']:
    def match_(v):
        match v:
            case [1]: pass
            case 1: pass
    try: exec(e); print(e, 'ok')
    except Exception as x:
        try: print(e, type(x).__name__, x)
        except Exception as y: print(e, 'unprintable', y)
