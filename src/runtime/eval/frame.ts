/** Frames, code objects, and the state of the running thread. */
import type { Node } from '../../parser/ast.ts';
import type { Scope } from '../../parser/scope.ts';
import {
  MemoryError,
  OSError,
  type PyBaseException,
  PyException,
  RecursionError,
  raise,
  type TracedFrame,
} from '../errors.ts';
import { HostFileError } from '../host.ts';
import type { Taker } from '../protocol/iterate.ts';
import { codeType, type Maybe, PyObject, type Value } from '../types.ts';
import type { PyDict } from '../values/dict.ts';
import type { CodeInfo } from '../values/function.ts';
import type { Binders } from './tier.ts';

/** What evaluating a statement gives: `undefined` when it ends normally, else what to do. A value: return it. */
export type Completion = Maybe | typeof BREAK | typeof CONTINUE | typeof SUSPENDED | typeof RAISED;
export const BREAK = Symbol('break');
export const CONTINUE = Symbol('continue');
/** A generator's body stops here; `frame.yielded` has the value. Also an expression's result in a generator body. */
export const SUSPENDED = Symbol('suspended');

/** A function's generated body raises: what it raises is in `thread.raised`, and whoever ran the body goes on from there. */
export const RAISED = Symbol('raised');

/** An expression bound to a closure. In generator bodies it may give `SUSPENDED`; nowhere else. */
export type Eval = (frame: Frame) => Value;
/** A statement bound to a closure. */
export type Exec = (frame: Frame) => Completion;

/** Statements are bound such that deaths are looked for after them: see `lifetimes.ts`. */
export let observing = false;
/**
 * Code that runs from now on is observed: a body that was bound before is bound anew when it is run next. Called as soon
 * as a program has something whose death it could notice.
 */
export function startObserving(): void {
  if (observing) return;
  observing = true;
  distrustRunning();
}

/** Frames that run closures which were bound before code was observed, or before operands were noted (`pending.ts`). */
export const distrusted = new WeakSet<Frame>();
/** What runs now goes on as it was bound: nothing is concluded from its operands. */
export function distrustRunning(): void {
  // The outermost frame is a module's: its body is never bound anew.
  for (let { frame } = thread; frame !== null && frame.back !== null; frame = frame.back) distrusted.add(frame);
}

/** The binders that everything starts with; the evaluator gives them. */
export const firstBinders = { binders: undefined as unknown as Binders };

/** Binds a body by these binders. */
type BindBody = (binders: Binders) => Exec;

/** A code object: a function's, class's or module's body, bound to closures when it first runs. */
export class Code extends PyObject implements CodeInfo {
  readonly name: string;
  readonly qualname: string;
  readonly filename: string;
  readonly scope: Scope;
  readonly node: object;
  firstlineno = 1;
  argcount = 0;
  posonlyargcount = 0;
  kwonlyargcount = 0;
  /** Parameters first, in the order of the slots that they take. */
  varnames: readonly string[] = [];
  cellvars: readonly string[] = [];
  freevars: readonly string[] = [];
  flags = 0;
  /** Its body can suspend: a generator's, a coroutine's or an async generator's. */
  isGenerator = false;
  /** The body has `try … finally` or `with`: a generator of it that nobody can reach any more must be closed. */
  hasCleanup = false;
  /** Its functions do by themselves what they do: there is no body to run. */
  bodiless = false;
  hasVarargs = false;
  hasVarkeywords = false;
  docstring: string | null = null;
  /** How many slots a frame has: variables, cells, free variables, then temporaries. */
  size = 0;
  /** Slots that begin as cells; a parameter's cell takes its value over. */
  cellSlots: readonly number[] = [];
  /** Where the closure's cells go. */
  freeStart = 0;
  /** The number of positional parameters if that is all there is to bind, else -1. */
  simpleArity = -1;
  /** The same if it cannot suspend either. */
  leanArity = -1;
  /** Its variables are shared with other functions: some slots hold cells. */
  sharesVariables = false;
  /** The parameters in slot order: positional, keyword-only, then `*args` and `**kwargs`. */
  parameterCount = 0;
  /** The slots of inlined comprehensions' variables, once for each time that the comprehension was bound. */
  inlined: Map<Scope, Map<string, number>[]> | null = null;
  /** Where the loops that stand in no `try` or `with` have their iterators. */
  readonly loops: number[] = [];
  /** How often a function was called: see `tier.ts`. */
  heat = 0;
  private readonly bind: BindBody;
  private bound: Exec | undefined;
  /** Whether code was observed when the body was bound. */
  private boundObserving: boolean | undefined;
  /** A generator's: where its temporary slots begin, and whether code was observed when they were given out. */
  private firstTemporary = 0;
  private placesObserving = false;
  /** The next slot behind all that a suspended generator knows, while its body is bound anew. */
  spareSlot = 0;

  constructor(name: string, filename: string, scope: Scope, node: object, bind: BindBody) {
    super();
    this.name = name;
    this.qualname = scope.qualname;
    this.filename = filename;
    this.scope = scope;
    this.node = node;
    this.bind = bind;
  }
  /** The body's closure, made on first use. */
  get body(): Exec {
    if (this.boundObserving !== observing) this.makeBody();
    return this.bound as Exec;
  }
  private makeBody(): void {
    // A generator's frames know places in the body that they were begun with: it is never bound anew for this.
    if (this.bound === undefined) {
      this.firstTemporary = this.size;
      this.placesObserving = observing;
      this.bound = this.bind(firstBinders.binders);
    } else if (!this.isGenerator) this.bound = this.bind(firstBinders.binders);
    this.boundObserving = observing;
  }
  /**
   * Has the body bound by other binders. Frames that run go on as they are; generators that began go on in the new body: the
   * binders give the same temporary slots in the same order.
   */
  rebindBy(binders: Binders): void {
    if (this.bound === undefined) this.makeBody();
    if (!this.isGenerator) this.bound = this.bind(binders);
    else if (this.placesObserving === observing) {
      this.spareSlot = this.size;
      this.size = this.firstTemporary;
      this.bound = this.bind(binders);
      this.size = Math.max(this.spareSlot, this.size);
    }
    this.boundObserving = observing;
  }
}
Code.prototype.type = codeType;

