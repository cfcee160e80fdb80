"""Stands in until Octets has textwrap."""


def dedent(text):
    lines = text.splitlines(keepends=True)
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return ''.join(line[margin:] if line.strip() else '\n' for line in lines)
