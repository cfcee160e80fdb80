"""Context variables: values, tokens, contexts, and what goes wrong."""
import contextvars as c, re
def t(f):
    try: r = f()
    except BaseException as e: r = f'{type(e).__name__}: {e}'
    print(re.sub('0x[0-9a-f]+','0x..', r if isinstance(r,str) else repr(r)))
v = c.ContextVar('v'); d = c.ContextVar('d', default=42)
t(lambda: v); t(lambda: d); t(lambda: v.name); t(lambda: v.get()); t(lambda: v.get(1)); t(lambda: d.get()); t(lambda: d.get(7)); t(lambda: v.get(1,2)); t(lambda: v.get(default=1))
t(lambda: c.ContextVar()); t(lambda: c.ContextVar(1)); t(lambda: c.ContextVar('a', 1)); t(lambda: c.ContextVar('a', x=1)); t(lambda: c.ContextVar(name='a').name)
tok = v.set(5); t(lambda: tok); t(lambda: tok.var is v); t(lambda: tok.old_value); t(lambda: tok.old_value is c.Token.MISSING)
tok2 = v.set(6); t(lambda: tok2.old_value); t(lambda: v.reset(tok2)); t(lambda: v.get()); t(lambda: v.reset(tok2)); t(lambda: tok2); t(lambda: d.reset(tok)); t(lambda: v.reset(3)); t(lambda: v.reset(tok)); t(lambda: v.get()); t(lambda: v.reset())
t(lambda: c.Token()); t(lambda: type('X',(c.Token,),{})); t(lambda: type('X',(c.ContextVar,),{})); t(lambda: type('X',(c.Context,),{}))
ctx = c.copy_context(); t(lambda: ctx); t(lambda: len(ctx)); t(lambda: list(ctx)); t(lambda: v in ctx); t(lambda: 'a' in ctx); t(lambda: ctx['a']); t(lambda: ctx[v]); t(lambda: ctx.get('a')); t(lambda: ctx.get(v)); t(lambda: ctx.get(v, 3)); t(lambda: ctx.get())
v.set('outer')
def run(x, *, y):
    v.set(x + y); return v.get(), d.set(1), sorted((k.name, x) for k, x in c.copy_context().items())
t(lambda: ctx.run(run, 1, y=2)); t(lambda: v.get()); t(lambda: ctx[v]); t(lambda: sorted(k.name for k in dict(ctx))); t(lambda: sorted(k.name for k in ctx.keys())); t(lambda: sorted(ctx.values())); t(lambda: sorted((k.name, x) for k, x in ctx.items())); t(lambda: ctx.keys())
t(lambda: ctx.run(ctx.run, print)); t(lambda: ctx.run()); t(lambda: ctx.run(3)); t(lambda: ctx == ctx.copy()); t(lambda: ctx == c.Context()); t(lambda: ctx == 3); t(lambda: ctx < ctx); t(lambda: hash(ctx)); t(lambda: c.Context(1)); t(lambda: c.Context(a=1)); t(lambda: len(c.Context()))
def other():
    return v.set(9)
tk = ctx.copy().run(other); t(lambda: v.reset(tk))
t(lambda: ctx.run(lambda: 1/0)); t(lambda: ctx.run(v.get))
with v.set('in') as tt: print(v.get(), tt is not None, tt.var is v)
print(v.get()); t(lambda: tt)
try:
    with v.set(1): raise KeyError('x')
except KeyError: print(v.get())
t(lambda: c.ContextVar[int]); t(lambda: c.Token[int]); t(lambda: c.Token.MISSING); t(lambda: type(c.Token.MISSING)); t(lambda: hash(v) == hash(v)); t(lambda: v == c.ContextVar('v')); t(lambda: hash(tok)); 
t(lambda: [n for n in dir(c.Context) if not n.startswith('__')]); t(lambda: [n for n in dir(c.Token)if n not in dir(object)]); t(lambda: [n for n in dir(c.ContextVar) if n not in dir(object)]); t(lambda: [n for n in dir(c.Context)if n not in dir(object)])
t(lambda: c.__all__); import collections.abc; t(lambda: isinstance(ctx, collections.abc.Mapping)); t(lambda: c.ContextVar.__module__); t(lambda: c.Context.__name__); t(lambda: c.Token); 
t(lambda: setattr(v,'name',3)); t(lambda: setattr(v,'x',3)); t(lambda: setattr(tok,'var',3)); t(lambda: ctx.__setitem__); t(lambda: c.copy_context(1)); t(lambda: iter(ctx)); t(lambda: v.set()); t(lambda: __import__('copy').copy(ctx)); t(lambda: __import__('pickle').dumps(v))
def gen():
    while True: yield v.get()
g = gen(); print(next(g)); v.set('gg'); print(next(g)); print(ctx.run(next, g))
