"""Dumps CPython's syntax trees as JSON, one per line: [name, source, tree].

With file names on standard input, it dumps those files and, with --scopes, [name, source, code objects] instead. With --record, it rewrites programs.json from
programs.py. Columns are UTF-16 units.
"""

import ast
import io
import json
import pathlib
import sys
import tokenize
import types
import warnings

warnings.simplefilter("ignore")
sys.setrecursionlimit(20000)

SKIPPED_FIELDS = {"type_ignores", "type_comment", "kind"}
BARE = (ast.expr_context, ast.operator, ast.unaryop, ast.boolop, ast.cmpop)


def constant(value):
    match value:
        case None:
            return {"type": "None"}
        case bool():
            return {"type": "bool", "value": value}
        case int():
            return {"type": "int", "value": hex(value)}
        case float():
            return {"type": "float", "value": repr(value)}
        case complex():
            return {"type": "complex", "imag": repr(value.imag)}
        case str():
            return {"type": "str", "value": value.encode("utf-16-le", "surrogatepass").hex()}
        case bytes():
            return {"type": "bytes", "value": value.hex()}
        case _:
            return {"type": "Ellipsis"}


def column(lines, line, offset):
    text = lines[line - 1] if line <= len(lines) else b""
    if text.isascii():
        return offset
    return len(text[:offset].decode("utf-8").encode("utf-16-le")) // 2


def tree(node, lines):
    if isinstance(node, list):
        return [tree(item, lines) for item in node]
    if not isinstance(node, ast.AST):
        return node
    kind = type(node).__name__
    if isinstance(node, BARE):
        return kind
    out = {"kind": kind}
    for field in node._fields:
        if field in SKIPPED_FIELDS:
            continue
        value = getattr(node, field)
        if kind == "Constant" and field == "value":
            out[field] = constant(value)
        elif field in ("simple", "is_async"):
            out[field] = bool(value)
        else:
            out[field] = tree(value, lines)
    if hasattr(node, "lineno"):
        out["pos"] = [
            node.lineno,
            column(lines, node.lineno, node.col_offset),
            node.end_lineno,
            column(lines, node.end_lineno, node.end_col_offset),
        ]
    return out


def parse(source, mode="exec"):
    return tree(ast.parse(source, mode=mode), source.encode("utf-8", "surrogatepass").split(b"\n"))


def codes(code):
    """What scope analysis decides, of each function and class in the order of the source."""
    for const in code.co_consts:
        if isinstance(const, types.CodeType):
            yield {
                "name": const.co_name,
                "line": const.co_firstlineno,
                "qualname": const.co_qualname,
                "varnames": [name for name in const.co_varnames if not name.startswith(".")],
                "cellvars": list(const.co_cellvars),
                "freevars": list(const.co_freevars),
                "generator": bool(const.co_flags & 0x20),
            }
            yield from codes(const)


def read(path):
    data = pathlib.Path(path).read_bytes()
    encoding = tokenize.detect_encoding(io.BytesIO(data).readline)[0]
    return io.TextIOWrapper(io.BytesIO(data), encoding=encoding, newline=None).read()


def main():
    if "--record" in sys.argv:
        from programs import PROGRAMS

        target = pathlib.Path(__file__).with_name("programs.json")
        lines = [json.dumps([source, parse(source)], separators=(",", ":")) for source in PROGRAMS]
        target.write_text("[\n" + ",\n".join(lines) + "\n]\n")
        print(f"{len(PROGRAMS)} programs, Python {sys.version.split()[0]}")
        return
    for path in sys.stdin.read().split():
        try:
            source = read(path)
            data = list(codes(compile(source, path, "exec"))) if "--scopes" in sys.argv else parse(source)
        except (SyntaxError, UnicodeDecodeError):
            continue
        print(json.dumps([path, source, data]))


if __name__ == "__main__":
    main()
