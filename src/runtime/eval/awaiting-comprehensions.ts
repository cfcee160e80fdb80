/**
 * Comprehensions that await: as the loops that they stand for, in resumable form. Their innermost statement is one of our
 * own, `Emit`, which puts a value into the collection.
 */
import type {
  AsyncFor,
  Comprehension,
  DictComp,
  Expr,
  For,
  GeneratorExp,
  If,
  ListComp,
  Position,
  SetComp,
  Stmt,
} from '../../parser/ast.ts';
import { Cell, type Value } from '../types.ts';
import { PyDict } from '../values/dict.ts';
import { PyList } from '../values/list.ts';
import { PySet } from '../values/set.ts';
import { asyncIterator } from './await.ts';
import { bindExpression, bindStatement, statementBinders } from './bind.ts';
import type { Context } from './context.ts';
import { type Eval, type Exec, SUSPENDED } from './frame.ts';
import { suspended } from './resumable.ts';
import { containsYield } from './yields.ts';

/** A value of a comprehension goes into the collection in `slot`. */
interface Emit extends Position {
  kind: 'Emit';
  slot: number;
  key: Expr | null;
  value: Expr;
}

type Gathering = ListComp | SetComp | DictComp;

/** Whether a comprehension suspends besides in its first iterable, which stands outside. */
export function awaitsInside({ generators, ...rest }: Gathering | GeneratorExp): boolean {
  const [first, ...others] = generators;
  if (first.is_async) return true;
  return [first.target, ...first.ifs, ...others, ...values(rest as Gathering)].some(containsYield);
}
function values(node: Omit<Gathering, 'generators'>): Expr[] {
  return 'elt' in node ? [node.elt as Expr] : [(node as DictComp).key, (node as DictComp).value];
}

const place = ({ lineno, col_offset, end_lineno, end_col_offset }: Position): Position => ({
  lineno,
  col_offset,
  end_lineno,
  end_col_offset,
});

/** The loops of a comprehension around its innermost statement, from the outermost `from` on. */
export function loopsAround(generators: readonly Comprehension[], innermost: Stmt): For | AsyncFor {
  let body: Stmt = innermost;
  for (const { target, iter, ifs, is_async } of [...generators].reverse()) {
    for (const test of [...ifs].reverse())
      body = { kind: 'If', test, body: [body], orelse: [], ...place(test) } satisfies If;
    const kind = is_async ? 'AsyncFor' : 'For';
    body = { kind, target, iter, body: [body], orelse: [], ...place(iter) } as For | AsyncFor;
  }
  return body as For | AsyncFor;
}

/** The outermost loop with its iterable (an asynchronous loop: its iterator) in a slot. */
export function outermost(loop: For | AsyncFor, source: number): For | AsyncFor {
  return { ...loop, iter: { ...loop.iter, kind: 'Temporary', slot: source } as never };
}

const create = { ListComp: () => new PyList([]), SetComp: () => new PySet(), DictComp: () => new PyDict() };

/** A list, set or dict comprehension in a coroutine's body that awaits. */
export function bindAwaitingComprehension(node: Gathering, context: Context): Eval {
  const [first] = node.generators;
  const iterable = bindExpression(first.iter, context);
  const slot = context.temporary();
  const source = context.temporary();
  const running = context.temporary();
  const make = create[node.kind];
  return context.within(context.scopeOf(node), (cells, own) => {
    const [key, value] = node.kind === 'DictComp' ? [node.key, node.value] : [null, node.elt];
    const emit: Emit = { kind: 'Emit', slot, key, value, ...place(node) };
    const loops = bindStatement(outermost(loopsAround(node.generators, emit as never), source), context);
    return frame => {
      const { locals } = frame;
      if (locals[running] === undefined) {
        const given = iterable(frame);
        if (given === suspended) return suspended;
        frame.at = first.iter;
        locals[source] = first.is_async ? asyncIterator(given) : given;
        for (let i = 0; i < cells.length; i++) locals[cells[i]] = new Cell();
        locals[slot] = make();
        locals[running] = true;
      }
      if (loops(frame) === SUSPENDED) return suspended;
      const result: Value = locals[slot];
      locals[slot] = undefined;
      locals[running] = undefined;
      locals[source] = undefined;
      for (const variable of own.values()) frame.locals[variable] = undefined;
      return result;
    };
  });
}

(statementBinders as unknown as Record<string, (node: Emit, context: Context) => Exec>).Emit = (node, context) => {
  const key = node.key === null ? null : bindExpression(node.key, context);
  const value = bindExpression(node.value, context);
  return frame => {
    const k = key === null ? null : key(frame);
    const v = value(frame);
    const collection = frame.locals[node.slot] as PyList | PySet | PyDict;
    frame.at = node as never;
    if (collection instanceof PyList) collection.items.push(v);
    else if (collection instanceof PyDict) collection.set(k, v);
    else collection.add(v);
    return undefined;
  };
};
