/** Exceptions as CPython prints them: traceback, message, notes, chains and groups (Lib/traceback.py). */
import { BaseExceptionGroup, type PyBaseException, PyException, type PyTraceback, SyntaxError_ } from '../errors.ts';
import { interpreter } from '../interpreter.ts';
import { getAttrOptional } from '../protocol/attribute.ts';
import { toArray } from '../protocol/iterate.ts';
import { repr, str } from '../protocol/repr.ts';
import { bytearrayType, isInstance, type Maybe, strType, typeOf, type Value } from '../types.ts';
import { PyModule } from '../values/function.ts';
import { intValue, strValue } from '../values/subclass.ts';
import { PyTuple } from '../values/tuple.ts';
import './code-object.ts';
import './frame-object.ts';
import type { FrameSummary } from './frame-summary.ts';
import { hintFor } from './hints.ts';
import { extractTraceback, formatStack } from './stack.ts';
import { formatSyntaxError } from './syntax-error.ts';

/** Exceptions of a group beyond this many are only counted. */
const MAX_GROUP_WIDTH = 15;
/** Groups nested deeper than this are not shown. */
const MAX_GROUP_DEPTH = 10;

const CAUSE = '\nThe above exception was the direct cause of the following exception:\n\n';
const CONTEXT = '\nDuring handling of the above exception, another exception occurred:\n\n';

export interface FormatOptions {
  /** Entries of the traceback to show: the first so many, or the last if negative. By default `sys.tracebacklimit`. */
  limit?: number;
  /** Whether causes and contexts are shown; true by default. */
  chain?: boolean;
}

/** What is needed of an exception to show it (`traceback.TracebackException`). */
class Snapshot implements Exhibit {
  readonly error: PyBaseException;
  readonly stack: readonly FrameSummary[];
  /** The message, with what a hint adds. */
  readonly message: string;
  readonly notes: Value;
  cause: Snapshot | null = null;
  context: Snapshot | null = null;
  /** The members of a group. */
  exceptions: Snapshot[] | null = null;
  readonly maxWidth = MAX_GROUP_WIDTH;
  readonly maxDepth = MAX_GROUP_DEPTH;

  constructor(error: PyBaseException, traceback: PyTraceback | null, select: Selector) {
    this.error = error;
    this.stack = select(extractTraceback(traceback));
    const message = safeString(error, 'exception str', str);
    this.notes = notesOf(error);
    this.message = error.type.isSubtypeOf(SyntaxError_) ? message : message + hintFor(error, traceback);
  }

  get suppressContext(): boolean {
    return this.error.suppressContext;
  }

  stackTexts(): string[] | null {
    return this.stack.length === 0 ? null : formatStack(this.stack);
  }

  lines(): string[] {
    return exceptionLines(this);
  }
}

type Selector = (entries: FrameSummary[]) => FrameSummary[];

/**
 * What CPython prints to stderr for an uncaught exception.
 * @returns text that ends in a newline
 */
export function formatException(error: PyBaseException): string {
  const limit = tracebackLimit();
  const select: Selector = limit === null ? entries => entries : entries => (limit === 0 ? [] : entries.slice(-limit));
  return formatChained(error, error.traceback, select, true);
}

/**
 * `traceback.format_exception`, joined: differs from an uncaught exception's text where `limit` or
 * `sys.tracebacklimit` leaves out entries.
 * @param traceback the entries to show, by default the exception's own
 */
export function formatExceptionWith(
  error: PyBaseException,
  { limit, chain = true }: FormatOptions = {},
  traceback: PyTraceback | null = error.traceback,
): string {
  return formatChained(error, traceback, selector(limit), chain);
}

/**
 * The part of an exception's text that follows the traceback (`traceback.format_exception_only`): for a SyntaxError
 * its place, then type and message, then the notes.
 * @returns lines, each with its newline
 */
export function formatExceptionOnly(error: PyBaseException): string[] {
  return exceptionLines(new Snapshot(error, null, entries => entries));
}

/** `traceback.format_tb`: the entries of a traceback, one text each. */
export function formatTraceback(traceback: PyTraceback | null, limit?: number): string[] {
  return formatStack(selector(limit)(extractTraceback(traceback)));
}

