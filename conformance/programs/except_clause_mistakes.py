"""The diagnosis of clauses of try, with mistakes in them and behind them."""
heads = ['except', 'except:', 'except*', 'except*:', 'except *', 'except* :', 'except T', 'except* T', 'except T as', 'except T as e', 'except* T as e', 'except T as e.x:', 'except* T as e.x:', 'except T as f():', 'except* T as [a]:', 'except T, U:', 'except* T, U:', 'except T, U as e:', 'except* T, U as e:', 'except T, U as e.x:', 'except* T, U as e.x:', 'except T, U', 'except* T, U', 'except (T, U) as e:', 'except T as 1:', 'except* T as 1:', 'except T U:', 'except* T U:', 'except T as e U:', 'except T,:', 'except T, as e:', 'except = 1:', 'except* = 1:', 'except T as e, f:', 'except T, U as e, f:','except T as (e):', 'except* T as (e):', 'except T as e if x:', 'except a := b:', 'except (a := b):', 'except *T, *U:', 'except T as None:', 'except T as _:', 'except lambda: 0:', 'except T as e ->:']
tails = [' pass', '\npass']
befores = ['try: x\n', 'try: x\nexcept A as a: pass\n', 'try: x\nexcept* A as a: pass\n']
afters = ['', 'else: z\na b\n', 'f(a()=1)\n', 'except V as v: pass\na b\n']
for h in heads:
    for t in tails:
        for b in befores:
            for a in afters:
                src = b + h + t + '\n' + a
                try: compile(src, 'f', 'exec'); print(repr(src), 'ok')
                except SyntaxError as e: print(repr(src), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
