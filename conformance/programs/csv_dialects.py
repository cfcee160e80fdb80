"""The csv module: dialects, readers, writers, dicts, guesses, and what goes wrong."""
import csv, io, re, _csv
def t(f):
    try: r = f()
    except BaseException as e: r = f'{type(e).__module__}.{type(e).__name__}: {e}'
    print(re.sub('0x[0-9a-f]+','0x..', r if isinstance(r,str) else repr(r)))
def R(text, *a, **k): return list(csv.reader(io.StringIO(text, newline='') if isinstance(text,str) else text, *a, **k))
def W(rows, *a, **k):
    o = io.StringIO(newline=''); w = csv.writer(o, *a, **k); r=[w.writerow(x) for x in rows]; return o.getvalue(), r
for k in [dict(delimiter=''), dict(delimiter='ab'), dict(delimiter=1), dict(delimiter=None), dict(delimiter='\n'), dict(delimiter='\r'), dict(delimiter=' '), dict(delimiter=' ', skipinitialspace=True), dict(quotechar=''), dict(quotechar='ab'), dict(quotechar=None), dict(quotechar=1), dict(quotechar=None, quoting=1), dict(quoting=9), dict(quoting='a'), dict(quoting=-1), dict(escapechar=''), dict(escapechar='ab'), dict(escapechar=1), dict(lineterminator=None), dict(lineterminator=1), dict(lineterminator=''), dict(foo=1), dict(strict=5), dict(doublequote=None), dict(delimiter=',', quotechar=','), dict(delimiter=',', escapechar=','), dict(delimiter=',', lineterminator=','), dict(quotechar='\n'), dict(escapechar='\n'), dict(quotechar=' ', skipinitialspace=True), dict(quoting=3, quotechar=None), dict(quoting=True), dict(skipinitialspace='x')]:
    t(lambda: [k, [getattr(csv.reader([], **k).dialect, n) for n in 'delimiter quotechar escapechar doublequote skipinitialspace lineterminator quoting strict'.split()]])
t(lambda: csv.reader()); t(lambda: csv.reader(3)); t(lambda: csv.reader([], 'nope')); t(lambda: csv.reader([], 3)); t(lambda: csv.reader([], None)); t(lambda: csv.reader([], csv.excel)); t(lambda: csv.reader([], csv.excel()).dialect); t(lambda: csv.writer(3)); t(lambda: csv.writer()); t(lambda: csv.reader([], [], [])); t(lambda: next(csv.reader([b'a']))); t(lambda: next(csv.reader([1])))
for text in ['a,b,c\n1,2,3\n', 'a,b', '"a,b",c', '"a""b"', '"a\nb",c\r\nd', 'a"b,c', '"a"b,c', '""', '', '\n', 'a\rb\nc', 'a\r\n\r\nb', '"a', '"a\n', ' a, "b" ,c', 'a,,', ',', '"",""', 'a\\,b', '"a" ,b', '\x00a', 'a\0b', "'a','b'"]:
    t(lambda: [text, R(text)])
    t(lambda: R(text, strict=True)); t(lambda: R(text, skipinitialspace=True)); t(lambda: R(text, escapechar='\\')); t(lambda: R(text, quoting=csv.QUOTE_NONE)); t(lambda: R(text, doublequote=False)); t(lambda: R(text, quotechar="'")); t(lambda: R(text, quoting=csv.QUOTE_NONE, escapechar='\\'))
for text in ['1,2.5,"x"', '1,a', '"1",2', ',1,""', ' 1 ,2', 'nan,inf', '1_0', '"a",b', 'a,,"",b']:
    for q in range(6): t(lambda: [text, q, R(text, quoting=q)])