function selector(limit: number | undefined): Selector {
  const count = limit ?? tracebackLimit();
  if (count === null) return entries => entries;
  return entries => (count >= 0 ? entries.slice(0, count) : entries.slice(count));
}

/** `sys.tracebacklimit`, `null` where it is not set. */
function tracebackLimit(): number | null {
  const sys = (interpreter.modules as typeof interpreter.modules | undefined)?.get('sys');
  const value = sys instanceof PyModule ? sys.dict.get('tracebacklimit') : undefined;
  const limit = value === undefined ? undefined : intValue(value);
  return limit === undefined ? null : Math.max(0, Number(limit));
}

// ---------------------------------------------------------------- collecting

/** Snapshots of an exception and of all that hang on it; each cause and context is shown once, so cycles end. */
function snapshot(error: PyBaseException, traceback: PyTraceback | null, select: Selector): Snapshot {
  const seen = new Set<PyBaseException>();
  const take = (value: PyBaseException, entries = value.traceback): Snapshot => {
    seen.add(value);
    return new Snapshot(value, entries, select);
  };
  const top = take(error, traceback);
  const queue = [top];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const value: PyBaseException = next.error;
    if (value.cause !== null && !seen.has(value.cause)) next.cause = take(value.cause);
    const needContext = next.cause === null && !value.suppressContext;
    if (value.context !== null && needContext && !seen.has(value.context)) next.context = take(value.context);
    const members = membersOf(value);
    if (members !== null) next.exceptions = members.map(member => take(member));
    if (next.cause !== null) queue.push(next.cause);
    if (next.context !== null) queue.push(next.context);
    if (next.exceptions !== null) queue.push(...next.exceptions);
  }
  return top;
}

function membersOf(error: PyBaseException): readonly PyBaseException[] | null {
  if (!error.type.isSubtypeOf(BaseExceptionGroup)) return null;
  const members = error.field('exceptions');
  return members instanceof PyTuple ? (members.items as readonly PyBaseException[]) : [];
}

function notesOf(error: PyBaseException): Value {
  try {
    return getAttrOptional(error, '__notes__') ?? null;
  } catch (thrown) {
    const raised = thrown instanceof PyException ? safeString(thrown.value, '__notes__ repr', repr) : failed(thrown);
    return new PyTuple([`Ignored error getting __notes__: ${raised}`]);
  }
}

/** Text that Python code makes; what it raises is told in its place. */
function safeString(value: Value, what: string, text: (value: Value) => string): string {
  try {
    return text(value);
  } catch (thrown) {
    if (!(thrown instanceof PyException)) failed(thrown);
    return `<${what}() failed>`;
  }
}

/** A JavaScript error is a bug of ours, unless the stack overflowed. */
function failed(thrown: unknown): string {
  if (thrown instanceof RangeError) return '<exception str() failed>';
  throw thrown;
}

// ---------------------------------------------------------------- the lines of one exception

function exceptionLines({ error, message, notes }: Snapshot): string[] {
  const name = typeNameOf(error);
  const result = error.type.isSubtypeOf(SyntaxError_)
    ? formatSyntaxError(error, name)
    : [message === '' ? `${name}\n` : `${name}: ${message}\n`];
  if (isNoteSequence(notes)) {
    for (const note of notesIn(notes)) {
      for (const line of safeString(note, 'note str', str).split('\n')) result.push(`${line}\n`);
    }
  } else if (notes !== null) result.push(`${safeString(notes, '__notes__ repr', repr)}\n`);
  return result;
}

/** `collections.abc.Sequence`, texts and bytes aside. */
function isNoteSequence(notes: Value): boolean {
  if (notes === null || isInstance(notes, strType)) return false;
  return typeOf(notes).patternKind === 'sequence' || isInstance(notes, bytearrayType);
}

function notesIn(notes: Value): Value[] {
  try {
    return toArray(notes);
  } catch (thrown) {
    if (thrown instanceof PyException) return [];
    throw thrown;
  }
}

/** The type's qualified name, with its module unless that is `builtins` or `__main__`. */
function typeNameOf(error: PyBaseException): string {
  const { type } = error;
  const module: Maybe = getAttrOptional(type, '__module__');
  const name = module === undefined ? type.module : strValue(module);
  if (name === 'builtins' || name === '__main__') return type.qualname;
  return `${name ?? '<unknown>'}.${type.qualname}`;
}

