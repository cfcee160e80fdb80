/** The interpreter as the doctest runner sees it: sessions that run one example at a time. */
import type { ExampleMode } from './doctest/document.ts';
import type { Docstring, ExampleOutcome, ExampleSession, SessionFactory } from './doctest/runner-interface.ts';
import { endedNote, OUTPUT_LIMIT } from './doctest/words.ts';
import type * as ast from './parser/ast.ts';
import { FUTURE_FLAGS } from './parser/future-imports.ts';
import { parseModule } from './parser/parse.ts';
import { PySyntaxErrorInfo } from './parser/syntax-error.ts';
import { ImmediateExit, KeyboardInterrupt, type PyException, runtimeError, SystemExit } from './runtime/errors.ts';
import { compileSource } from './runtime/eval/compile.ts';
import { abandonProgram } from './runtime/eval/evaluator.ts';
import { asPythonException, thread } from './runtime/eval/frame.ts';
import { newNamespace, runCode } from './runtime/eval/run.ts';
import { ClosedHost, type FileSystem, type Host } from './runtime/host.ts';
import { interpreter } from './runtime/interpreter.ts';
import { getAttrOptional } from './runtime/protocol/attribute.ts';
import { call1 } from './runtime/protocol/call.ts';
import { formatException, formatExceptionOnly } from './runtime/traceback/format.ts';
import { characterNamed } from './runtime/unicode/names.ts';
import type { Namespace } from './runtime/values/dict.ts';
import { PyModule } from './runtime/values/function.ts';
import { intValue } from './runtime/values/subclass.ts';

/** Collects what an example prints, and lends everything else of the real host. */
class CapturingHost extends ClosedHost {
  readonly outer: Host;
  /** @param before what the document's namespace before this one had */
  constructor(outer: Host, before: CapturingHost | null = null) {
    super();
    this.outer = outer;
    this.sources = before?.sources ?? new Set();
    Object.defineProperty(this, 'files', { value: outer.files && this.noting(outer.files) });
    Object.defineProperty(this, 'env', { value: outer.env });
    Object.defineProperty(this, 'system', { value: outer.system ?? null });
  }
  /** The source files that were read. */
  readonly sources: Set<string>;
  private noting(files: FileSystem): FileSystem {
    const readFile = (path: string) => {
      if (path.endsWith('.py')) this.sources.add(path);
      return files.readFile(path);
    };
    return Object.create(files, { readFile: { value: readFile } });
  }
  override readLine(): string {
    return this.outer.readLine();
  }
  override sleep(seconds?: number): void {
    this.outer.sleep(seconds ?? 0);
  }
  /** Characters that were printed beyond what is kept. */
  dropped = 0;
  override writeStdout(text: string): void {
    const room = OUTPUT_LIMIT - this.stdout.length;
    if (text.length <= room) this.stdout += text;
    else {
      this.stdout += text.slice(0, room);
      this.dropped += text.length - room;
    }
  }
  override writeStderr(): void {
    // Doctest does not look at it.
  }
  take(): string {
    const text = this.stdout;
    this.stdout = '';
    this.dropped = 0;
    return text;
  }
}

/**
 * Sessions for `octets doctest`.
 * @param start makes the interpreter anew for a document and gives the namespace of its `__main__`
 */
export function doctestSessions(
  host: Host,
  start: (host: Host, file: string | undefined) => Namespace,
): SessionFactory {
  /** Of the document that runs. */
  let last: CapturingHost | null = null;
  const modules = new Map<string, ReturnType<typeof runModule>>();
  return {
    create({ name, file }): ExampleSession {
      if (file === undefined) {
        // What has been made anew no longer prints to the module's host.
        modules.clear();
        const capture = new CapturingHost(host, last);
        last = capture;
        const namespace = start(capture, undefined);
        namespace.set('__name__', name);
        return new Session(namespace, capture, 0);
      }
      let module = modules.get(file);
      if (module === undefined) {
        modules.clear();
        module = runModule(host, name, file, start);
        modules.set(file, module);
        last = module.capture;
      }
      const copy = newNamespace(name);
      for (const [key, value] of module.namespace.entries()) copy.set(key, value);
      return new Session(copy, module.capture, module.future);
    },
    end() {
      modules.clear();
      abandonProgram();
      const sources = [...(last?.sources ?? [])];
      last = null;
      return sources;
    },
    docstrings(source, filename, name) {
      // Who reads a module anew means its present text.
      modules.delete(filename);
      return findDocstrings(source, filename, name);
    },
  };
}

