/** The compiler's checks of `match`: patterns that never match, names bound twice or not in every alternative. */
import type * as ast from './ast.ts';
import type { Fail } from './compile-checks.ts';

export class PatternChecks {
  fail: Fail;
  /** Names bound so far in the pattern being checked. */
  stores = new Set<string>();
  /** Whether a pattern that always matches may stand here. */
  irrefutable = true;

  constructor(fail: Fail) {
    this.fail = fail;
  }

  /** Checks a statement; `expr` and `stmts` check what is no pattern. */
  match(s: ast.Match, expr: (node: ast.Expr) => void, stmts: (body: ast.Stmt[]) => void): void {
    s.cases.forEach(({ pattern, guard, body }, i) => {
      this.stores = new Set();
      this.irrefutable = guard !== null || i === s.cases.length - 1;
      this.pattern(pattern);
      if (guard !== null) expr(guard);
      stmts(body);
    });
  }

  store(name: string | null, at: ast.Pattern): void {
    if (name === null) return;
    if (this.stores.has(name)) this.fail(`multiple assignments to name '${name}' in pattern`, at);
    this.stores.add(name);
  }

  /** A pattern inside another: it need not be refutable. */
  inner(pattern: ast.Pattern): void {
    const { irrefutable } = this;
    this.irrefutable = true;
    this.pattern(pattern);
    this.irrefutable = irrefutable;
  }

  pattern(p: ast.Pattern): void {
    switch (p.kind) {
      case 'MatchValue':
        if (p.value.kind === 'JoinedStr') {
          this.fail('patterns may only match literals and attribute lookups', p);
        }
        return;
      case 'MatchSingleton':
        return;
      case 'MatchAs':
        if (p.pattern === null) {
          if (!this.irrefutable) {
            const what = p.name === null ? 'wildcard' : `name capture '${p.name}'`;
            this.fail(`${what} makes remaining patterns unreachable`, p);
          }
        } else this.pattern(p.pattern);
        this.store(p.name, p);
        return;
      case 'MatchStar':
        this.store(p.name, p);
        return;
      case 'MatchSequence': {
        if (p.patterns.filter(({ kind }) => kind === 'MatchStar').length > 1) {
          this.fail('multiple starred names in sequence pattern', p);
        }
        for (const inner of p.patterns) this.inner(inner);
        return;
      }
      case 'MatchMapping':
        this.mapping(p);
        return;
      case 'MatchClass': {
        p.kwd_attrs.forEach((attr, i) => {
          const again = p.kwd_attrs.indexOf(attr, i + 1);
          if (again >= 0) this.fail(`attribute name repeated in class pattern: ${attr}`, p.kwd_patterns[again]);
        });
        for (const inner of p.patterns) this.inner(inner);
        for (const inner of p.kwd_patterns) this.inner(inner);
        return;
      }
      case 'MatchOr':
        this.alternatives(p);
        return;
    }
  }

  mapping(p: ast.MatchMapping): void {
    const seen = new Set<string>();
    for (const key of p.keys) {
      if (key.kind === 'Attribute') continue;
      if (key.kind === 'JoinedStr') {
        this.fail('mapping pattern keys may only match literals and attribute lookups', p);
      }
      const { identity, repr } = constantKey(key);
      if (seen.has(identity)) this.fail(`mapping pattern checks duplicate key (${repr})`, p);
      seen.add(identity);
    }
    for (const inner of p.patterns) this.inner(inner);
    this.store(p.rest, p);
  }

  alternatives(p: ast.MatchOr): void {
    const { stores, irrefutable } = this;
    let first: Set<string> | null = null;
    p.patterns.forEach((alternative, i) => {
      this.stores = new Set();
      this.irrefutable = irrefutable && i === p.patterns.length - 1;
      this.pattern(alternative);
      if (first === null) first = this.stores;
      else if (first.size !== this.stores.size || ![...first].every(name => this.stores.has(name))) {
        this.fail('alternative patterns bind different names', p);
      }
    });
    this.stores = stores;
    this.irrefutable = irrefutable;
    for (const name of first!) this.store(name, p);
  }
}

/** A mapping key as Python compares it, and its repr. */
function constantKey(node: ast.Expr): { identity: string; repr: string } {
  const number = numeric(node);
  if (number !== null) {
    const { real, imag, text } = number;
    return { identity: imag === 0 ? `number ${real}` : `number ${real} ${imag}`, repr: text };
  }
  const { value } = node as ast.Constant;
  switch (value.type) {
    case 'str':
      return { identity: `str ${value.value}`, repr: quoted(value.value, /[\\']/g) };
    case 'bytes': {
      const text = String.fromCharCode(...value.value);
      return { identity: `bytes ${text}`, repr: 'b' + quoted(text, /[\\']/g) };
    }
    case 'bool':
      return { identity: `number ${value.value ? 1 : 0}`, repr: value.value ? 'True' : 'False' };
    default:
      return { identity: 'None', repr: 'None' };
  }
}

function quoted(text: string, escaped: RegExp): string {
  if (text.includes("'") && !text.includes('"')) return `"${text.replaceAll('\\', '\\\\')}"`;
  const plain = text.replace(escaped, '\\$&').replaceAll('\n', '\\n').replaceAll('\t', '\\t').replaceAll('\r', '\\r');
  return `'${plain}'`;
}

interface Numeric {
  real: number | bigint;
  imag: number;
  text: string;
}

function numeric(node: ast.Expr): Numeric | null {
  if (node.kind === 'UnaryOp') {
    const inner = numeric(node.operand)!;
    if (inner.real === 0 && inner.text === '0') return inner;
    return { real: -inner.real, imag: -inner.imag, text: inner.imag === 0 ? `-${inner.text}` : `(-0-${inner.text})` };
  }
  if (node.kind === 'BinOp') {
    const left = numeric(node.left)!;
    const right = numeric(node.right)!;
    const negative = node.op === 'Sub';
    const real = Number(left.real);
    const text = `(${Object.is(real, -0) ? '-0' : real}${negative ? '-' : '+'}${right.text})`;
    return { real, imag: negative ? -right.imag : right.imag, text };
  }
  if (node.kind !== 'Constant') return null;
  const { value } = node;
  if (value.type === 'int') return { real: value.value, imag: 0, text: String(value.value) };
  if (value.type === 'float') {
    const text = Number.isInteger(value.value) && Math.abs(value.value) < 1e16 ? `${value.value}.0` : `${value.value}`;
    return { real: value.value, imag: 0, text };
  }
  if (value.type === 'complex') return { real: 0, imag: value.imag, text: `${value.imag}j` };
  return null;
}