t(lambda: R(['a\nb'])); t(lambda: R(['a\n', 'b'])); t(lambda: R(['"a', 'b"'])); t(lambda: R(['"a\n', 'b"'])); t(lambda: R(['a,b\\'], escapechar='\\')); t(lambda: R(['a\\', 'b'], escapechar='\\')); t(lambda: R(['a\\\n', 'b'], escapechar='\\'));t(lambda: R(['a\r\nb'])); t(lambda: R(['', 'a'])); t(lambda: R(['"ab'], strict=True)); t(lambda: R(['a' * 20], )); 
t(lambda: csv.field_size_limit()); t(lambda: csv.field_size_limit(10)); t(lambda: R('a' * 11)); t(lambda: R('a' * 10)); t(lambda: csv.field_size_limit('a')); t(lambda: csv.field_size_limit(131072)); t(lambda: csv.field_size_limit(1,2))
rows = [[1, 2.5, None, 'a', True], ['a,b', 'c"d', 'e\nf', "g'h", ''], ['', None], [''], [None], [], ' xy', ('a\rb', b'x', 1+2j, [1]), ['a;b', ' a', 'a ', '\\'], [float('nan'), 1e300, 10**20, 0.1], ['"'], ['\u20ac', 'a\tb', 'a b']]
for k in [{}, dict(quoting=1), dict(quoting=2), dict(quoting=4), dict(quoting=5), dict(delimiter=';', lineterminator='|'), dict(doublequote=False, escapechar='\\'), dict(quotechar="'"), dict(dialect='excel-tab'), dict(dialect='unix'), dict(quoting=3, escapechar='\\'), dict(quoting=3, escapechar='\\', quotechar=None), dict(delimiter=' '), dict(delimiter=' ', skipinitialspace=True), dict(escapechar='\\')]:
    for r in rows: t(lambda: [W([r], **k), ])
for r in rows: t(lambda: W([r], quoting=3)); t(lambda: W([r], doublequote=False))
t(lambda: W([3])); t(lambda: W([None])); t(lambda: csv.writer(io.StringIO()).writerows(3)); t(lambda: csv.writer(io.StringIO()).writerows([[1],3])); t(lambda: csv.writer(io.StringIO()).writerows([[1],[2]])); t(lambda: W([{'a':1}])); t(lambda: W([(x for x in 'ab')]))
class F:
    def write(self, s): return len(s) * 2
t(lambda: csv.writer(F()).writerow('ab'))
class B:
    write = 3
t(lambda: csv.writer(B()))
class S:
    def __str__(self): raise ValueError('no')
