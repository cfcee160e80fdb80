"""Which builtin types the abstract base classes of collections.abc, numbers, typing and others know."""
import sys, collections.abc as abc, builtins, collections, types, io, functools, itertools, array, decimal, fractions, re, mmap, weakref, enum, contextlib, csv, struct, os, inspect, numbers, typing, contextvars, random, string, hashlib, zlib, pickle, operator, math, abc as abcmod
names = [n for n in abc.__all__]
seen = {}
mods = [builtins, collections, io, itertools, array, decimal, fractions, mmap, weakref]
for m in mods:
    for n in sorted(dir(m)):
        v = getattr(m, n, None)
        if isinstance(v, type) and not n.startswith('_') and v.__module__ in (m.__name__, 'builtins', '_io', 'collections', 'types', 'functools', 'itertools', 'array', 'decimal', 're', 'mmap', 'weakref', 'enum','contextlib','csv','struct','_csv','_struct','_contextvars','_random','random','fractions'):
            seen[f'{m.__name__}.{n}'] = v
def gen(): yield
async def agen(): yield
async def co(): pass
c = co()
objs = {'list_iter': iter([]), 'tuple_iter': iter(()), 'dict_keyiter': iter({}), 'dict_valiter': iter({}.values()), 'dict_itemiter': iter({}.items()), 'revdict': reversed({}), 'revval': reversed({}.values()), 'revitem': reversed({}.items()), 'set_iter': iter(set()), 'str_iter': iter(''), 'str_iter2': iter('é€'), 'bytes_iter': iter(b''), 'ba_iter': iter(bytearray()), 'range_iter': iter(range(0)), 'longrange_iter': iter(range(2**70)), 'list_rev': reversed([]), 'reversed': reversed(()), 'zip': zip(), 'map': map(int, ()), 'filter': filter(None, ()), 'enum': enumerate(()), 'gen': gen(), 'agen': agen(), 'co': c, 'keys': {}.keys(), 'vals': {}.values(), 'items': {}.items(), 'okeys': collections.OrderedDict().keys(), 'oitems': collections.OrderedDict().items(), 'ovals': collections.OrderedDict().values(), 'mp': type.__dict__ and int.__dict__, 'callit': iter(int, 1), 'seqit': iter(type('Q', (), {'__getitem__': lambda s, i: 1})()), 'arrit': iter(array.array('b')), 'mvit': iter(memoryview(b'')), 'structit': struct.iter_unpack('b', b''), 'func': gen, 'bf': len, 'meth': [].append, 'wrapper': (1).__add__, 'mdesc': list.append, 'slotw': int.__add__, 'cm': dict.__dict__['fromkeys'], 'mod': sys, 'code': gen.__code__, 'getset': type.__dict__['__mro__'], 'ell': ..., 'notimpl': NotImplemented, 'none': None, 'pat': re.compile('a'), 'match': re.match('a','a'), 'finditer': re.finditer('a', 'a'), 'count': itertools.count(), 'deqit': iter(collections.deque()), 'odictit': iter(collections.OrderedDict()), 'nt': collections.namedtuple('N', 'a')(1), 'ga': list[int], 'union': int | str, 'ctx': contextvars.copy_context(), 'sio': io.StringIO(), 'bio': io.BytesIO(), 'wref': weakref.ref(gen), 'wvd': weakref.WeakValueDictionary(), 'wkd': weakref.WeakKeyDictionary(), 'ws': weakref.WeakSet(), 'environ': os.environ, 'scandir': os.scandir('/tmp'), 'sig': inspect.signature(gen), 'params': inspect.signature(gen).parameters, 'envd': sys.modules, 'flag': re.I, 'csvr': csv.reader([]), 'csvw': csv.writer(io.StringIO()), 'cell': (lambda: c).__closure__, 'lru': functools.lru_cache(gen), 'partial': functools.partial(int), 'sd': functools.singledispatch(gen), 'cp': functools.cached_property(gen), 'cc': collections.ChainMap(), 'ud': collections.UserDict(), 'us': collections.UserString(''), 'ul': collections.UserList(), 'sns': types.SimpleNamespace(), 'slice': slice(1), 'frame': sys._getframe(), 'lines': gen.__code__.co_lines(), 'poss': gen.__code__.co_positions(), 'templ': string.Template(''), 'hashl': hashlib.md5(), 'agit': agen().__aiter__(), 'anext': agen().__anext__(), 'asend': agen().asend(None), 'aclose': agen().aclose(), 'await': None}
seen.update({f'<{k}>': type(v) for k, v in objs.items()})
extra = {'Hashable', 'typing'}
for k, t in seen.items():
    got = []
    for n in names:
        A = getattr(abc, n)
        try: r = issubclass(t, A)
        except Exception as e: r = f'{type(e).__name__}: {e}'
        if r: got.append(n if r is True else f'{n}={r}')
    for A in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral, os.PathLike, contextlib.AbstractContextManager, contextlib.AbstractAsyncContextManager, io.IOBase, io.RawIOBase, io.BufferedIOBase, io.TextIOBase, typing.SupportsInt, typing.SupportsIndex, typing.SupportsAbs, typing.SupportsBytes, typing.SupportsFloat, typing.SupportsComplex, typing.SupportsRound, typing.Reversible, typing.Sized):
        try: r = issubclass(t, A)
        except Exception as e: r = f'{type(e).__name__}: {e}'
        if r: got.append(A.__name__ if r is True else f'{A.__name__}={r}')
    print(k, ' '.join(got))
c.close()
for name in ('asend', 'aclose', 'anext'): objs[name].close()