/** One activation of a code object. */
export class Frame implements TracedFrame {
  /** Variables by slot; `undefined` is unbound. Cells and free variables are `Cell`s. Temporaries follow. */
  locals: any[];
  at: Node | null = null;
  readonly code: Code;
  readonly globals: PyDict;
  /** Class bodies and `exec` with locals: the mapping that names are looked up in. */
  namespace: Value | undefined = undefined;
  back: Frame | null = null;
  /** The function's first positional argument and class cell are found through its code for `super()`. */
  generator: GeneratorState | undefined = undefined;
  constructor(code: Code, globals: PyDict, locals: any[]) {
    this.code = code;
    this.globals = globals;
    this.locals = locals;
  }
}

/** What a suspended generator body and its driver tell each other. */
export class GeneratorState {
  yielded: Value = null;
  /** What takes values at once, so that the body need not suspend; null where nobody asked for more than one. */
  taker: Taker | null = null;
  /** What `send` passed in. */
  sent: Value = null;
  /** What `throw` wants raised at the yield. */
  thrown: PyException | null = null;
  /** The iterator that a `yield from` waits for. */
  delegate: Value = null;
  /** How that ended, where it was resumed past this body: `undefined` if it did not, null normally, else what it raised. */
  settled: PyException | null | undefined = undefined;
  /** It suspended in an `await`, not at a `yield` of its own: what it yielded is for the event loop. */
  awaiting = false;
  /** The exception that the resumer is handling: the outer end of this generator's own. */
  outerHandled: PyBaseException | null = null;
  /** A handler of this generator's own is at work: `thread.handled` is its exception, perhaps the very one of the resumer. */
  handles = false;
}

/** A frame's slots with nothing in them; padded so that the array's elements are never all small integers. */
export function emptyLocals(size: number): any[] {
  if (size <= 3) return [undefined, undefined, undefined, undefined];
  if (size <= 8) return [undefined, undefined, undefined, undefined, undefined, undefined, undefined, undefined];
  const locals = [undefined, undefined, undefined, undefined, undefined, undefined, undefined, undefined];
  for (let i = 8; i <= size; i++) locals.push(undefined);
  return locals;
}

/** The state of the one Python thread. */
export const thread = {
  frame: null as Frame | null,
  depth: 0,
  limit: 1000,
  /** The exception being handled (`sys.exception()`). */
  handled: null as PyBaseException | null,
  /** What a body that gave `RAISED` raises, until whoever ran the body takes it. */
  raised: null as PyException | null,
};

/** Takes what a body raises that gave `RAISED`. */
export function takeRaised(): PyException {
  const { raised } = thread;
  thread.raised = null;
  return raised as PyException;
}

/**
 * The word that stops a program: not 0 when somebody wants it (Ctrl-C, a deadline, a budget). Loops and calls poll it.
 * A host that runs the interpreter in a worker shares the memory.
 */
export let interruptFlag: Int32Array =
  typeof SharedArrayBuffer === 'undefined' ? new Int32Array(1) : new Int32Array(new SharedArrayBuffer(4));
export function shareInterruptFlag(flag: Int32Array): void {
  interruptFlag = flag;
}
/** What a set flag does: throws KeyboardInterrupt unless the host says otherwise. */
let onInterrupt: (reason: number) => void = () => {};
export function setInterruptHandler(handler: typeof onInterrupt): void {
  onInterrupt = handler;
}
export function interrupted(): void {
  const reason = Atomics.exchange(interruptFlag, 0, 0);
  if (reason !== 0) onInterrupt(reason);
}

export function recursionError(): PyException {
  return raise(RecursionError, 'maximum recursion depth exceeded');
}

/** A JavaScript stack overflow is Python's recursion error; any other JavaScript error is a bug of ours. */
export function asPythonException(thrown: unknown): PyException {
  if (thrown instanceof PyException) return thrown;
  if (thrown instanceof HostFileError)
    return new PyException(OSError.call([thrown.errno, thrown.strerror], null) as PyBaseException);
  // No regular expression here: where the stack is full, it cannot be compiled.
  if (thrown instanceof RangeError && thrown.message.includes('call stack')) return recursionError();
  if (thrown instanceof RangeError && /array length|string length|allocation|BigInt size/i.test(thrown.message))
    return raise(MemoryError);
  // What Node's buffers throw for a text that is too long is no RangeError.
  if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ERR_STRING_TOO_LONG') return raise(MemoryError);
  throw thrown;
}

/** Gives a freshly raised exception its `__context__` when it is first caught or leaves a handler. */
export function setContext(thrown: PyException, handled: PyBaseException | null): void {
  if (thrown.contextSet) return;
  thrown.contextSet = true;
  const value = thrown.value;
  if (handled === null || handled === value) return;
  // CPython's _PyErr_SetObject: break a cycle that the new link would close.
  // A program may have made a cycle of its own, which a second walker at half the speed meets.
  let slow: PyBaseException = handled;
  let even = false;
  for (let e: PyBaseException = handled; e.context !== null; even = !even) {
    if (e.context === value) {
      e.context = null;
      break;
    }
    e = e.context;
    if (e === slow) break;
    if (even) slow = slow.context!;
  }
  value.context = handled;
}
