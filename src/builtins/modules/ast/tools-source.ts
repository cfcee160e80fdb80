/** ast: walking over trees, showing, changing and comparing them. */
export const toolsSource = String.raw`
def parse(source, filename='<unknown>', mode='exec', *, type_comments=False, feature_version=None, optimize=-1):
    """The syntax tree of a text."""
    flags = PyCF_OPTIMIZED_AST if optimize > 0 else PyCF_ONLY_AST
    if type_comments:
        flags |= PyCF_TYPE_COMMENTS
    version = -1 if feature_version is None else feature_version
    if isinstance(version, tuple):
        major, version = version
        if major != 3:
            raise ValueError(f'Unsupported major version: {major}')
    return compile(source, filename, mode, flags, _feature_version=version, optimize=optimize)


_ABSENT = object()


def iter_fields(node):
    """The fields that a node has, as pairs of name and value."""
    for name in node._fields:
        value = getattr(node, name, _ABSENT)
        if value is not _ABSENT:
            yield name, value


def iter_child_nodes(node):
    """The nodes right beneath a node."""
    for _, value in iter_fields(node):
        for item in value if isinstance(value, list) else (value,):
            if isinstance(item, AST):
                yield item


def walk(node):
    """The node and all beneath it, level by level."""
    level = [node]
    for one in level:
        level += iter_child_nodes(one)
        yield one


def dump(node, annotate_fields=True, include_attributes=False, *, indent=None, show_empty=False):
    """A tree as the calls that make it. @param indent spaces, or a text, for one line for each node"""
    if not isinstance(node, AST):
        raise TypeError(f'expected AST, got {type(node).__name__!r}')
    step = ' ' * indent if isinstance(indent, int) else indent
    return _Dump(annotate_fields, include_attributes, step, show_empty).shown(node, 0)[0]


class _Dump:
    """How a tree is to be shown. A value's text comes with whether it fits among others in a line."""

    def __init__(self, names, attributes, step, empty):
        self.names, self.attributes, self.step, self.empty = names, attributes, step, empty

    def shown(self, value, depth):
        if isinstance(value, AST):
            return self.node(value, depth + 1)
        if not isinstance(value, list):
            return repr(value), True
        if not value:
            return '[]', True
        return f'[{self.layout([self.shown(item, depth + 1)[0] for item in value], depth + 1)}]', False

    def layout(self, parts, depth):
        if self.step is None:
            return ', '.join(parts)
        line = '\n' + self.step * depth
        return line + f',{line}'.join(parts)

    def node(self, node, depth):
        cls = type(node)
        parts, simple = [], True
        for name, value in self.parts(node, cls):
            text, fits = self.shown(value, depth)
            simple = simple and fits
            parts.append(f'{name}={text}' if name else text)
        if simple and len(parts) <= 3:
            return f'{cls.__name__}({", ".join(parts)})', not parts
        return f'{cls.__name__}({self.layout(parts, depth)})', False

    def parts(self, node, cls):
        """What is shown of a node. Without names, only the last fields may be left out."""
        named, waiting = self.names, []
        for name in node._fields:
            value = getattr(node, name, _ABSENT)
            if value is _ABSENT or value is None and getattr(cls, name, _ABSENT) is None:
                named = True
                continue
            if not self.empty and value == [] and self.is_list(cls, name):
                if not named:
                    waiting.append((None, value))
                continue
            if not self.empty and not named:
                yield from waiting
                waiting = []
            yield (name if named else None), value
        if self.attributes:
            for name in node._attributes:
                value = getattr(node, name, _ABSENT)
                if value is not _ABSENT and not (value is None and getattr(cls, name, _ABSENT) is None):
                    yield name, value

    @staticmethod
    def is_list(cls, name):
        return getattr(cls._field_types.get(name), '__origin__', None) is list


def copy_location(new_node, old_node):
    """Gives a node the place of another one."""
    for name in ('lineno', 'col_offset', 'end_lineno', 'end_col_offset'):
        if name not in old_node._attributes or name not in new_node._attributes:
            continue
        value = getattr(old_node, name, _ABSENT)
        if value is not _ABSENT and (value is not None or name.startswith('end')):
            setattr(new_node, name, value)
    return new_node


def fix_missing_locations(node):
    """Gives all nodes without a place that of the node around them."""
    todo = [(node, {'lineno': 1, 'col_offset': 0, 'end_lineno': 1, 'end_col_offset': 0})]
    while todo:
        one, around = todo.pop()
        place = dict(around)
        for name in around:
            if name not in one._attributes:
                continue
            own = getattr(one, name, _ABSENT)
            if own is _ABSENT or own is None and name.startswith('end'):
                setattr(one, name, place[name])
            else:
                place[name] = own
        todo += [(child, place) for child in iter_child_nodes(one)]
    return node


def increment_lineno(node, n=1):
    """Moves a tree down by some lines."""
    for one in walk(node):
        if 'lineno' in one._attributes or isinstance(one, TypeIgnore):
            one.lineno = getattr(one, 'lineno', 0) + n
        end = getattr(one, 'end_lineno', 0) if 'end_lineno' in one._attributes else None
        if end is not None:
            one.end_lineno = end + n
    return node


def get_docstring(node, clean=True):
    """The docstring of a function, class or module, or None."""
    if not isinstance(node, (Module, ClassDef, FunctionDef, AsyncFunctionDef)):
        raise TypeError(f"{type(node).__name__!r} can't have docstrings")
    match node.body:
        case [Expr(value=Constant(value=str(text))), *_]:
            if clean:
                from inspect import cleandoc
                return cleandoc(text)
            return text
    return None


def get_source_segment(source, node, *, padded=False):
    """The text that a node was made of, or None where its place is not known."""
    place = [getattr(node, name, None) for name in ('lineno', 'end_lineno', 'col_offset', 'end_col_offset')]
    if None in place:
        return None
    first, last, start, end = place
    import re
    lines = [line.encode() for line in re.findall('[^\n\r]*(?:\r\n|[\n\r]|$)', source)[first - 1:last]]
    lines[-1] = lines[-1][:end]
    margin = lines[0][:start].decode()
    lines[0] = lines[0][start:]
    text = b''.join(lines).decode()
    if padded and first != last:
        text = re.sub('[^\f\t]', ' ', margin) + text
    return text


def compare(a, b, /, *, compare_attributes=False):
    """Whether two trees say the same; with attributes, at the same places."""
    todo = [(a, b)]
    while todo:
        left, right = todo.pop()
        if type(left) is not type(right):
            return False
        if isinstance(left, list):
            if len(left) != len(right):
                return False
            todo += zip(left, right)
        elif isinstance(left, AST):
            if left._fields != right._fields or compare_attributes and left._attributes != right._attributes:
                return False
            names = left._fields + (tuple(left._attributes) if compare_attributes else ())
            todo += [(getattr(left, name, _ABSENT), getattr(right, name, _ABSENT)) for name in names]
        elif left != right:
            return False
    return True


class NodeVisitor:
    """Calls a method visit_NAME for each node of a tree."""

    def visit(self, node):
        """Visits a node by the method of its class, or else generic_visit."""
        return getattr(self, f'visit_{type(node).__name__}', self.generic_visit)(node)

    def generic_visit(self, node):
        """Visits the nodes beneath a node."""
        for child in iter_child_nodes(node):
            self.visit(child)


class NodeTransformer(NodeVisitor):
    """A visitor whose methods give what a node becomes: itself, another one, several, or None for nothing."""

    def generic_visit(self, node):
        for name, value in iter_fields(node):
            if isinstance(value, list):
                value[:] = [changed for item in value for changed in self._changed(item)]
            elif isinstance(value, AST):
                changed = self.visit(value)
                if changed is None:
                    delattr(node, name)
                else:
                    setattr(node, name, changed)
        return node

    def _changed(self, item):
        if not isinstance(item, AST):
            return (item,)
        changed = self.visit(item)
        return () if changed is None else (changed,) if isinstance(changed, AST) else changed


def unparse(ast_obj):
    """Source text that has this tree."""
    return _unparse(ast_obj)


class slice(AST):
    """Former kind of node."""


class Index(slice):
    """Former kind of node: the value stands for itself."""

    def __new__(cls, value, **kwargs):
        return value


class ExtSlice(slice):
    """Former kind of node: a Tuple."""

    def __new__(cls, dims=(), **kwargs):
        return Tuple(list(dims), Load(), **kwargs)


class Suite(mod):
    """Former kind of node."""


for _name in ('AugLoad', 'AugStore', 'Param'):
    globals()[_name] = type(_name, (expr_context,), {'__doc__': 'Former kind of node.', '__module__': 'ast'})
Tuple.dims = property(lambda self: self.elts, lambda self, value: setattr(self, 'elts', value), doc='Former name of elts.')
del _name


def main(args=None):
    """Shows the tree of a file, or of what is typed."""
    import argparse
    import sys
    parser = argparse.ArgumentParser()
    parser.add_argument('infile', nargs='?', default='-', help='a file, or - for the standard input')
    parser.add_argument('-m', '--mode', default='exec', choices=('exec', 'single', 'eval', 'func_type'))
    parser.add_argument('-a', '--include-attributes', action='store_true', help='show where nodes stand')
    parser.add_argument('-i', '--indent', type=int, default=3, help='spaces for each level')
    parser.add_argument('--show-empty', action='store_true', help='show empty lists and fields')
    options = parser.parse_args(args)
    if options.infile == '-':
        name, source = '<stdin>', sys.stdin.buffer.read()
    else:
        name = options.infile
        with open(name, 'rb') as file:
            source = file.read()
    tree = parse(source, name, options.mode)
    print(dump(tree, include_attributes=options.include_attributes, indent=options.indent, show_empty=options.show_empty))


if __name__ == '__main__':
    main()
`;