t(lambda: W([[S()]]))
t(lambda: csv.list_dialects()); t(lambda: csv.get_dialect('excel')); t(lambda: csv.get_dialect('nope')); t(lambda: csv.register_dialect('mine', delimiter='|')); t(lambda: sorted(csv.list_dialects())); t(lambda: R('a|b', 'mine')); t(lambda: csv.unregister_dialect('mine')); t(lambda: csv.unregister_dialect('mine')); t(lambda: csv.register_dialect(3)); t(lambda: csv.register_dialect('x', 3)); t(lambda: csv.register_dialect('x', quoting=9)); t(lambda: csv.register_dialect()); t(lambda: csv.register_dialect('y', csv.excel, delimiter='#')); t(lambda: csv.get_dialect('y').delimiter); csv.unregister_dialect('y'); t(lambda: csv.unregister_dialect('x'))
class D(csv.Dialect): delimiter=';'; quotechar='"'; lineterminator='\n'; quoting=csv.QUOTE_MINIMAL
t(lambda: D()); t(lambda: R('a;b', D)); t(lambda: R('a;b', D())); t(lambda: R('a|b', D, delimiter='|'))
class D2(csv.Dialect): delimiter=';'
t(lambda: D2()); t(lambda: csv.reader([], D2).dialect.delimiter)
class D3(csv.Dialect): delimiter=';;'; quotechar='"'; lineterminator='\n'; quoting=0
t(lambda: D3())
class D4: delimiter='|'
t(lambda: R('a|b', D4)); t(lambda: csv.Dialect()); t(lambda: _csv.Dialect()); t(lambda: _csv.Dialect(delimiter=':').delimiter); t(lambda: setattr(_csv.Dialect(), 'delimiter', 'x')); t(lambda: delattr(_csv.Dialect(), 'delimiter')); t(lambda: setattr(_csv.Dialect(), 'quoting', 'x')); t(lambda: type('X', (_csv.Dialect,), {})); t(lambda: _csv.Dialect(_csv.Dialect(delimiter=':')).delimiter)
r = csv.reader(['a,b', '"c', 'd"', 'e']); t(lambda: (r.line_num, next(r), r.line_num, next(r), r.line_num, next(r), r.line_num)); t(lambda: next(r)); t(lambda: r); t(lambda: csv.writer(io.StringIO())); t(lambda: iter(r) is r); t(lambda: setattr(r, 'line_num', 3)); t(lambda: setattr(r, 'dialect', 3)); t(lambda: type(r)()); t(lambda: type(r).__name__); t(lambda: csv.__all__); t(lambda: [n for n in dir(_csv) if not n.startswith('__')]); t(lambda: csv.Error.__mro__); t(lambda: (_csv.reader, _csv.writer, _csv.Dialect, _csv.Reader, _csv.Writer)); t(lambda: [n for n in dir(r) if n[0] != '_']); t(lambda: [n for n in dir(_csv.Dialect) if n[0] != '_'])
d = csv.DictReader(io.StringIO('a,b\n1,2\n3\n4,5,6\n\n7,8')); t(lambda: d.fieldnames); t(lambda: list(d)); t(lambda: d.line_num)
d = csv.DictReader(['1,2,3'], ['x'], restkey='rest'); t(lambda: next(d)); d = csv.DictReader(['1'], ['x', 'y'], restval='?'); t(lambda: next(d)); t(lambda: next(d)); t(lambda: csv.DictReader([]).fieldnames); d.fieldnames = ['q']; t(lambda: d.fieldnames); t(lambda: csv.DictReader(['a;b','1;2'], delimiter=';').__next__()); t(lambda: csv.DictReader[int])
d = csv.DictReader(['a;b','1;2'], dialect='excel', delimiter=';'); t(lambda: d.reader.dialect.delimiter); t(lambda: csv.DictReader(iter(['a','1']), fieldnames=iter(['z'])).fieldnames)
def DW(rows, *a, header=True, **k):
    o = io.StringIO(newline=''); w = csv.DictWriter(o, *a, **k)
    out = [w.writeheader() if header else None, [w.writerow(r) for r in rows]]; return o.getvalue(), out
s = csv.Sniffer()
for text in ['a,b,c\n1,2,3\n4,5,6\n', 'a;b;c\n1;2;3\n', 'a\tb\n1\t2\n', "'a','b'\n'c','d'\n", '"a";"b"\n"c";"d"\n', 'a:b\nc:d\n', 'abc\ndef\n', '', 'a b c\nd e f\n', 'a|b|c\r\n1|2|3\r\n', '"a, b", "c"\n"d", "e, f"\n', 'name, age\nbob, 5\namy, 6\n', "x,y\n'1',2\n", '"a""b",c\n"d",e\n', '12:30 foo\n13:45 bar\n', 'one,two;three,four\nfive,six;seven,eight']:
    def f():
        d = s.sniff(text); return [text, d.delimiter, d.quotechar, d.skipinitialspace, d.doublequote, d.lineterminator, d.quoting, d.__name__, d._name]
    t(f); t(lambda: s.has_header(text)); t(lambda: s.sniff(text, delimiters=',;').delimiter)
t(lambda: s.preferred)
for text in ['name,age\nbob,5\namy,6\n', '1,2\n3,4\n', 'a,b\nc,d\n', 'a,b\nccc,5\nddd,6\n', 'x,y\n1.5,2\n2.5,3\n', 'date,v\n2020-01-01,1\n2020-01-02,2\n', 'h1,h2\n"a",1j\n"b",2j\n']: t(lambda: s.has_header(text))
