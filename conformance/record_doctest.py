"""Run doctest transcripts on this interpreter and print what their outputs are now.

Standard input: a JSON list of file names. Standard output: one JSON line per file,
{"path", "text", "examples", "problems"}; `text` is the file with its outputs replaced. Source lines and prose stay.
Every file runs in a process of its own and has one namespace, as `python -m doctest FILE` gives it.

The outputs of an example with a directive (`# doctest: +ELLIPSIS` and the like) stay while they still match.
"""

import contextlib
import doctest
import io
import json
import os
import re
import sys
import traceback

ADDRESS = re.compile(r"\bat 0x[0-9a-f]{6,}")


def exception_text(error):
    lines = traceback.format_exception_only(type(error), error)
    if isinstance(error, SyntaxError):
        # doctest compares from the line with the exception's name on; the source excerpt before it is left out.
        names = (f"{type(error).__qualname__}:", f"{type(error).__module__}.{type(error).__qualname__}:")
        for index, line in enumerate(lines):
            if line.startswith(names):
                lines = lines[index:]
                break
    return "".join(lines)


def run_example(source, name, namespace):
    """The output that the example prints, or its exception as a transcript shows it."""
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out):
            exec(compile(source, name, "single", dont_inherit=True), namespace)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return "Traceback (most recent call last):\n    ...\n" + exception_text(error)
    text = out.getvalue()
    return text if text == "" or text.endswith("\n") else text + "\n"


def as_expected(got, indent):
    lines = got.split("\n")[:-1]
    return "".join((indent + (line if line.strip() else "<BLANKLINE>")).rstrip("\n") + "\n" for line in lines)


def prompted(source, indent):
    lines = source.split("\n")[:-1]
    return "".join(
        indent + (">>>" if index == 0 else "...") + (" " + line if line else "") + "\n"
        for index, line in enumerate(lines)
    )


def record(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    name = os.path.basename(path)
    checker = doctest.OutputChecker()
    namespace = {"__name__": "__main__"}
    sys.displayhook = sys.__displayhook__
    problems = []
    pieces = []
    count = 0
    for piece in doctest.DocTestParser().parse(text, name):
        if isinstance(piece, str):
            pieces.append(piece)
            continue
        indent = " " * piece.indent
        pieces.append(prompted(piece.source, indent))
        if piece.options.get(doctest.SKIP):
            pieces.append("".join(indent + line + "\n" for line in piece.want.split("\n")[:-1]))
            continue
        got = run_example(piece.source, f"<doctest {name}[{count}]>", namespace)
        count += 1
        flags = sum(flag for flag, on in piece.options.items() if on)
        if flags and piece.want and checker.check_output(piece.want, got, flags):
            pieces.append("".join(indent + (line or "<BLANKLINE>") + "\n" for line in piece.want.split("\n")[:-1]))
            continue
        for line in got.split("\n"):
            if line.lstrip().startswith(">>> "):
                problems.append(f"{path}:{piece.lineno + 1}: the output has a line that looks like a prompt")
        if ADDRESS.search(got):
            problems.append(f"{path}:{piece.lineno + 1}: the output has an address in it")
        pieces.append(as_expected(got, indent))
    return {"path": path, "text": "".join(pieces), "examples": count, "problems": problems}


def check(path, text):
    """What is wrong with a recording as doctest itself sees it."""
    test = doctest.DocTestParser().get_doctest(text, {"__name__": "__main__"}, os.path.basename(path), path, 0)
    report = io.StringIO()
    if doctest.DocTestRunner(verbose=False).run(test, out=report.write).failed:
        return {"problems": [f"{path}: the recording does not pass doctest\n{report.getvalue()}"]}
    return {"problems": []}


def in_own_process(path, work, *args):
    """What a function gives, called in a fresh process."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read_end)
        try:
            answer = work(path, *args)
        except BaseException as error:
            answer = {"problems": [f"{path}: {exception_text(error).strip()}"]}
        with os.fdopen(write_end, "w") as pipe:
            pipe.write(json.dumps(answer))
        os._exit(0)
    os.close(write_end)
    with os.fdopen(read_end) as pipe:
        answer = pipe.read()
    os.waitpid(child, 0)
    return json.loads(answer) if answer else {"problems": [f"{path}: the interpreter died"]}


def record_and_check(path):
    answer = {"path": path, "text": None, "examples": 0, **in_own_process(path, record)}
    if answer["text"] is not None:
        # In a process of its own: the first run may have left something behind in the modules.
        answer["problems"] += in_own_process(path, check, answer["text"])["problems"]
    return json.dumps(answer)


if __name__ == "__main__":
    for path in json.load(sys.stdin):
        print(record_and_check(path), flush=True)