// ---------------------------------------------------------------- chains and groups

function formatChained(
  error: PyBaseException,
  traceback: PyTraceback | null,
  select: Selector,
  chain: boolean,
): string {
  const printer = new Printer(chain);
  printer.print(snapshot(error, traceback, select));
  return printer.pieces.join('');
}

/** An exception as the printer wants it. */
export interface Exhibit {
  readonly cause: Exhibit | null;
  readonly context: Exhibit | null;
  readonly suppressContext: boolean;
  /** The members of a group. */
  readonly exceptions: readonly Exhibit[] | null;
  /** Members beyond this many are only counted. */
  readonly maxWidth: number;
  /** Groups nested deeper than this are not shown. */
  readonly maxDepth: number;
  /** The entries of the traceback, `null` where there are none. */
  stackTexts(): readonly string[] | null;
  /** What follows them. */
  lines(): readonly string[];
}

/** Writes exceptions, the members of groups in a frame of lines. */
export class Printer {
  readonly pieces: string[] = [];
  private depth = 0;
  /** Whether the frame of the group written last is still to be closed. */
  private needClose = false;
  private readonly chain: boolean;

  constructor(chain: boolean) {
    this.chain = chain;
  }

  print(last: Exhibit): void {
    const output: [link: string | null, exception: Exhibit][] = [];
    for (let each: Exhibit | null = last; each !== null; ) {
      let link: string | null = null;
      let next: Exhibit | null = null;
      const cause: Exhibit | null = this.chain ? each.cause : null;
      const context: Exhibit | null = this.chain && cause === null && !each.suppressContext ? each.context : null;
      if (cause !== null) {
        link = CAUSE;
        next = cause;
      } else if (context !== null) {
        link = CONTEXT;
        next = context;
      }
      output.push([link, each]);
      each = next;
    }
    for (const [link, each] of output.reverse()) {
      if (link !== null) this.emit(link);
      const { exceptions } = each;
      if (exceptions === null) this.single(each, 'Traceback');
      else if (this.depth > each.maxDepth) this.emit(`... (max_group_depth is ${each.maxDepth})\n`);
      else this.group(each, exceptions);
    }
  }

  private single(exception: Exhibit, title: string, margin = '|'): void {
    const entries = exception.stackTexts();
    if (entries !== null) {
      this.emit(`${title} (most recent call last):\n`, margin);
      for (const text of entries) this.emit(text);
    }
    for (const line of exception.lines()) this.emit(line);
  }

  private group(exception: Exhibit, members: readonly Exhibit[]): void {
    const { maxWidth } = exception;
    const outermost = this.depth === 0;
    if (outermost) this.depth = 1;
    this.single(exception, 'Exception Group Traceback', outermost ? '+' : '|');
    const shown = Math.min(members.length, maxWidth + 1);
    this.needClose = false;
    for (let i = 0; i < shown; i++) {
      const isLast = i === shown - 1;
      // A group that is the last member closes the frame of this one with its own.
      if (isLast) this.needClose = true;
      const truncated = i >= maxWidth;
      const title = truncated ? '...' : `${i + 1}`;
      this.pieces.push(`${this.indent()}${i === 0 ? '+-' : '  '}+---------------- ${title} ----------------\n`);
      this.depth++;
      if (truncated) {
        const more = members.length - maxWidth;
        this.emit(`and ${more} more exception${more > 1 ? 's' : ''}\n`);
      } else this.print(members[i]);
      if (isLast && this.needClose) {
        this.pieces.push(`${this.indent()}+------------------------------------\n`);
        this.needClose = false;
      }
      this.depth--;
    }
    if (outermost) this.depth = 0;
  }

  private indent(): string {
    return '  '.repeat(this.depth);
  }

  /** Adds text, each of its lines behind the frame. */
  private emit(text: string, margin = '|'): void {
    if (this.depth === 0) {
      this.pieces.push(text);
      return;
    }
    const prefix = `${this.indent()}${margin} `;
    this.pieces.push(text.replace(/[^\n]*\n|[^\n]+$/g, line => prefix + line));
  }
}
