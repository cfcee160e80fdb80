"""Readers of INI and CSV text, with quoting, comments, types and errors with line numbers."""
import io
import re


def read_ini(lines):
    sections, current = {}, None
    for number, line in enumerate(lines, 1):
        line = re.split(r"(?<!\\)[;#]", line, maxsplit=1)[0].rstrip()
        if not line:
            continue
        if line[0].isspace() and current and sections[current]:
            key = next(reversed(sections[current]))
            sections[current][key] += "\n" + line.strip()
        elif found := re.fullmatch(r"\[([^]]+)\]", line):
            current = found[1]
            if sections.setdefault(current, {}):
                raise ValueError(f"line {number}: section {current!r} again")
        elif current is None:
            raise ValueError(f"line {number}: no section yet")
        else:
            key, mark, value = line.partition("=")
            if not mark:
                raise ValueError(f"line {number}: no '=' in {line!r}")
            sections[current][key.strip()] = value.strip().replace("\\;", ";")
    return sections


def typed(text):
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            pass
    return {"yes": True, "no": False, "": None}.get(text.lower(), text)


def read_csv(file, separator=","):
    field, row, quoted = [], [], False
    while c := file.read(1):
        if quoted:
            if c == '"':
                if (following := file.read(1)) == '"':
                    field.append('"')
                    continue
                quoted = False
                c = following
                if not c:
                    break
            else:
                field.append(c)
                continue
        if c == '"' and not field:
            quoted = True
        elif c == separator or c == "\n":
            row.append("".join(field))
            field = []
            if c == "\n":
                yield row
                row = []
        else:
            field.append(c)
    if quoted:
        raise ValueError("quote is not closed")
    if field or row:
        yield row + ["".join(field)]


INI = """\
; settings
[window]
width = 800   # pixels
ratio=1.5
title = a\\; b
  second line
[flags]
debug = yes
empty =
"""
config = read_ini(INI.splitlines())
print(config)
print({k: typed(v) for k, v in config["window"].items()}, {k: typed(v) for k, v in config["flags"].items()})
for bad in ("x = 1", "[a]\nnope", "[a]\nx=1\n[a]"):
    try:
        read_ini(bad.split("\n"))
    except ValueError as error:
        print(error)
TABLE = 'name,qty,note\nbolt,12,"6 mm, steel"\n"nut ""A""",7,\nwasher,,"two\nlines"\nlast,1,x'
head, *rows = read_csv(io.StringIO(TABLE))
for row in rows:
    print(dict(zip(head, map(typed, row))))
print(sum(typed(r[1]) or 0 for r in rows), list(read_csv(io.StringIO("a;b\n"), ";")), list(read_csv(io.StringIO("\n"))))
try:
    list(read_csv(io.StringIO('"abc')))
except ValueError as error:
    print(error)
