/** The compiler's warnings about what a literal cannot do: be called, be subscripted so, be compared by identity. */
import type * as ast from './ast.ts';
import type { Warn } from './compile-checks.ts';

/** Warns of literals where another value must have been meant, as CPython's codegen.c does. */
export class LiteralWarnings {
  warn: Warn;

  constructor(warn: Warn) {
    this.warn = warn;
  }

  caller(func: ast.Expr): void {
    if (func.kind === 'Lambda') return;
    const type = literalType(func);
    if (type !== null) this.warn(`'${type}' object is not callable; perhaps you missed a comma?`, func);
  }

  identity(e: ast.Compare): void {
    let left = e.left;
    e.ops.forEach((op, i) => {
      const right = e.comparators[i];
      if (op === 'Is' || op === 'IsNot') {
        const odd = isComparable(left) ? left : isComparable(right) ? right : null;
        if (odd !== null) {
          const [word, better] = op === 'Is' ? ['is', '=='] : ['is not', '!='];
          this.warn(`"${word}" with '${literalType(odd)}' literal. Did you mean "${better}"?`, e);
        }
      }
      left = right;
    });
  }

  subscript(e: ast.Subscript): void {
    const { value, slice } = e;
    const type = literalType(value);
    if (type === null) return;
    if (NOT_SUBSCRIPTABLE.has(type)) {
      this.warn(`'${type}' object is not subscriptable; perhaps you missed a comma?`, value);
      return;
    }
    const index = literalType(slice);
    if (index === null || index === 'int' || index === 'bool' || !SEQUENCES.has(type)) return;
    const expected = `${type} indices must be integers or slices`;
    this.warn(`${expected}, not ${index}; perhaps you missed a comma?`, e);
  }
}

const NOT_SUBSCRIPTABLE = new Set([
  'NoneType',
  'ellipsis',
  'int',
  'bool',
  'float',
  'complex',
  'set',
  'generator',
  'function',
  'string.templatelib.Template',
]);
const SEQUENCES = new Set(['str', 'bytes', 'tuple', 'list']);

/** A constant whose identity means nothing. */
function isComparable(node: ast.Expr): boolean {
  if (node.kind === 'Tuple') return node.elts.every(isConstant);
  if (node.kind === 'UnaryOp') return isConstant(node.operand) && literalType(node) !== null;
  if (node.kind !== 'Constant') return false;
  const { type } = node.value;
  return type !== 'None' && type !== 'bool' && type !== 'Ellipsis';
}

const isConstant = (node: ast.Expr): boolean =>
  node.kind === 'Constant' || (node.kind === 'Tuple' && node.elts.every(isConstant));

/** The type's name of an expression that says its type, or null. */
function literalType(node: ast.Expr): string | null {
  switch (node.kind) {
    case 'Tuple':
      return 'tuple';
    case 'List':
    case 'ListComp':
      return 'list';
    case 'Dict':
    case 'DictComp':
      return 'dict';
    case 'Set':
    case 'SetComp':
      return 'set';
    case 'GeneratorExp':
      return 'generator';
    case 'Lambda':
      return 'function';
    case 'JoinedStr':
    case 'FormattedValue':
      return 'str';
    case 'TemplateStr':
    case 'Interpolation':
      return 'string.templatelib.Template';
    case 'UnaryOp': {
      const inner = node.op === 'USub' && node.operand.kind === 'Constant' ? node.operand.value.type : null;
      return inner === 'int' || inner === 'float' || inner === 'complex' ? inner : null;
    }
    case 'Constant':
      switch (node.value.type) {
        case 'None':
          return 'NoneType';
        case 'Ellipsis':
          return 'ellipsis';
        default:
          return node.value.type;
      }
    default:
      return null;
  }
}
