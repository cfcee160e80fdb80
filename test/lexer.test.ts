import { describe, expect, test } from 'vitest';
import { layout } from '../src/lexer/layout.ts';
import { decodeBytes, decodeText, type EscapeWarning, numberValue } from '../src/lexer/literals.ts';
import { scan } from '../src/lexer/scan.ts';

const names = (source: string): string =>
  layout(source, scan(source))
    .tokens.map(({ tokenType, image }) => (image === '' || image === '\n' ? tokenType.name : image))
    .join(' ');

describe('tokens', () => {
  test.each([
    ['x+=1', 'x += 1 Newline EndMarker'],
    ['a<b<<=c**d//e->f:=g...', 'a < b <<= c ** d // e -> f := g ... Newline EndMarker'],
    ['if x:\n  y\nz', 'if x : Newline Indent y Newline Dedent z Newline EndMarker'],
    ['if x:\n  if y:\n    z', 'if x : Newline Indent if y : Newline Indent z Newline Dedent Dedent EndMarker'],
    ['(a\n  b)\n\n# c\nd', '( a b ) Newline d Newline EndMarker'],
    ['a \\\n b', 'a b Newline EndMarker'],
    ["f'a{b!r:c{d}}e'", "f' a { b ! r : c { d } } e ' Newline EndMarker"],
    ["f'{{{x}}}'", "f' { { x } } ' Newline EndMarker"],
    ['1if x else 2', '1 if x else 2 Newline EndMarker'],
    ['1.e5j .5 0x_f 1_0', '1.e5j .5 0x_f 1_0 Newline EndMarker'],
    ["rb'' Rb\"\" u'' b''''''", "rb'' Rb\"\" u'' b'''''' Newline EndMarker"],
    ['ﬁ µ', 'fi μ Newline EndMarker'],
    ['\x0cx', 'x Newline EndMarker'],
    ['', 'EndMarker'],
    ['# only', 'EndMarker'],
    ['x = "', 'x = ErrorToken'],
  ])('%j', (source, expected) => {
    expect(names(source)).toBe(expected);
  });

  test('positions are lines from 1 and UTF-16 columns from 0', () => {
    const { tokens } = scan('a = "𝒳" + b\nc');
    const b = tokens[4];
    expect([b.image, b.startLine, b.col, b.endLine, b.endCol]).toEqual(['b', 1, 11, 1, 12]);
    expect(tokens[6]).toMatchObject({ image: 'c', startLine: 2, col: 0, startOffset: 13 });
  });

  test('an opening bracket knows where it closes', () => {
    const { tokens, open } = scan('f(a[b], c) (');
    expect(tokens[tokens.findIndex(({ image }) => image === '(')].skip).toBe(7);
    expect(open.map(({ col }) => col)).toEqual([11]);
  });
});

describe('literals', () => {
  test('numbers', () => {
    expect(numberValue('9007199254740991')).toEqual({ type: 'int', value: 9007199254740991 });
    expect(numberValue('9007199254740993')).toEqual({ type: 'int', value: 9007199254740993n });
    expect(numberValue('0XFF_FF')).toEqual({ type: 'int', value: 65535 });
    expect(numberValue('0e0')).toEqual({ type: 'float', value: 0 });
    expect(numberValue('1_0.5J')).toEqual({ type: 'complex', imag: 10.5 });
    expect(() => numberValue('9'.repeat(4301))).toThrow();
  });

  test('escapes', () => {
    const warnings: EscapeWarning[] = [];
    expect(decodeText('\\x41\\101\\u00e9\\U0001F600\\\n\\q\\\\', 10, warnings, null)).toBe('AAé😀\\q\\');
    expect(warnings.map(({ offset }) => offset)).toEqual([10 + 26]);
    expect(decodeText('\\N{BULLET}', 0, warnings, name => (name === 'BULLET' ? '•' : null))).toBe('•');
    expect(() => decodeText('\\N{BULLET}', 0, warnings, null)).toThrow();
    expect([...decodeBytes('\\x00\\377\\n\\u', false, 0, warnings)]).toEqual([0, 255, 10, 92, 117]);
    expect([...decodeBytes('\\x00', true, 0, warnings)]).toEqual([92, 120, 48, 48]);
  });
});
