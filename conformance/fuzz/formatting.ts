/** Statements that format: the format mini-language, `%`, `str.format` and f-strings. */
import fc from 'fast-check';
import { float, int, number } from './numbers.ts';
import { list, oneOf, py, type Source, weighted } from './program.ts';
import { text } from './strings.ts';

/** Specifications at the edges of what can be asked for. */
const extremeSpec = oneOf(
  ...[
    '99999999999999999999',
    '.99999999999999999999f',
    '9223372036854775808d',
    '.2147483648f',
    '.1000d',
    '01',
    '-',
    '=+',
  ],
  ...['😀^9', '𝐀<7', '\\x00>5', '<<5', '>>>5', '=+#012x', '0=5', '^05', '<05', '0<5', '*=8s', '00005', '010_b', ',,'],
  ...[
    '_,d',
    ',x',
    '_c',
    ',n',
    'zd',
    'z.1f',
    '+z.0f',
    '#c',
    '+s',
    ' s',
    '.3c',
    '.3d',
    '.0%',
    '#.0f',
    '#g',
    '#.3g',
    '#.0e',
  ],
  ...[
    '.100f',
    '.60g',
    '.20e',
    '300',
    '-<300.0f',
    '_x',
    '_o',
    '_b',
    '_X',
    '#_b',
    '#010_x',
    '+,.2f',
    '+_.2e',
    'ff',
    '5 ',
    ' 5',
  ],
);
/** A format specification, mostly one that some type knows. */
const ordinarySpec: Source = fc
  .tuple(
    fc.constantFrom('', '', '', '*', ' ', 'é', '0', 'x', '{{'),
    fc.constantFrom('', '', '', '<', '>', '^', '='),
    fc.constantFrom('', '', '', '+', '-', ' '),
    fc.constantFrom('', '', '', 'z'),
    fc.constantFrom('', '', '', '#'),
    fc.constantFrom('', '', '', '0'),
    fc.constantFrom('', '', '', '1', '5', '10', '20', '025'),
    fc.constantFrom('', '', '', ',', '_', ',_', '__'),
    fc.constantFrom('', '', '', '.0', '.1', '.3', '.10', '.17', '.', '.3,', '.3_'),
    fc.constantFrom('', '', 'd', 'b', 'o', 'x', 'X', 'n', 'c', 'e', 'E', 'f', 'F', 'g', 'G', '%', 's', 'r', 'q', 'é'),
  )
  .map(([fill, align, ...rest]) => (align === '' ? '' : fill.replace('{{', '@') + align) + rest.join(''));

const spec: Source = weighted([6, ordinarySpec], [1, extremeSpec]);

const value: Source = weighted(
  [4, int],
  [5, float],
  [3, text],
  [1, number],
  [
    1,
    oneOf(
      'None',
      'True',
      '[1]',
      'b"a"',
      '(1,)',
      'object',
      'complex(1.5, -2)',
      'StrSub("x")',
      'IntSub(65)',
      '1114112',
      '97',
    ),
  ],
);

const percentSpec: Source = fc
  .tuple(
    fc.constantFrom('', '', '', '-', '+', ' ', '#', '0', '-0', '+0', '#0'),
    fc.constantFrom('', '', '5', '12', '1'),
    fc.constantFrom('', '', '.0', '.2', '.10', '.'),
    fc.constantFrom('d', 'i', 'u', 'x', 'X', 'o', 's', 'r', 'a', 'c', 'e', 'E', 'f', 'F', 'g', 'G', '%', 'q', 'ld', ''),
  )
  .map(parts => `%${parts.join('')}`);

/** A width or a precision: a large one would be had, slowly. */
const starred = oneOf('5', '0', '-7', '12', 'True', '1.5', '"a"', 'None', '2**63', '2**70', 'IntSub(3)');

const conversion = oneOf('', '', '', '!r', '!s', '!a', '!x');
const field = oneOf(
  '',
  '0',
  '1',
  'a',
  '0[0]',
  '0.real',
  '0[a]',
  '[0]',
  'a.b',
  '5',
  '-1',
  '0[',
  'a!',
  '0.',
  '0[1]x',
  '.x',
);

/** Statements that format. */
export const formatting: Source = weighted(
  [6, py`format(${value}, "${spec}")`],
  [4, py`f"{${value}${conversion}:${spec}}"`.map(source => source.replace('!x', '!r'))],
  [3, py`"${percentSpec}" % ${weighted([3, value], [1, py`(${list(value, 3)},)`])}`],
  [2, py`"${percentSpec}|${percentSpec}" % (${list(value, 4)},)`],
  [1, py`"%*.*${oneOf('d', 'x', 's', 'f', 'e', 'g', 'r')}" % (${starred}, ${starred}, ${value})`],
  [1, py`"%${oneOf('', '-', '0')}*${oneOf('d', 's', 'f')}" % (${list(starred, 2)}, ${value})`],
  [1, py`"%(a)${percentSpec.map(s => s.slice(1))}" % {"a": ${value}}`],
  [3, py`"{${field}${conversion}:${spec}}".format(${list(value, 2)})`],
  [1, py`"{${field}${conversion}} {${field}}".format(${list(value, 3)}, a=${value})`],
  [1, py`"${oneOf('{:{w}}', '{', '}', '{}}', '{{}}', '{!}', '{!rx}', '{a')}".format(${list(value, 3)})`],
  [1, py`"${oneOf('{:{}}', '{0:{1}.{2}}', '{:{:{}}}', '{0!r:>{1}}')}".format(${value}, ${starred}, ${starred})`],
  [1, py`f"{${value}:{${oneOf('5', '"<8"', '".3"', '""', '"x"')}}}"`],
  [1, py`f"{${value}=}"`],
  [1, py`"{a}".format_map(${oneOf('{"a": 1}', '{}', '[]', '5', '{"a": 2.5}')})`],
  [1, py`${oneOf('str', 'repr', 'ascii')}(${value})`],
);
