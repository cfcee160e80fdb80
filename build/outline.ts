/**
 * What a module is made of, as far as dividing it is concerned: its imports, its statements, the functions in it that could
 * move elsewhere, and all uses of the names of its top level.
 */
import {
  type Function as FunctionNode,
  type ImportDeclaration,
  type Node,
  type Program,
  parse,
  type Statement,
} from 'acorn';
import { full, fullAncestor } from 'acorn-walk';

/** What stays behind of a function takes some forty characters: shorter ones do not move alone. */
const LEAST = 60;

/** A function that could move to another module. */
export interface Candidate {
  node: FunctionNode;
  start: number;
  end: number;
  form: 'declaration' | 'expression' | 'method';
  usesThis: boolean;
}

/** A name of the top level, where it is used. */
export interface Use {
  name: string;
  at: number;
}

/** A statement of the top level. */
export interface Part {
  start: number;
  end: number;
  /** The names that it declares. */
  names: string[];
  exported: boolean;
  /** Whether it is a declaration that does nothing else: then it can be anywhere. */
  movable: boolean;
  /** The variables of the top level that it assigns to, inside functions too. */
  assigns: string[];
}

/** A docstring in a row of a builtin's table. */
export interface Docstring {
  start: number;
  end: number;
  text: string;
}

export interface Imported {
  /** The module as it is written. */
  from: string;
  /** `undefined`: all of it. */
  name: string | undefined;
}

export interface Outline {
  text: string;
  parts: Part[];
  candidates: Candidate[];
  uses: Use[];
  docs: Docstring[];
  declarations: ImportDeclaration[];
  /** By local name. */
  imports: Map<string, Imported>;
  /** Exported under their own names, by statements or lists. */
  exported: Set<string>;
  /** What lists export under other names, or from other modules: local names. */
  pinned: Set<string>;
  /** Names that it exports on from other modules; `name` undefined: all of them. */
  passedOn: Imported[];
}

const isFunction = (node: Node): node is FunctionNode =>
  node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression';

const nameOf = (node: unknown): string => {
  const { name, value } = node as { name?: string; value?: string };
  return name ?? (value as string);
};

/** Constructors of the language that only make something. */
const MAKERS = new Set([
  'Map',
  'Set',
  'WeakMap',
  'WeakSet',
  'RegExp',
  'Uint8Array',
  'Uint16Array',
  'Float64Array',
  'TextDecoder',
  'TextEncoder',
]);

/** Methods of texts, arrays and tables that only make something. */
const MAKING = new Set(
  'entries every filter flatMap fromEntries join keys map replaceAll slice split trim values'.split(' '),
);

/** A function that only returns something pure. */
const isSimple = (node: any): boolean =>
  node.body.type === 'BlockStatement'
    ? node.body.body.length === 1 && node.body.body[0].type === 'ReturnStatement' && isPure(node.body.body[0].argument)
    : isPure(node.body);

/** The names of the functions of the module being looked at that are simple. */
let simple: ReadonlySet<string> = new Set();

/** Whether evaluating an expression has no effect and does not depend on when it happens. */
function isPure(node: Node | null | undefined): boolean {
  if (node === null || node === undefined) return true;
  const some = node as any;
  switch (node.type) {
    case 'Literal':
    case 'Identifier':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return true;
    case 'TemplateLiteral':
      return some.expressions.every(isPure);
    case 'ArrayExpression':
      return some.elements.every(isPure);
    case 'ObjectExpression':
      return some.properties.every((each: any) =>
        each.type === 'SpreadElement' ? isPure(each) : isPure(each.value) && (!each.computed || isPure(each.key)),
      );
    case 'SpreadElement':
    case 'UnaryExpression':
      return isPure(some.argument);
    case 'BinaryExpression':
    case 'LogicalExpression':
      return isPure(some.left) && isPure(some.right);
    case 'NewExpression':
      return MAKERS.has(some.callee.name) && some.arguments.every(isPure);
    case 'CallExpression': {
      const { callee } = some;
      const makes =
        callee.type === 'MemberExpression'
          ? isPure(callee.object) && MAKING.has(callee.property.name)
          : callee.name === 'BigInt' || simple.has(callee.name);
      // What a method is given, it may call.
      return makes && some.arguments.every((given: Node) => (isFunction(given) ? isSimple(given) : isPure(given)));
    }
    default:
      return false;
  }
}

