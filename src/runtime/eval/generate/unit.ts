/** The text of one JavaScript function while it is written: lines, temporaries, constants, and what is known so far. */
import type { Expr, Stmt } from '../../../parser/ast.ts';
import type { Value } from '../../types.ts';
import { Namespace, type PyDict } from '../../values/dict.ts';
import { bindStatementClosure, bindTarget, bindWithoutRole, type Hot } from '../bind.ts';
import type { Context } from '../context.ts';
import { type Exec, type Frame, interruptFlag } from '../frame.ts';
import { assignRoles, roleOf } from '../pending.ts';
import type { Seen } from '../tier.ts';
import { type Helper, helpers } from './helpers.ts';
import type { Kind } from './kinds.ts';
import { MAKER_HELPERS, makerText, RUNNER_HELPERS, runnerText } from './runners.ts';

/** A function of more text than this is not written as one: V8 would not optimise it. */
const MOST_TEXT = 60_000;

/** Thrown where a function grows too large. */
export const TOO_LARGE = new Error('too large to be generated');

/** Makes `(helpers, constants) => function` of its text; `null` where the host permits no code generation. */
export type Compile = (text: string) => (helpers: object, constants: readonly unknown[]) => (frame: Frame) => any;

/** A loop of the function being written. */
export interface Loop {
  label: string;
  /** What is done when the loop is left before its end, with that completion. */
  leave: (completion: string) => string;
}

/**
 * Where an exception goes that is raised at the place being written: it is thrown; or the function ends with `RAISED`; or it is put
 * into a variable, and a labelled block is left.
 */
export type Exit = 'throw' | 'return' | { label: string; variable: string };

/** A slot whose number is known later than its first use. */
export interface LateSlot {
  name: string;
  place(slot: number): void;
}

export class Unit {
  readonly context: Context;
  /** The globals that the function may run with. */
  readonly globals: PyDict;
  private readonly hot: Hot;
  /** The loops around the place that is being written, outermost first. */
  readonly loops: Loop[] = [];
  exit: Exit = 'throw';
  /** What variables held when the code became hot, and what has been written that they get: for guesses. */
  readonly sample: readonly unknown[];
  readonly kinds = new Map<number, Kind>();
  /** Slots of variables that are bound here whatever happened before. */
  bound = new Set<number>();
  /** Slots of variables that some statement unbinds again. */
  private readonly fragile: ReadonlySet<number>;
  /** The text holds places in a class's or module's namespace: such a frame must have none of its own. */
  usesNamespace = false;
  usesGlobals = false;
  /** The text notes operands. */
  private usesPending = false;
  private readonly lines: string[] = [];
  private size = 0;
  private names = 0;
  private readonly constants: unknown[] = [];
  private readonly numbered = new Map<unknown, string>();
  private readonly used = new Set<string>();
  private readonly runners = new Set<number>();
  private readonly catchers = new Set<number>();
  private readonly makers = new Set<number>();
  private readonly late: number[] = [];
  /** What notes, at a `yield`, where the body waits: outermost first. */
  private readonly path: string[] = [];

  constructor(context: Context, { globals, locals }: Seen, hot: Hot) {
    this.context = context;
    this.hot = hot;
    this.globals = globals;
    this.sample = locals;
    this.fragile = slotsUnbound(context);
    const { code } = context;
    const { cellSlots } = code;
    for (let slot = 0; slot < parameterCount(code); slot++) {
      if (!cellSlots.includes(slot) && !this.fragile.has(slot)) this.bound.add(slot);
    }
  }

  line(text: string): void {
    this.size += text.length;
    if (this.size > MOST_TEXT) throw TOO_LARGE;
    this.lines.push(text);
  }

  /** A variable has been bound. */
  bind(slot: number): void {
    if (!this.fragile.has(slot)) this.bound.add(slot);
  }

  /** A new name. */
  name(): string {
    return `t${this.names++}`;
  }

  /** A new variable with a value, in the block that is being written. */
  let(value: string): string {
    const name = this.name();
    this.line(`const ${name} = ${value};`);
    return name;
  }

  /** The name of an object that the text refers to. */
  constant(value: unknown): string {
    let name = this.numbered.get(value);
    if (name === undefined) {
      name = `c${this.constants.length}`;
      this.constants.push(value);
      this.numbered.set(value, name);
    }
    return name;
  }

  /** The name of a function or class of the runtime. */
  helper(name: Helper): string {
    this.used.add(name);
    return name;
  }

