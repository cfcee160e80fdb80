"""What one does with syntax trees: dumps, docstrings, places, visitors, transformers, source text again."""
import ast
import sys

SOURCE = '''\
"""Doc of the module.

    Indented."""
import os, sys as system
from . import a
from ..b.c import d as e, f

@decorator(1)
@other
def first(a, b: int = 2, /, c=None, *rest: str, d, e: 'x' = 3, **more) -> list[int]:
    """Doc of a function."""
    global g, h
    x = y = (1, 2)
    x, *y = 3, [4, *z]
    x += 1; y: int = 5; (w): str; self.v: float
    del x, y[0], z.a
    assert x, 'message'
    return
async def second():
    """'quotes' and """ "more\\n"
    async with open(1) as f, g: await f
    async for i in x: yield i
    else: pass
    return [i async for i in x if i if not i]
class Third(Base, metaclass=Meta, **more):
    a = lambda x, *y, z=1: (yield)
    b = lambda: 0
    def f(self): nonlocal_ = 1
    class Inner: ...
if a: b
elif c: d
else:
    if e: f
    g
while x < 1 <= y != 2 is not None not in z: break
else: continue_
for (a, b), c in d, e: continue
try: a
except (A, B) as e: raise X from e
except: raise
else: b
finally: c
try: a
except* A: b
with a as b, (c): pass
match x, y:
    case 1 | -2 | 3 + 4j | 'a' | None | a.b: pass
    case [a, *_, b] if c: pass
    case {'k': v, **rest}: pass
    case C(1, a=2) | (C() as d): pass
    case (A() | B()) as e: pass
    case [*rest] | (_): pass
type X[T: int, *U, **V = [int]] = dict[T, U]
def generic[T = int](x: T) -> T: return x
print(f'a{b!r:>{c}}d{{}}{e=}', f"{x['k']}", f'{"a" + 'b'}', rb'\\x00', '\\n\\t\\\\', 'it\\'s "x"', u'u', t'{a!s}b{c:d}')
a if b else c if d else e
(a or b) and not (c and d) or (e)
-a ** -b, (-a) ** b, a ** b ** c, (a ** b) ** c, a - (b - c), (a - b) - c, ~-+a, not -a, a @ b // c % d << e >> f & g | h ^ i
(a := 1), [b := 2], f(c := 3), x[d := 4], x[1:2, ::3, ...], x[()], x[a, *b], x[1:], x[:, 1], (a,), (), {}, {*()}, {1, *b}, {**a, 'b': 1}
(yield_), (lambda: (a, b)), (await_), [*a, b], f(*a, **b, c=1), f(x for x in y), {a: b for a, b in c}, {a for a in b for c in d}, 1e400, 1j, -1, 1 .real, 1.5.real, True, ...
(a, b)[0], (lambda: 0)(), (a if b else c)(d), [a][0], 'x'.join(y), f''.a, {}.b, (await_)(c)
'''
tree = ast.parse(SOURCE)
text = ast.unparse(tree)
print(text)
print(ast.compare(ast.parse(text), tree), ast.dump(ast.parse(text)) == ast.dump(tree), len(list(ast.walk(tree))))

small = ast.parse('def f(a=1, *, b):\n    """Doc."""\n    return a + b[0]\n\nx = f(2, b=[3])\n')
print(ast.dump(small))
print(ast.dump(small, annotate_fields=False))
print(ast.dump(small, include_attributes=True, indent=2)[:700])
print(ast.dump(small, indent='\t', show_empty=True)[:700])
print(ast.dump(ast.parse('f(*[], **{})'), False, show_empty=True), ast.dump(ast.parse('pass; a', mode='single'), False), ast.dump(ast.Tuple(), show_empty=True))
for node in ast.walk(small):
    if isinstance(node, (ast.FunctionDef, ast.Module)):
        print(type(node).__name__, repr(ast.get_docstring(node)))
print([type(node).__name__ for node in ast.iter_child_nodes(small.body[0])], [name for name, _ in ast.iter_fields(small.body[0])])
print(repr(ast.get_docstring(tree)), repr(ast.get_docstring(tree, clean=False)))
print(small.body[0].args, small.body[1].targets[0])

source = 'x = [é, "ü" + (a\n  .b(c)), d]\n\tif_ = 1'.replace('\n\t', '\n')
parsed = ast.parse(source)
for node in ast.walk(parsed):
    if isinstance(node, ast.expr):
        print(type(node).__name__, (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset), repr(ast.get_source_segment(source, node)), repr(ast.get_source_segment(source, node, padded=True)))