function isPureClass(node: any): boolean {
  if (!isPure(node.superClass)) return false;
  return node.body.body.every((member: any) => {
    if (member.type === 'StaticBlock') return false;
    if (member.computed && !(member.key.type === 'MemberExpression' && member.key.object.name === 'Symbol'))
      return false;
    return member.type !== 'PropertyDefinition' || !member.static || isPure(member.value);
  });
}

/** The names that a pattern declares. */
function patternNames(pattern: any): string[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((each: any) => patternNames(each.value ?? each.argument));
    case 'ArrayPattern':
      return pattern.elements.flatMap(patternNames);
    case 'AssignmentPattern':
      return patternNames(pattern.left);
    case 'RestElement':
      return patternNames(pattern.argument);
    default:
      return [];
  }
}

function partOf(statement: Program['body'][number]): Part {
  const exported = statement.type === 'ExportNamedDeclaration';
  const declaration = (exported ? statement.declaration : statement) as Statement | null;
  const names: string[] = [];
  let movable = false;
  switch (declaration?.type) {
    case 'FunctionDeclaration':
      names.push(declaration.id.name);
      movable = true;
      break;
    case 'ClassDeclaration':
      names.push(declaration.id.name);
      movable = isPureClass(declaration);
      break;
    case 'VariableDeclaration':
      movable = declaration.declarations.every(({ id, init }) => id.type === 'Identifier' && isPure(init));
      for (const { id } of declaration.declarations) names.push(...patternNames(id));
  }
  return { start: statement.start, end: statement.end, names, exported, movable, assigns: [] };
}

/** Names by the function that declares them (or assigns to them), without those of functions inside. */
function declaredNames(program: Program): Map<Node, Set<string>> {
  const declared = new Map<Node, Set<string>>();
  fullAncestor(program, (node, _state, ancestors, type) => {
    if (type !== 'VariablePattern') return;
    const around = ancestors.filter(isFunction);
    let owner = around.at(-1);
    // A function's own name belongs to the scope around it.
    if (owner?.type === 'FunctionDeclaration' && owner.id === (node as Node)) owner = around.at(-2);
    if (owner === undefined) return;
    const names = declared.get(owner) ?? new Set();
    declared.set(owner, names.add(nameOf(node)));
  });
  return declared;
}

/**
 * Whether a function can move, and whether it uses `this`; `undefined` if it must stay: it may refer to nothing of the
 * functions around it, and assign to no variable of the module.
 */
function movability(
  node: FunctionNode,
  variables: ReadonlySet<string>,
  around: ReadonlySet<string>,
): { usesThis: boolean } | undefined {
  let usesThis = false;
  let stays = false;
  full(node, (each, _state, type) => {
    switch (type) {
      case 'ThisExpression':
        usesThis = true;
        break;
      case 'Super':
      case 'PrivateIdentifier':
      case 'MetaProperty':
      case 'ImportExpression':
        stays = true;
        break;
      case 'UpdateExpression':
        if (variables.has(nameOf((each as any).argument))) stays = true;
        break;
      case 'Identifier':
      case 'VariablePattern': {
        const name = nameOf(each);
        if (name === 'arguments' || around.has(name)) stays = true;
        if (type === 'VariablePattern' && variables.has(name)) stays = true;
      }
    }
  });
  return stays || (usesThis && node.type === 'ArrowFunctionExpression') ? undefined : { usesThis };
}

/** The docstring of an array that is a row: `[signature, implementation, doc]`, or `[get, set, doc]` among `attributes`. */
function docstringOf(node: any, ancestors: readonly any[]): Docstring | undefined {
  const [first, , doc] = node.elements;
  if (typeof doc?.value !== 'string') return undefined;
  const isRow = typeof first?.value === 'string' && first.value.startsWith('(');
  if (!isRow && ancestors.at(-4)?.key?.name !== 'attributes') return undefined;
  return { start: doc.start, end: doc.end, text: doc.value };
}

