/** Random Python functions over numbers, lists and objects, for laws about how they are run: they print results and tracebacks. */
import fc from 'fast-check';

const NAMES = ['a', 'b', 'c', 'x'];
const name = fc.constantFrom(...NAMES);
const number = fc.constantFrom(
  '0',
  '1',
  '2',
  '-3',
  '7',
  '255',
  '4294967295',
  '9007199254740991',
  '0.5',
  '-0.0',
  '1e300',
  '2.0',
);
const oddity = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('True', 'GLOBAL', 'len(items)', '2.5') },
  { weight: 1, arbitrary: fc.constantFrom("'s'", 'None', 'MISSING') },
);

const { expression } = fc.letrec<{ expression: string }>(tie => {
  const inner = tie('expression');
  const binary = (operators: string[], right: fc.Arbitrary<string>): fc.Arbitrary<string> =>
    fc.tuple(inner, fc.constantFrom(...operators), right).map(([l, op, r]) => `(${l} ${op} ${r})`);
  return {
    expression: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'expression' },
      { weight: 6, arbitrary: name },
      { weight: 3, arbitrary: number },
      { weight: 1, arbitrary: oddity },
      { weight: 8, arbitrary: binary(['+', '-', '*', '/', '//', '%', '&', '|', '^'], inner) },
      { weight: 1, arbitrary: binary(['<<', '>>'], fc.constantFrom('0', '1', '5', '31', '40', '-1')) },
      { weight: 1, arbitrary: binary(['**'], fc.constantFrom('0.5', '2', '-1', '2.0')) },
      { weight: 3, arbitrary: binary(['<', '<=', '==', '!=', '>', '>=', 'is', 'in'], inner) },
      { weight: 1, arbitrary: fc.tuple(inner, inner, inner).map(([l, m, r]) => `(${l} < ${m} <= ${r})`) },
      { weight: 1, arbitrary: binary(['and', 'or'], inner) },
      { weight: 1, arbitrary: inner.map(e => `(not ${e})`) },
      { weight: 1, arbitrary: inner.map(e => `(-${e})`) },
      { weight: 1, arbitrary: inner.map(e => `(~${e})`) },
      { weight: 1, arbitrary: fc.tuple(inner, inner, inner).map(([t, y, n]) => `(${y} if ${t} else ${n})`) },
      { weight: 2, arbitrary: fc.constantFrom('items[0]', 'items[1]', 'items[-1]', 'items[9]', 'data[2]', 'data[-1]') },
      { weight: 1, arbitrary: inner.map(e => `items[${e}]`) },
      { weight: 2, arbitrary: fc.constantFrom('point.v', 'point.w', 'point.none', 'point.wide') },
      { weight: 1, arbitrary: inner.map(e => `twice(${e})`) },
      { weight: 1, arbitrary: inner.map(e => `point.add(${e})`) },
      { weight: 1, arbitrary: inner.map(e => `f"{${e}}"`) },
      { weight: 1, arbitrary: fc.tuple(inner, inner).map(([e, t]) => `[${e} for x in items if ${t}]`) },
      { weight: 1, arbitrary: fc.tuple(name, inner).map(([n, e]) => `(${n} := ${e})`) },
    ),
  };
});

const indented = (lines: string[]): string[] => lines.map(line => `    ${line}`);
/** Values that grow are cut, so that no program takes long. */
const cut = expression.map(e => `bounded(${e})`);
const value = fc.oneof(cut, number, name);
const target = fc.oneof(
  { weight: 5, arbitrary: name },
  { weight: 2, arbitrary: fc.constantFrom('items[0]', 'items[1]', 'items[9]', 'data[1]', 'point.v', 'point.wide') },
);

