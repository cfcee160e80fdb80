"""Flags whose values are no powers of two, or no numbers."""
import enum
def attempt(src):
    try:
        ns={'Flag':enum.Flag,'IntFlag':enum.IntFlag,'enum':enum}; exec(src,ns); F=ns['F']
        print(list(F), repr(F.__members__), [m.value for m in F.__members__.values()], getattr(F,'_flag_mask_',None))
        for expr in ("F.A|F.B","F.B|F.A","F.A&F.B","F.B^F.A","1|F.A","F.B|1","~F.A","F('a')","F.A in F.B","bool(F.A)","len(F.A)","list(F.A)","str(F.A)","F.A==F.A"):
            try: print(expr, repr(eval(expr,ns)))
            except Exception as e: print(expr, type(e).__name__, e)
    except Exception as e: print(type(e).__name__, e)
attempt("class F(Flag):\n A='a'\n B='b'")
attempt("class F(Flag):\n A=1\n B='b'")
attempt("class F(Flag):\n A=1.5\n B=2")
attempt("class F(Flag):\n A=(1,2)\n B=2")
attempt("class F(str, Flag):\n A='a'\n B='b'")
attempt("class F(Flag):\n A=-1\n B=2")
attempt("class F(IntFlag):\n A=-1\n B=2")
attempt("class F(Flag):\n A=0\n B=3\n C=1")
attempt("class F(Flag):\n A=None\n B=3")
attempt("class F(IntFlag):\n A='1'\n B=3")
