"""str, list, tuple, range, slice, set and dict on pseudo-random operands: every result and every error is printed."""
seed=12345
def rnd(n):
    global seed
    seed=(seed*1103515245+12345)%2147483648
    return (seed>>8)%n
def tr(f,*a,**k):
    try: return repr(f(*a,**k))
    except Exception as e: return type(e).__name__+': '+str(e)
alpha=['a','b','A',' ','\t','é','ß','€','😀','1','-','\n','x','\u2028','İ','ǆ','_']
def word(n=None):
    return ''.join(alpha[rnd(len(alpha))] for _ in range(rnd(8) if n is None else n))
def idx():
    return [None,0,1,2,-1,-2,5,-5,100,-100,3][rnd(11)]
noarg=['capitalize','casefold','title','lower','upper','swapcase','isalnum','isalpha','isascii','isdecimal','isdigit','isidentifier','islower','isnumeric','isprintable','isspace','istitle','isupper','split','rsplit','splitlines','strip','lstrip','rstrip','expandtabs']
out=[]
for i in range(500):
    s=word(); w=word(rnd(3)); k=rnd(16)
    out.append(repr(s))
    if k==0: m=noarg[rnd(len(noarg))]; out.append((m,tr(getattr(s,m))))
    elif k==1: m=['find','rfind','index','rindex','count'][rnd(5)]; a=(w,idx(),idx())[:1+rnd(3)]; out.append((m,a,tr(getattr(s,m),*a)))
    elif k==2: m=['startswith','endswith'][rnd(2)]; a=(w,idx(),idx())[:1+rnd(3)]; out.append((m,a,tr(getattr(s,m),*a)))
    elif k==3: m=['split','rsplit'][rnd(2)]; a=([None,w][rnd(2)],rnd(5)-1)[:1+rnd(2)]; out.append((m,a,tr(getattr(s,m),*a)))
    elif k==4: m=['strip','lstrip','rstrip'][rnd(3)]; out.append((m,w,tr(getattr(s,m),w)))
    elif k==5: m=['center','ljust','rjust','zfill'][rnd(4)]; a=(rnd(15),) if m=='zfill' else (rnd(15),alpha[rnd(len(alpha))]); out.append((m,a,tr(getattr(s,m),*a)))
    elif k==6: v=word(rnd(3)); a=(w,v,rnd(4)-1)[:2+rnd(2)]; out.append(('replace',a,tr(s.replace,*a)))
    elif k==7: a=slice(idx(),idx(),[None,1,-1,2,-2,3][rnd(6)]); out.append((a,repr(s[a])))
    elif k==8: j=rnd(12)-6; out.append((j,tr(lambda: s[j]),len(s)))
    elif k==9: m=['partition','rpartition','removeprefix','removesuffix'][rnd(4)]; out.append((m,w,tr(getattr(s,m),w)))
    elif k==10: v=word(); out.append((v,s<v,s<=v,s==v,s>v,w in s))
    elif k==11: out.append(tr(s.splitlines,True))
    elif k==12: out.append(tr(s.expandtabs,rnd(9)))
    elif k==13: out.append(tr(s.translate,str.maketrans('ab😀','xé€','A')))
    elif k==14: out.append((ascii(s), list(s), s*rnd(3), w.join(s)))
    else: out.append((s.title(), s.swapcase(), s.upper(), s.casefold(), (s+'Σ').lower(),('Σ'+s).title()))
# lists
for i in range(150):
    l=[rnd(5) for _ in range(rnd(8))]; k=rnd(12); o=[rnd(9) for _ in range(rnd(4))]
    a=slice(idx(),idx(),[None,1,-1,2,-2,3][rnd(6)])
    before=list(l)
    if k==0: r=repr(l[a])
    elif k==1:
        def f(): l[a]=o
        r=tr(f)
    elif k==2:
        def f(): del l[a]
        r=tr(f)
    elif k==3: r=tr(l.pop,rnd(10)-5)
    elif k==4: r=tr(l.insert,rnd(20)-10,99)
    elif k==5: r=tr(l.index,rnd(6),[0,-3,2][rnd(3)],[100,-1,3][rnd(3)])
    elif k==6: r=tr(l.remove,rnd(6))
    elif k==7: l.sort(reverse=bool(rnd(2))); r=l==sorted(before)
    elif k==8: r=(l<o,l<=o,l>o,l==o,l!=o)
    elif k==9: l*=rnd(3); r=l+o
    elif k==10: r=sorted([(rnd(3),j) for j in range(20)],key=lambda t:t[0],reverse=bool(rnd(2)))
    else: j=rnd(12)-6; r=tr(lambda: l[j])
    out.append((before,k,a,o,r,l,tuple(l)))
# ranges and slices
for i in range(100):
    r=range(rnd(20)-10,rnd(20)-10,[1,2,-1,-3,5][rnd(5)]); a=slice(idx(),idx(),[None,1,-1,2,-2,3][rnd(6)])
    q=range(rnd(20)-10,rnd(20)-10,[1,2,-1,-3,5][rnd(5)])
    v=rnd(20)-10
    out.append((r,len(r),r[a],list(r[a]),v in r,tr(r.index,v),r.count(v),r==q,hash(r)==hash(q),hash(r),list(reversed(r)),a.indices(rnd(10)),tr(lambda:r[v]),hash(a),a==slice(idx(),idx()),bool(r)))
# sets and dicts
for i in range(150):
    a={rnd(40)-5 for _ in range(rnd(12))}; b={rnd(40)-5 for _ in range(rnd(12))}
    out.append((sorted(a),sorted(b),sorted(a|b),sorted(a&b),sorted(a-b),sorted(a^b),a<b,a<=b,a==b,a.isdisjoint(b)))
    out.append(('order',i,a,b,frozenset(a)))
    d={}
    for j in range(rnd(12)):
        k=rnd(6)
        kk=[1,1.0,True,'a','b',(1,2),(1.0,2),None,2,0,False,frozenset([1]),b'a',-1,2**70,float(2**70)][rnd(16)]
        if k==0: d.pop(kk,None)
        elif k==1: d.setdefault(kk,j)
        elif k==2: r=tr(d.popitem); out.append(r)
        elif k==3: out.append((kk in d,d.get(kk)))
        else: d[kk]=j
    out.append(d)
    out.append((d.items(),d.keys(),d.values(),list(reversed(d)),d=={**d},d|{1:5},hash(frozenset(a)),hash(tuple(sorted(a)))))
# formats
for f in ['{}','{0}','{:>10}','{!r}','{0!s:^8}','{:{}}','{0[0]}','{0.real}','{a}','{a[x]}','{{}}','{','}','{0','{!z}','{:d}','{0[a]}','{:>{w}}','{}{}{}','{0:}','{0:{0}}','{[0]}','{.real:>{}}','{a!r:<5}|']:
    for args in [(),(1,),('ab',5),([7,8],6)]:
        out.append((f,args,tr(f.format,*args,a={'x':1},w=6)))
for o in out: print(o)