  /** The name of what calls a Python function with so many arguments. */
  runner(count: number): string {
    for (const name of RUNNER_HELPERS) this.used.add(name);
    this.runners.add(count);
    return `run${count}`;
  }

  /**
   * Writes the call of a function, into a new variable, where that calls a Python function by `run1(…)` or the like: what the
   * function raises need not be thrown. @param write writes the text of the value, with the name of what runs a function
   */
  running(count: number, write: (run: string) => string): string {
    if (this.exit === 'throw') return this.let(write(this.runner(count)));
    const value = this.let(write(this.catcher(count)));
    this.leaveRaised(value);
    return value;
  }
  /** The name of what calls a Python function with so many arguments, and gives `RAISED` where that raises. */
  catcher(count: number): string {
    if (this.exit === 'throw') return this.runner(count);
    for (const name of RUNNER_HELPERS) this.used.add(name);
    this.catchers.add(count);
    return `try${count}`;
  }
  /** Goes on with what was raised where the value of that name is `RAISED`. */
  leaveRaised(value: string): void {
    if (this.exit === 'throw') return;
    this.line(`if (${value} === ${this.helper('RAISED')}) {`);
    if (this.exit === 'return') this.line(`return ${value};`);
    else this.raise(`${this.helper('takeRaised')}()`);
    this.line('}');
  }
  /** Raises. @param exception the text of a PyException */
  raise(exception: string): void {
    const { exit } = this;
    if (exit === 'throw') this.line(`throw ${exception};`);
    else if (exit === 'return') {
      this.line(`${this.helper('thread')}.raised = ${exception}; return ${this.helper('RAISED')};`);
    } else this.line(`${exit.variable} = ${exception}; break ${exit.label};`);
  }
  /** Writes what stands in another place for exceptions. */
  leaving<T>(exit: Exit, write: () => T): T {
    const outer = this.exit;
    this.exit = exit;
    const result = write();
    this.exit = outer;
    return result;
  }

  /** The name of what makes an instance of so many arguments. */
  maker(count: number): string {
    this.runner(count + 1);
    for (const name of MAKER_HELPERS) this.used.add(name);
    this.makers.add(count);
    return `make${count}`;
  }

  /** What notes the position before something that can raise, as an expression. */
  at(node: object): string {
    return `F.at = ${this.constant(node)}`;
  }

  /** The name of an expression's ordinary closure, which does not note its value as an operand. */
  closure(node: Expr): string {
    return this.constant(bindWithoutRole(node, this.context));
  }

  /** The name of a statement's ordinary closure. @param around blocks inside of it are generated again */
  embedStatement(node: Stmt, around: boolean): string {
    const bind = (): Exec => bindStatementClosure(node, this.context);
    return this.constant(around ? this.around(bind) : bind());
  }

  /** The name of the ordinary closure that stores into a target. */
  embedStore(node: Expr): string {
    return this.constant(bindTarget(node, this.context));
  }

  /** Runs `bind` such that blocks inside of what it binds are generated again. */
  around<T>(bind: () => T): T {
    return this.context.withHot(this.hot, bind);
  }

  lateSlot(): LateSlot {
    const index = this.late.push(-1) - 1;
    return {
      name: `$${index}$`,
      place: slot => {
        this.late[index] = slot;
      },
    };
  }

  /** Writes what may suspend inside of something that then has to note it. */
  suspending<T>(note: string, write: () => T): T {
    this.path.push(note);
    const result = write();
    this.path.pop();
    return result;
  }

  /** Suspends the body here. */
  suspend(): void {
    this.line(`${this.path.join(' ')} return ${this.helper('SUSPENDED')};`);
  }

  /** Writes a part of a resumable body that does not suspend; `bind` takes the slots that its closure has. */
  plainly<T>(bind: () => unknown, write: () => T): T {
    this.context.withHot(null, bind);
    return this.context.withHot(null, write, true);
  }

  /** Decides what operands of a node are noted while others are evaluated (`pending.ts`); @returns whether there are such */
  assignRoles(node: Expr | Stmt): boolean {
    return assignRoles(node, this.context);
  }

  /** What an operand's role adds when its value stands in that name. */
  noteOperand(node: Expr, value: string): void {
    const role = roleOf(node);
    if (role === undefined) return;
    if (role.last) this.letGo(role.before);
    else this.keep([value]);
  }

