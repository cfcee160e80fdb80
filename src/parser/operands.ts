import type * as ast from './ast.ts';

/** A pass over the tree that has something to do at some expressions. */
export interface ExpressionPass {
  expr(node: ast.Expr): void;
}

/**
 * Sends a pass on to the operands of an expression that is no more than its operands, in the order of evaluation.
 * Other kinds (names, calls, displays, comprehensions …) mean different things to different passes.
 */
export function visitOperands(node: ast.Expr, pass: ExpressionPass): void {
  const optional = (operand: ast.Expr | null): void => {
    if (operand !== null) pass.expr(operand);
  };
  switch (node.kind) {
    case 'BinOp': {
      // A long sum leans to the left: walk it without recursion.
      const rights: ast.Expr[] = [];
      let left: ast.Expr = node;
      for (; left.kind === 'BinOp'; left = left.left) rights.push(left.right);
      pass.expr(left);
      for (let i = rights.length - 1; i >= 0; i--) pass.expr(rights[i]);
      return;
    }
    case 'BoolOp':
    case 'JoinedStr':
    case 'TemplateStr':
      node.values.forEach(optional);
      return;
    case 'UnaryOp':
      pass.expr(node.operand);
      return;
    case 'Compare':
      pass.expr(node.left);
      node.comparators.forEach(optional);
      return;
    case 'Subscript':
      pass.expr(node.value);
      pass.expr(node.slice);
      return;
    case 'Slice':
      optional(node.lower);
      optional(node.upper);
      optional(node.step);
      return;
    case 'Dict':
      node.keys.forEach(optional);
      node.values.forEach(optional);
      return;
    case 'IfExp':
      pass.expr(node.test);
      pass.expr(node.body);
      pass.expr(node.orelse);
      return;
    case 'FormattedValue':
    case 'Interpolation':
      pass.expr(node.value);
      optional(node.format_spec);
      return;
    default:
  }
}

/** An `if` with its `elif`s, which nest to the right: walked without recursion. */
export function visitIf(node: ast.If, pass: ExpressionPass & { stmts(body: ast.Stmt[]): void }): void {
  for (;;) {
    pass.expr(node.test);
    pass.stmts(node.body);
    if (node.orelse.length !== 1 || node.orelse[0].kind !== 'If') break;
    node = node.orelse[0];
  }
  pass.stmts(node.orelse);
}