const { block } = fc.letrec<{ block: string[]; statement: string[] }>(tie => {
  const body = tie('block').map(indented);
  const simple: [number, fc.Arbitrary<string>][] = [
    [6, fc.tuple(target, value).map(([t, v]) => `${t} = ${v}`)],
    [2, fc.tuple(target, expression).map(([t, e]) => `${t} = ${e}`)],
    [4, fc.tuple(target, fc.constantFrom('+', '-', '/', '%', '&'), value).map(([t, op, v]) => `${t} ${op}= ${v}`)],
    [1, fc.tuple(name, name, value, value).map(([m, n, v, w]) => `${m}, ${n} = ${v}, ${w}`)],
    [1, fc.tuple(name, name).map(([m, n]) => `${m}, ${n} = items`)],
    [1, name.map(n => `del ${n}`)],
    [1, expression.map(e => `assert ${e}, a`)],
    [2, expression.map(e => `print(${e})`)],
    [1, expression.map(e => `return ${e}`)],
    [1, fc.constantFrom('break', 'continue', 'raise ValueError(a)')],
  ];
  return {
    statement: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'statement' },
      ...simple.map(([weight, arbitrary]) => ({ weight, arbitrary: arbitrary.map(text => [text]) })),
      { weight: 3, arbitrary: fc.tuple(expression, body).map(([t, b]) => [`if ${t}:`, ...b]) },
      { weight: 2, arbitrary: fc.tuple(expression, body, body).map(([t, b, o]) => [`if ${t}:`, ...b, 'else:', ...o]) },
      { weight: 2, arbitrary: fc.tuple(name, body).map(([n, b]) => [`for ${n} in range(3):`, ...b]) },
      {
        weight: 2,
        arbitrary: fc.tuple(name, body, body).map(([n, b, o]) => [`for ${n} in items:`, ...b, 'else:', ...o]),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(expression, body)
          .map(([t, b]) => ['turns = 0', `while turns < 3 and ${t}:`, '    turns += 1', ...b]),
      },
      { weight: 1, arbitrary: fc.tuple(body, body).map(([b, h]) => ['try:', ...b, 'except TypeError as x:', ...h]) },
      { weight: 1, arbitrary: fc.tuple(body, body).map(([b, f]) => ['try:', ...b, 'finally:', ...f]) },
      { weight: 1, arbitrary: body.map(b => ['with point as c:', ...b]) },
    ),
    block: fc.array(tie('statement'), { minLength: 1, maxLength: 4 }).map(statements => statements.flat()),
  };
});

/** A `break` or `continue` outside of a loop is a syntax error: the whole body stands in one. */
const callable = block.map(lines => [
  'def f(a, b, items, data, point):',
  '    c, x = b, 2',
  '    for turn in range(2):',
  ...indented(indented(lines)),
  '    return a, b, items',
]);

const HEAD = `
import traceback, sys
GLOBAL = 3
class Point:
    def __init__(self, v, w):
        self.v = v
        self.w = w
    @property
    def wide(self):
        return self.v
    @wide.setter
    def wide(self, value):
        self.w = value
    def add(self, other):
        return self.v + other
    def __enter__(self):
        return self.v
    def __exit__(self, *args):
        return False
def twice(value):
    return value + value
def bounded(value):
    if isinstance(value, int):
        return value % 1000003
    return value if isinstance(value, float) else 5
def run(f):
    for a, b in [(1, 2), (3, 4), (0.5, 2.5), (2**53 - 1, -7), ('s', None), (2**70, 1.5), (True, 0)]:
        try:
            result = f(a, b, [1, b, 2.5], bytearray(3), Point(a, b))
            print(type(result).__name__, result)
        except Exception:
            traceback.print_exc(file=sys.stdout)
`;

/** A program that defines one function after the other and calls each with numbers of several kinds. */
export const programs: fc.Arbitrary<string> = fc
  .array(callable, { minLength: 1, maxLength: 8 })
  .map(functions => [HEAD, ...functions.map(lines => `${lines.join('\n')}\nrun(f)\n`)].join('\n'));