  /** Notes values, so that they live on. */
  keep(values: readonly string[]): void {
    this.usesPending = true;
    for (const value of values) this.line(`${this.helper('pending')}.push(${value});`);
  }
  /** Forgets the last values that were noted. */
  letGo(count: number): void {
    this.line(`${this.helper('pending')}.pop(); `.repeat(count));
  }

  /** The cell of a global variable, `null` where globals are no namespace of cells. */
  cell(name: string): string | null {
    const { globals } = this;
    if (!(globals instanceof Namespace)) return null;
    this.usesGlobals = true;
    return this.constant(globals.cell(name));
  }

  /** What is bound after one of several ways was taken; `null` for a way that does not come back. */
  merge(ways: readonly (Set<number> | null)[]): boolean {
    const [first, ...others] = ways.filter(way => way !== null);
    if (first === undefined) return false;
    this.bound = new Set([...first].filter(slot => others.every(way => way.has(slot))));
    return true;
  }

  /** Runs `write` for a way that may be taken; @returns what is bound at its end */
  way(write: () => unknown): Set<number> | null {
    const before = this.bound;
    this.bound = new Set(before);
    const comesBack = write() !== false;
    const after = this.bound;
    this.bound = before;
    return comesBack ? after : null;
  }

  /** Text around which operands that were noted in it are forgotten when an exception leaves it. */
  private forgetting(text: string): string {
    const height = `const H = ${this.helper('pending')}.length;`;
    const forget = `${this.helper('forgetNoted')}(H);`;
    // Where the body does not suspend, the end is as good a place, and what goes through `finally` is not thrown anew.
    const end = this.context.resumable ? `catch (thrown) { ${forget} throw thrown; }` : `finally { ${forget} }`;
    return `${height}\ntry {\n${text}\n} ${end}`;
  }

  /** The function, made of what was written. @param otherwise runs frames that the text is not for */
  compile(compile: Compile, otherwise: (frame: Frame) => Value): (frame: Frame) => any {
    const guards: string[] = [];
    if (this.usesGlobals) guards.push(`F.globals !== ${this.constant(this.globals)}`);
    if (this.usesNamespace) guards.push('F.namespace !== undefined');
    const guard = guards.length === 0 ? '' : `if (${guards.join(' || ')}) return ${this.constant(otherwise)}(F);\n`;
    const flag = this.constant(interruptFlag);
    const names = this.constants.map((_, i) => `c${i} = C[${i}]`);
    const lines = this.lines.join('\n');
    const body = `${guard}const L = F.locals;\n${this.usesPending ? this.forgetting(lines) : lines}`;
    const head = `"use strict"; const {${[...this.used].join(', ')}} = R;\nconst ${names.join(', ')}, I = ${flag};`;
    const text = body.replace(/\$(\d+)\$/g, (_, index) => String(this.late[Number(index)]));
    const runners = [
      ...[...this.runners].map(count => runnerText(count)),
      ...[...this.catchers].map(count => runnerText(count, true)),
      ...[...this.makers].map(makerText),
    ].join('\n');
    return compile(`${head}\n${runners}\nreturn function(F) {\n${text}\n};`)(helpers, this.constants);
  }
}

/** How many slots a call fills with arguments. */
function parameterCount(code: Context['code']): number {
  return code.argcount + code.kwonlyargcount + (code.hasVarargs ? 1 : 0) + (code.hasVarkeywords ? 1 : 0);
}

/** The slots of variables that `del` or the end of an `except … as` clause unbinds. */
function slotsUnbound(context: Context): ReadonlySet<number> {
  const { code } = context;
  let names = unbound.get(code.node);
  if (names === undefined) {
    names = new Set();
    collectUnbound(code.node as Record<string, unknown>, names);
    unbound.set(code.node, names);
  }
  const slots = new Set<number>();
  for (const name of names) {
    const place = context.place(name);
    if (place.kind === 'local') slots.add(place.slot);
  }
  return slots;
}
const unbound = new WeakMap<object, Set<string>>();
function collectUnbound(node: Record<string, unknown>, names: Set<string>): void {
  if (node.kind === 'Name' && node.ctx === 'Del') names.add(node.id as string);
  // A handler's is a str; the names of imports and definitions do no harm here.
  else if (typeof node.name === 'string') names.add(node.name);
  for (const value of Object.values(node)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (typeof item === 'object' && item !== null && !ArrayBuffer.isView(item)) {
        collectUnbound(item as Record<string, unknown>, names);
      }
    }
  }
}