function runModule(host: Host, name: string, file: string, start: (host: Host, file: string | undefined) => Namespace) {
  const capture = new CapturingHost(host);
  start(capture, file);
  const namespace = newNamespace(name);
  namespace.set('__file__', file);
  interpreter.modules.set(name, new PyModule(name, namespace));
  let future = 0;
  try {
    const source = new TextDecoder().decode(host.files?.readFile(file));
    const code = compileSource({ source, filename: file, mode: 'exec' });
    future = code.flags & FUTURE_FLAGS;
    runCode(code, namespace, namespace);
  } catch (thrown) {
    if (thrown instanceof ImmediateExit) throw new Error(`cannot run the module: it ${endedNote(thrown.status)}`);
    const exception = asPythonException(thrown);
    reset();
    throw new Error(`cannot run the module:\n${formatException(exception.value)}`);
  }
  capture.take();
  return { namespace, capture, future };
}

function reset(): void {
  thread.frame = null;
  thread.depth = 0;
  thread.handled = null;
}

class Session implements ExampleSession {
  private readonly namespace: Namespace;
  private readonly capture: CapturingHost;
  /** What the module imports from `__future__` holds in its examples. */
  private readonly future: number;
  constructor(namespace: Namespace, capture: CapturingHost, future: number) {
    this.namespace = namespace;
    this.capture = capture;
    this.future = future;
  }
  run(source: string, filename: string, _lineno = 1, mode: ExampleMode = 'single'): ExampleOutcome {
    this.capture.take();
    try {
      if (mode === 'cell') return this.runCell(source, filename);
      runCode(compileSource({ source, filename, mode, future: this.future }), this.namespace, this.namespace);
      const { dropped } = this.capture;
      return { output: this.capture.take(), exception: null, dropped };
    } catch (thrown) {
      if (thrown instanceof ImmediateExit)
        return { output: this.capture.take(), exception: null, ended: thrown.status };
      return this.failed(asPythonException(thrown));
    } finally {
      reset();
    }
  }
  /** All statements, the last as at the prompt if it is an expression without a semicolon after it. */
  private runCell(source: string, filename: string): ExampleOutcome {
    let parsed: ReturnType<typeof parseModule>;
    try {
      parsed = parseModule(source, filename, { unicodeName: characterNamed });
    } catch (thrown) {
      if (!(thrown instanceof PySyntaxErrorInfo)) throw thrown;
      // Fails again, as Python's exception.
      compileSource({ source, filename, mode: 'exec' });
      throw thrown;
    }
    const { module, warnings } = parsed;
    const last = module.body.at(-1);
    const lines = source.split('\n');
    const shown =
      last?.kind === 'Expr' && !/^[ \t]*;/.test(lines[last.end_lineno - 1].slice(last.end_col_offset)) ? last : null;
    const body = shown === null ? module : { ...module, body: module.body.slice(0, -1) };
    const first = compileSource({ source, filename, mode: 'exec', parsed: { module: body, warnings } });
    runCode(first, this.namespace, this.namespace);
    if (shown === null) return { output: this.capture.take(), exception: null };
    const expression: ast.Expression = { ...module, kind: 'Expression', body: shown.value };
    const code = compileSource({ source, filename, mode: 'eval', parsed: { module: expression, warnings: [] } });
    const value = runCode(code, this.namespace, this.namespace);
    const printed = this.capture.take();
    const sys = interpreter.modules.get('sys');
    const hook = sys instanceof PyModule ? sys.dict.get('displayhook') : undefined;
    if (hook === undefined) throw runtimeError('lost sys.displayhook');
    call1(hook, value);
    const displayed = this.capture.take();
    return { output: printed + displayed, exception: null, displayed };
  }
  private failed(exception: PyException): ExampleOutcome {
    reset();
    const error = exception.value;
    const text = formatExceptionOnly(error).join('');
    const { dropped } = this.capture;
    const outcome: ExampleOutcome = {
      dropped,
      output: this.capture.take(),
      exception: { text, traceback: formatException(error) },
    };
    if (error.type.isSubtypeOf(KeyboardInterrupt)) outcome.interrupted = true;
    if (error.type.isSubtypeOf(SystemExit)) {
      const code = getAttrOptional(error, 'code') ?? null;
      outcome.exit = code === null ? 0 : Number(intValue(code) ?? 1);
    }
    return outcome;
  }
}