/** How a function stands in its parent, which may be in a class that extends another; `undefined` where it cannot move. */
function formOf(node: FunctionNode, parent: any, derived: boolean): Candidate['form'] | undefined {
  if (node.type === 'FunctionDeclaration')
    return parent?.type === 'ExportDefaultDeclaration' ? undefined : 'declaration';
  const isMember = (parent?.type === 'MethodDefinition' || parent?.type === 'Property') && parent.value === node;
  if (!isMember || (parent.type === 'Property' && parent.kind === 'init' && !parent.method)) return 'expression';
  if (node.generator || node.async) return undefined;
  return parent.kind === 'constructor' && derived ? undefined : 'method';
}

/**
 * @param text JavaScript, without types
 */
export function outlineOf(text: string): Outline {
  const program = parse(text, { ecmaVersion: 'latest', sourceType: 'module' });
  const outline: Outline = {
    text,
    parts: [],
    candidates: [],
    uses: [],
    docs: [],
    declarations: [],
    imports: new Map(),
    exported: new Set(),
    pinned: new Set(),
    passedOn: [],
  };
  const { parts, imports, exported, pinned, passedOn } = outline;
  simple = new Set();
  const functions = program.body.filter(statement => statement.type === 'FunctionDeclaration');
  simple = new Set(functions.filter(isSimple).map(({ id }) => id.name));
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration') {
      const from = statement.source.value as string;
      outline.declarations.push(statement);
      for (const each of statement.specifiers) {
        const name =
          each.type === 'ImportSpecifier'
            ? nameOf(each.imported)
            : each.type === 'ImportDefaultSpecifier'
              ? 'default'
              : undefined;
        imports.set(each.local.name, { from, name });
      }
      continue;
    }
    if (statement.type === 'ExportAllDeclaration')
      passedOn.push({ from: statement.source.value as string, name: undefined });
    if (statement.type === 'ExportNamedDeclaration') {
      for (const { local, exported: as } of statement.specifiers) {
        if (statement.source) passedOn.push({ from: statement.source.value as string, name: nameOf(local) });
        else if (nameOf(local) === nameOf(as)) exported.add(nameOf(local));
        else pinned.add(nameOf(local));
      }
    }
    const part = partOf(statement);
    if (part.exported) for (const name of part.names) exported.add(name);
    parts.push(part);
  }
  const top = new Set([...imports.keys(), ...parts.flatMap(part => part.names)]);
  const variables = new Set<string>();
  for (const statement of program.body) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declaration?.type !== 'VariableDeclaration' || declaration.kind === 'const') continue;
    for (const name of parts.find(({ start }) => start === statement.start)!.names) variables.add(name);
  }
  const declared = declaredNames(program);
  const seen = new Set<Node>();
  fullAncestor(program, (each, _state, ancestors, type) => {
    const node = each as Node;
    const name = type === 'UpdateExpression' ? nameOf((node as any).argument) : nameOf(node);
    const doc = type === 'ArrayExpression' ? docstringOf(node, ancestors) : undefined;
    if (doc !== undefined) outline.docs.push(doc);
    const isUse = type === 'Identifier' || type === 'VariablePattern';
    if (isUse && top.has(name)) outline.uses.push({ name, at: node.start });
    if ((type === 'VariablePattern' || type === 'UpdateExpression') && variables.has(name)) {
      const part = parts.find(({ start, end }) => start <= node.start && node.end <= end);
      part?.assigns.push(name);
    }
    if (!isFunction(node) || node.end - node.start < LEAST || seen.has(node)) return;
    seen.add(node);
    const derived = (ancestors.at(-4) as { superClass?: Node | null } | undefined)?.superClass != null;
    const form = formOf(node, ancestors.at(-2), derived);
    if (form === undefined) return;
    const around = new Set(ancestors.slice(0, -1).flatMap(ancestor => [...(declared.get(ancestor as Node) ?? [])]));
    const found = movability(node, variables, around);
    if (found !== undefined) outline.candidates.push({ node, start: node.start, end: node.end, form, ...found });
  });
  outline.candidates.sort((a, b) => a.start - b.start || b.end - a.end);
  return outline;
}
