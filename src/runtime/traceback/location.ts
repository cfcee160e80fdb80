/** Which stretch of source the instruction of a node stands for: what CPython's compiler gives as its location. */
import type { Attribute, Call, Expr, Node, Pattern, Position } from '../../parser/ast.ts';

/** What a traceback underlines: a stretch of source, and what its text reads as. */
export interface Location extends Position {
  shape: Shape;
}

/** Where the marks of a stretch part: a binary operator between operands, or brackets behind an expression. */
export type Shape =
  | { kind: 'plain' }
  | { kind: 'operator'; left: Position; right: Position }
  | { kind: 'brackets'; head: Position; open: '(' | '[' };

const PLAIN: Shape = { kind: 'plain' };

/** A class or function as the location of a call that made it, and the like: the node's own stretch. */
export function locationOf(node: Node): Location {
  switch (node.kind) {
    case 'Expr':
      return stretch(node, shapeOf(node.value));
    case 'For':
    case 'AsyncFor':
      return locationOf(node.iter);
    case 'Assert':
    case 'If':
    case 'While':
      return locationOf(node.test);
    case 'With':
    case 'AsyncWith':
      return locationOf(node.items[0].context_expr);
    case 'Attribute':
      return fromName(node, node);
    case 'Call':
      return node.func.kind === 'Attribute' && isMethodCall(node)
        ? fromName(node, node.func)
        : stretch(node, shapeOf(node));
    default:
      return stretch(node, shapeOf(node));
  }
}

function stretch({ lineno, col_offset, end_lineno, end_col_offset }: Position, shape: Shape): Location {
  return { lineno, col_offset, end_lineno, end_col_offset, shape };
}

/**
 * `update_start_location_to_match_attr` in Python/codegen.c: when an attribute's name stands on a later line than its
 * object begins, the name is where the access or the method call begins.
 */
function fromName(node: Attribute | Call, attribute: Attribute): Location {
  if (node.lineno === attribute.end_lineno) return stretch(node, shapeOf(node));
  return {
    lineno: attribute.end_lineno,
    col_offset: attribute.end_col_offset - attribute.attr.length,
    end_lineno: node.end_lineno,
    end_col_offset: node.end_col_offset,
    shape: node.kind === 'Call' ? shapeOf(node) : PLAIN,
  };
}

/** Calls that CPython compiles to a method call: no unpacking, few arguments. */
function isMethodCall(node: Call): boolean {
  if (node.args.length + node.keywords.length + (node.keywords.length > 0 ? 1 : 0) >= 30) return false;
  return node.args.every(a => a.kind !== 'Starred') && node.keywords.every(k => k.arg !== null);
}

function shapeOf(node: Node | Expr | Pattern): Shape {
  switch (node.kind) {
    case 'BinOp':
      return { kind: 'operator', left: node.left, right: node.right };
    case 'Subscript':
      return { kind: 'brackets', head: node.value, open: '[' };
    case 'Call':
      return { kind: 'brackets', head: node.func, open: '(' };
    case 'MatchClass':
      // Read as an expression, a class pattern is a call, and alternatives are joined by an operator.
      return { kind: 'brackets', head: node.cls, open: '(' };
    case 'MatchOr':
      return {
        kind: 'operator',
        left: node.patterns[node.patterns.length - 2],
        right: node.patterns[node.patterns.length - 1],
      };
    case 'MatchValue':
      return shapeOf(node.value);
    default:
      return PLAIN;
  }
}