print(ast.get_source_segment(source, ast.Constant(1)))
ast.increment_lineno(parsed, 10)
print(parsed.body[0].lineno, parsed.body[1].end_lineno, ast.copy_location(ast.Constant(1), parsed.body[1]).lineno)
made = ast.fix_missing_locations(ast.Expr(ast.Call(ast.Name('f', lineno=7, col_offset=3), [ast.Constant(1)], [])))
print(ast.dump(made, include_attributes=True))
print([ast.compare(ast.parse(a), ast.parse(b), compare_attributes=c) for a, b, c in [('a', 'a ', True), ('a', ' \na', True), ('1', '1.0', False), ('a', 'b', False), ('[1]', '[1, 2]', False)]])


class Names(ast.NodeVisitor):
    def __init__(self):
        self.found = []

    def visit_Name(self, node):
        self.found.append((node.id, type(node.ctx).__name__))

    def visit_Constant(self, node):
        self.found.append(node.value)

    def visit_Lambda(self, node):
        return 'not inside'


visitor = Names()
print(visitor.visit(ast.parse('a = b[1] + c.d(lambda x: y, "z")')), visitor.found, visitor.visit(ast.parse('lambda: 0', mode='eval').body))


class Folder(ast.NodeTransformer):
    """Computes sums of constants, takes out pass, doubles calls of twice, drops asserts."""

    def visit_BinOp(self, node):
        self.generic_visit(node)
        match node:
            case ast.BinOp(ast.Constant(left), ast.Add(), ast.Constant(right)):
                return ast.copy_location(ast.Constant(left + right), node)
        return node

    def visit_Pass(self, node):
        return None

    def visit_Expr(self, node):
        self.generic_visit(node)
        match node.value:
            case ast.Call(ast.Name('twice')):
                return [node, node]
        return node

    def visit_Assert(self, node):
        return ()

    def visit_Return(self, node):
        node.value = ast.Name('None_')
        return node


before = ast.parse('pass\ntwice(1 + 2 + 3)\nassert x\ny = 1 + (2 + z)\ndef f():\n    pass\n    return 5\n')
after = ast.fix_missing_locations(Folder().visit(before))
print(ast.unparse(after))
namespace = {'twice': lambda n: print('twice', n), 'z': 4}
exec(compile(after, '<folded>', 'exec'), namespace)
print(namespace['y'])

for text in ['1', '-1', '+1.5', '1+2j', '-1-2j', '"a" "b"', 'b"x"', '[1, (2, {3}), {4: None}]', 'set()', '...', 'True', '  \t1', '{1: 2, **a}', 'a', '1+1', 'f()', '-True', '[1', '1 if 2 else 3', '{[]: 1}', '1j+1', '-"a"', 'f"a"', '\n1', '1;2', '(1,)', '{}', '10**5', '"\\ud800"', '- -1', 'set([1])']:
    try:
        print(repr(text), ast.literal_eval(text) if text != '"\\ud800"' else ascii(ast.literal_eval(text)))
    except Exception as error:
        print(repr(text), type(error).__name__, str(error).split(' at 0x')[0])
for node in [ast.Constant(5), ast.Expression(ast.List([ast.Constant(1)])), ast.Name('x'), ast.Dict([ast.Constant(1)], []), 5, None]:
    try:
        print(ast.literal_eval(node))
    except Exception as error:
        print(type(error).__name__, error)
for call in [lambda: ast.dump(5), lambda: ast.get_docstring(ast.Pass()), lambda: ast.parse('a', mode='x'), lambda: ast.parse('a', feature_version=(2, 7)), lambda: ast.parse('a b'), lambda: ast.parse('\0'), lambda: compile('a', 'f', 'exec', 0x400 | 1 << 30), lambda: ast.unparse(ast.Name()), lambda: ast.Constant('a', 'u', 3)]:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
for node in [ast.Load(), ast.Add(), ast.arguments(args=[ast.arg('x', ast.Name('int'))]), ast.keyword('a', ast.Constant(1)), ast.alias('a', 'b'), ast.arg('x'), ast.MatchStar('r'), ast.Constant((1, float('inf'), 'a')), ast.Constant('x', 'u'), ast.Constant(float('nan')), ast.Module([ast.Expr(ast.Constant('doc"""')), ast.Pass()]), ast.Slice(ast.Constant(1)), ast.ExceptHandler(None, None, [ast.Pass()])]:
    print(repr(ast.unparse(node)))
print(compile('x', 'f', 'eval', ast.PyCF_ONLY_AST), ast.parse(tree) is tree, sys.getrecursionlimit() > 0)
