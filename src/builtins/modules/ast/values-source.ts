/** ast: values of literals. */
export const valuesSource = String.raw`
def literal_eval(node_or_string):
    """The value of an expression of literals alone, given as text or as a tree."""
    node = node_or_string
    if isinstance(node, str):
        node = parse(node.lstrip(' \t'), mode='eval')
    return _value(node.body if isinstance(node, Expression) else node)


def _malformed(node):
    line = getattr(node, 'lineno', None)
    where = f' on line {line}' if line else ''
    return ValueError(f'malformed node or string{where}: {node!r}')


def _value(node):
    if isinstance(node, Constant):
        return node.value
    for kind, collect in ((Tuple, tuple), (List, list), (Set, set)):
        if isinstance(node, kind):
            return collect([_value(item) for item in node.elts])
    if isinstance(node, Dict):
        if len(node.keys) != len(node.values):
            raise _malformed(node)
        return {key: value for key, value in zip(map(_value, node.keys), map(_value, node.values))}
    match node:
        case Call(func=Name(id='set'), args=[], keywords=[]):
            return set()
        case BinOp(left=left, op=Add() | Sub(), right=right):
            real, imaginary = _signed(left), _number(right)
            if isinstance(real, (int, float)) and isinstance(imaginary, complex):
                return real + imaginary if isinstance(node.op, Add) else real - imaginary
    return _signed(node)


def _number(node):
    if isinstance(node, Constant) and type(node.value) in (int, float, complex):
        return node.value
    raise _malformed(node)


def _signed(node):
    if isinstance(node, UnaryOp) and isinstance(node.op, (UAdd, USub)):
        number = _number(node.operand)
        return +number if isinstance(node.op, UAdd) else -number
    return _number(node)
`;