/** The docstrings of a module, its functions, classes and their methods, in order. */
function findDocstrings(source: string, filename: string, name: string): Docstring[] {
  let module: ast.Module;
  try {
    module = parseModule(source, filename, { unicodeName: characterNamed }).module;
  } catch (thrown) {
    if (!(thrown instanceof PySyntaxErrorInfo)) throw thrown;
    throw Object.assign(new Error(`${thrown.errorClass}: ${thrown.msg}`), { lineno: thrown.lineno });
  }
  const found = new Map<string, Docstring>();
  const add = (path: string, literal: ast.Expr | undefined): void => {
    if (literal?.kind !== 'Constant' || literal.value.type !== 'str') return;
    const { lineno, col_offset: column } = literal;
    found.set(path, { name: path, lineno, column, docstring: literal.value.value });
  };
  const visitDocumented = (body: readonly ast.Stmt[], path: string): void => {
    // What is defined again replaces what was there, its place in the order too.
    for (const key of [...found.keys()]) if (key === path || key.startsWith(`${path}.`)) found.delete(key);
    if (body[0]?.kind === 'Expr') add(path, body[0].value);
  };
  const visit = (body: readonly ast.Stmt[], path: string): void => {
    for (const s of body) {
      if (s.kind === 'FunctionDef' || s.kind === 'AsyncFunctionDef') {
        if (!completesProperty(s)) visitDocumented(s.body, `${path}.${s.name}`);
      } else if (s.kind === 'ClassDef') {
        visitDocumented(s.body, `${path}.${s.name}`);
        visit(s.body, `${path}.${s.name}`);
      } else {
        for (const inner of innerBodies(s)) visit(inner, path);
      }
    }
  };
  visitDocumented(module.body, name);
  visit(module.body, name);
  for (const [key, value] of testTable(module.body)) add(`${name}.__test__.${key}`, value);
  return [...found.values()];
}

/** `@x.setter` and `@x.deleter`: the property keeps the docstring of its getter. */
function completesProperty(definition: ast.FunctionDef | ast.AsyncFunctionDef): boolean {
  return definition.decorator_list.some(
    decorator => decorator.kind === 'Attribute' && (decorator.attr === 'setter' || decorator.attr === 'deleter'),
  );
}

/** The blocks of a statement whose definitions land in the same namespace. */
function innerBodies(s: ast.Stmt): (readonly ast.Stmt[])[] {
  switch (s.kind) {
    case 'If':
    case 'For':
    case 'AsyncFor':
    case 'While':
      return [s.body, s.orelse];
    case 'With':
    case 'AsyncWith':
      return [s.body];
    case 'Try':
    case 'TryStar':
      return [s.body, ...s.handlers.map(handler => handler.body), s.orelse, s.finalbody];
    default:
      return [];
  }
}

/** The entries of a literal `__test__ = {…}` and of `__test__['…'] = …` in the module. */
function testTable(body: readonly ast.Stmt[]): [string, ast.Expr][] {
  const entries: [string, ast.Expr][] = [];
  const key = (node: ast.Expr | null) =>
    node?.kind === 'Constant' && node.value.type === 'str' ? node.value.value : null;
  for (const s of body) {
    const target = s.kind === 'Assign' ? s.targets[0] : s.kind === 'AnnAssign' ? s.target : undefined;
    const value = s.kind === 'Assign' || s.kind === 'AnnAssign' ? s.value : null;
    if (target === undefined || value === null) continue;
    if (target.kind === 'Name' && target.id === '__test__' && value.kind === 'Dict') {
      value.keys.forEach((node, i) => {
        const name = key(node);
        if (name !== null) entries.push([name, value.values[i]]);
      });
    } else if (target.kind === 'Subscript' && target.value.kind === 'Name' && target.value.id === '__test__') {
      const name = key(target.slice);
      if (name !== null) entries.push([name, value]);
    }
  }
  return entries;
}
