"""The classes of syntax nodes: making, showing, copying them, and what is deprecated."""
import ast, warnings, copy, pickle
warnings.simplefilter('always')
import sys
def show(f):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter('always')
        try: print(repr(f()), [str(x.message) for x in w], [x.category.__name__ for x in w])
        except Exception as e: print(type(e).__name__, e, [str(x.message) for x in w])
show(lambda: ast.Name(1,2,3))
show(lambda: ast.Name('a', id='b'))
show(lambda: ast.Name())
show(lambda: ast.Name('x'))
show(lambda: ast.Name('x', foo=1))
show(lambda: ast.Name('x', lineno=1).lineno)
show(lambda: ast.FunctionDef('f'))
show(lambda: ast.Pass(1))
show(lambda: ast.AST(1))
show(lambda: ast.AST(a=1))
class My(ast.AST): _fields=('a','b')
show(lambda: My())
show(lambda: My(1,2))
show(lambda: My(1))
class My2(ast.AST): _fields=('a','b'); _field_types={'a':int,'b':list[int]}
show(lambda: My2(1))
show(lambda: My2(1).b)
class My3(ast.Name): pass
show(lambda: My3('a'))
class My4(ast.Name): _fields=('id','ctx','extra'); extra=None
show(lambda: My4('a'))
class My5(ast.Name): _fields=5
show(lambda: My5('a'))
show(lambda: ast.parse('a+b*c'))
show(lambda: ast.parse('f(a, b, c, d)'))
show(lambda: ast.parse('a\nb\nc\nd\n'))
show(lambda: ast.parse('[1, [2, [3, [4]]]]', mode='eval'))
show(lambda: ast.parse('[]', mode='eval'))
show(lambda: ast.parse('"' + 'x'*200 + '"', mode='eval'))
show(lambda: ast.Constant(1.5)); show(lambda: ast.Constant([1,2,3]));show(lambda: ast.Constant((1,2,3))); show(lambda: ast.Module([], [])); show(lambda: ast.Module([ast.Pass()]*3, ())); show(lambda: ast.Constant(object))
show(lambda: ast.arguments())
show(lambda: ast.Name('x').__reduce_ex__(2))
show(lambda: ast.Name('x', ast.Store(), lineno=1).__reduce__())
show(lambda: ast.Name.__mro__)
show(lambda: (ast.Name.__module__, ast.Name.__qualname__, type(ast.Name), ast.Name.__match_args__, ast.Name._field_types, ast.Call._field_types))
show(lambda: (ast.Dict._field_types, ast.ImportFrom._field_types, ast.Constant._field_types, ast.Interpolation._field_types))
show(lambda: ast.Return.value); show(lambda: ast.Return().value); show(lambda: vars(ast.Return())); show(lambda: vars(ast.Name('x'))); show(lambda: vars(ast.parse('x', mode='eval').body))
show(lambda: vars(ast.parse('def f(): pass').body[0]))
show(lambda: ast.parse('a').body[0].value.ctx is ast.parse('b').body[0].value.ctx); show(lambda: ast.Name('x').ctx is ast.parse('b').body[0].value.ctx);show(lambda: ast.Load() is ast.Load())
show(lambda: copy.replace(ast.Name('x'), id='y').id); show(lambda: copy.replace(ast.Name('x'), foo='y')); show(lambda: copy.replace(ast.Name('x', lineno=3), ctx=ast.Store()).lineno)
show(lambda: ast.Name('x') == ast.Name('x')); show(lambda: ast.dump(copy.deepcopy(ast.parse('a+1')))); show(lambda: ast.dump(pickle.loads(pickle.dumps(ast.parse('a+1')))))
show(lambda: isinstance(3, ast.Constant)); show(lambda: ast.Constant(3).n); show(lambda: ast.Num(3)); show(lambda: ast.Index(3)); show(lambda: ast.ExtSlice([ast.Constant(1)]));show(lambda: ast.Suite()); show(lambda: ast.slice()); show(lambda: ast.Param()); show(lambda: ast.Ellipsis)
show(lambda: ast.AST.__doc__); show(lambda: ast.AugLoad()); 
show(lambda: ast.Name(**{'id':'x','end_lineno':3,'bad':1}).__dict__); show(lambda: ast.expr()); show(lambda: ast.expr(1)); show(lambda: ast.mod())
