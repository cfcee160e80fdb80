"""Error reports of a job runner: tracebacks taken apart, shortened, shown in groups and on a stack."""
import io
import sys
import traceback


class Report(io.TextIOBase):
    """Standard output, with the script's path made short."""

    def write(self, text):
        return sys.__stdout__.write(text.replace(__file__, 'jobs.py'))


sys.stdout = Report()


class JobError(Exception):
    """A job that did not end well."""


def divide(job):
    return job['total'] / len(
        job['parts'])


def look_up(job):
    return job['missing']


def descend(job, depth=6):
    if depth:
        return descend(job, depth - 1)
    raise RecursionError('as deep as wanted')


def run(function, job):
    try:
        function(job)
    except (ArithmeticError, LookupError) as problem:
        problem.add_note(f'while running {function.__name__}')
        raise JobError(function.__name__) from problem


def failures():
    for function in (divide, look_up, descend):
        try:
            run(function, {'total': 3, 'parts': []})
        except Exception as problem:
            yield problem


found = list(failures())
for problem in found:
    print(''.join(traceback.format_exception(problem)))

print('== entries')
for entry in traceback.extract_tb(found[1].__cause__.__traceback__):
    print(entry.name, entry.lineno, entry.end_lineno, entry.colno, entry.end_colno, repr(entry.line))
    print(' ', entry == (entry.filename, entry.lineno, entry.name, entry.line))

print('== shortened')
traceback.print_exception(found[2], limit=2, file=sys.stdout)
traceback.print_exception(found[2], limit=-1, file=sys.stdout)
traceback.print_exception(found[0], chain=False, file=sys.stdout)

print('== with variables')
shown = traceback.TracebackException.from_exception(found[0], capture_locals=True)
print([sorted(entry.locals) for entry in shown.__cause__.stack], shown.__cause__.stack[-1].locals)
print(shown.exc_type_str, shown, shown.__cause__.exc_type_str, shown.__cause__.__notes__)
del shown.stack[0]
for entry in [*shown.stack, *shown.__cause__.stack]:
    entry.locals.pop('function', None)
for text in shown.format():
    print('|', text, end='')

print('== a group')
out = io.StringIO()
traceback.print_exception(ExceptionGroup('all jobs', found), file=out)
print(out.getvalue())
print(''.join(traceback.format_exception_only(ExceptionGroup('all jobs', found), show_group=True)))


def inner():
    traceback.print_stack(file=sys.stdout)
    print([entry.name for entry in traceback.extract_stack()])
    print(''.join(traceback.format_stack(limit=1)))
    return [frame.f_code.co_name for frame, _ in traceback.walk_stack(sys._getframe())]


def outer():
    return inner()


print(outer())
try:
    raise KeyError('é' + '日本'); print('unreached')
except KeyError:
    traceback.print_exc(file=sys.stdout)
    wide = traceback.format_exc()
print(len(wide.splitlines()))
sys.tracebacklimit = 1
print(traceback.format_exc())
traceback.print_exc()
raise JobError('the end') from found[1]
