"""Records what CPython says about the sources in snippets.py: python3.14 conformance/syntax/record.py

Each entry of errors.json is a source, the mode it was compiled in, and the exception's attributes
(or null where CPython compiles it).
"""

import json
import pathlib
import sys
import warnings

from snippets import EVAL, EXEC, SINGLE

warnings.simplefilter("ignore")


def outcome(source, mode):
    try:
        compile(source, "<test>", mode)
    except SyntaxError as error:
        return {
            "type": type(error).__name__,
            "msg": error.msg,
            "lineno": error.lineno,
            "offset": error.offset,
            "text": error.text,
            "end_lineno": error.end_lineno,
            "end_offset": error.end_offset,
        }
    except (MemoryError, RecursionError, ValueError) as error:
        return {"type": type(error).__name__, "msg": str(error)}
    return None


def main():
    entries = [
        {"source": source, "mode": mode, "error": outcome(source, mode)}
        for mode, sources in (("exec", EXEC), ("single", SINGLE), ("eval", EVAL))
        for source in sources
    ]
    target = pathlib.Path(__file__).with_name("errors.json")
    lines = [json.dumps(entry, ensure_ascii=True) for entry in entries]
    target.write_text("[\n" + ",\n".join(lines) + "\n]\n")
    print(f"{len(entries)} snippets, Python {sys.version.split()[0]}")


if __name__ == "__main__":
    main()
