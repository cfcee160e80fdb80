/** Which nodes contain a `yield` or an `await` that belongs to the function being bound. */

const known = new WeakMap<object, boolean>();
/** Nodes that begin a frame of their own: a `yield` inside belongs to that. Comprehensions can contain an `await`. */
const OWN_FRAME = new Set(['Lambda', 'FunctionDef', 'AsyncFunctionDef', 'ClassDef', 'GeneratorExp', 'TypeAlias']);
/** Nodes at which a body suspends. */
const SUSPENDING = new Set(['Yield', 'YieldFrom', 'Await', 'AsyncFor', 'AsyncWith']);

export function containsYield(node: object): boolean {
  const cached = known.get(node);
  if (cached !== undefined) return cached;
  const result = search(node as { kind?: string });
  known.set(node, result);
  return result;
}

function search(node: { kind?: string }): boolean {
  if (node.kind !== undefined) {
    if (SUSPENDING.has(node.kind)) return true;
    if (OWN_FRAME.has(node.kind)) return ownFrameContains(node);
    if (node.kind === 'comprehension' && (node as { is_async?: boolean }).is_async) return true;
  }
  return children(node).some(containsYield);
}

/** What of a definition is evaluated outside of its own frame: decorators, defaults, bases, the first iterable. */
function ownFrameContains(node: any): boolean {
  switch (node.kind) {
    case 'GeneratorExp':
      return containsYield(node.generators[0].iter);
    case 'TypeAlias':
      return false;
    case 'ClassDef':
      // The bases of a generic class stand in the scope of its type parameters.
      if (node.type_params.length > 0) return node.decorator_list.some(containsYield);
      return [...node.decorator_list, ...node.bases, ...node.keywords].some(containsYield);
    default:
      return [...(node.decorator_list ?? []), ...node.args.defaults, ...node.args.kw_defaults.filter(Boolean)].some(
        containsYield,
      );
  }
}

function children(node: object): object[] {
  const result: object[] = [];
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) {
      for (const item of value) if (typeof item === 'object' && item !== null) result.push(item);
    } else if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array)) result.push(value);
  }
  return result;
}
