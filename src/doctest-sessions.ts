/** The interpreter as the doctest runner sees it: sessions that run one example at a time. */
import type { Docstring, ExampleOutcome, ExampleSession, SessionFactory } from './doctest/runner-interface.ts';
import type * as ast from './parser/ast.ts';
import { parseModule } from './parser/parse.ts';
import { PySyntaxErrorInfo } from './parser/syntax-error.ts';
import { KeyboardInterrupt, type PyException, SystemExit } from './runtime/errors.ts';
import { compileSource } from './runtime/eval/compile.ts';
import { asPythonException, thread } from './runtime/eval/frame.ts';
import { newNamespace, runCode } from './runtime/eval/run.ts';
import { ClosedHost, type Host } from './runtime/host.ts';
import { interpreter } from './runtime/interpreter.ts';
import { getAttrOptional } from './runtime/protocol/attribute.ts';
import { formatException, formatExceptionOnly } from './runtime/traceback/format.ts';
import { characterNamed } from './runtime/unicode/names.ts';
import type { Namespace } from './runtime/values/dict.ts';
import { PyModule } from './runtime/values/function.ts';
import { intValue } from './runtime/values/subclass.ts';

/** Collects what an example prints, and lends everything else of the real host. */
class CapturingHost extends ClosedHost {
  readonly outer: Host;
  constructor(outer: Host) {
    super();
    this.outer = outer;
    Object.defineProperty(this, 'files', { value: outer.files });
    Object.defineProperty(this, 'env', { value: outer.env });
  }
  override readLine(): string {
    return this.outer.readLine();
  }
  override sleep(seconds?: number): void {
    this.outer.sleep(seconds ?? 0);
  }
  take(): string {
    const text = this.stdout;
    this.stdout = '';
    this.stderr = '';
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
  const modules = new Map<string, { namespace: Namespace; capture: CapturingHost }>();
  return {
    create({ name, file }): ExampleSession {
      if (file === undefined) {
        const capture = new CapturingHost(host);
        const namespace = start(capture, undefined);
        namespace.set('__name__', name);
        return new Session(namespace, capture);
      }
      let module = modules.get(file);
      if (module === undefined) {
        modules.clear();
        module = runModule(host, name, file, start);
        modules.set(file, module);
      }
      const copy = newNamespace(name);
      for (const [key, value] of module.namespace.entries()) copy.set(key, value);
      return new Session(copy, module.capture);
    },
    docstrings: findDocstrings,
  };
}

function runModule(host: Host, name: string, file: string, start: (host: Host, file: string | undefined) => Namespace) {
  const capture = new CapturingHost(host);
  start(capture, file);
  const namespace = newNamespace(name);
  namespace.set('__file__', file);
  interpreter.modules.set(name, new PyModule(name, namespace));
  try {
    const source = new TextDecoder().decode(host.files?.readFile(file));
    runCode(compileSource({ source, filename: file, mode: 'exec' }), namespace, namespace);
  } catch (thrown) {
    const exception = asPythonException(thrown);
    reset();
    throw new Error(`cannot run the module:\n${formatException(exception.value)}`);
  }
  capture.take();
  return { namespace, capture };
}

function reset(): void {
  thread.frame = null;
  thread.depth = 0;
  thread.handled = null;
}

class Session implements ExampleSession {
  private readonly namespace: Namespace;
  private readonly capture: CapturingHost;
  constructor(namespace: Namespace, capture: CapturingHost) {
    this.namespace = namespace;
    this.capture = capture;
  }
  run(source: string, filename: string): ExampleOutcome {
    this.capture.take();
    try {
      const code = compileSource({ source, filename, mode: 'single' });
      runCode(code, this.namespace, this.namespace);
      return { output: this.capture.take(), exception: null };
    } catch (thrown) {
      return this.failed(asPythonException(thrown));
    } finally {
      reset();
    }
  }
  private failed(exception: PyException): ExampleOutcome {
    reset();
    const error = exception.value;
    const text = formatExceptionOnly(error).join('');
    const outcome: ExampleOutcome = {
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
  const found: Docstring[] = [];
  const visit = (body: readonly ast.Stmt[], path: string): void => {
    const first = body[0];
    if (first?.kind === 'Expr' && first.value.kind === 'Constant' && first.value.value.type === 'str') {
      found.push({ name: path, lineno: first.value.lineno, docstring: first.value.value.value });
    }
    for (const s of body) {
      if (s.kind === 'FunctionDef' || s.kind === 'AsyncFunctionDef') {
        visit(s.body.slice(0, 1), `${path}.${s.name}`);
      } else if (s.kind === 'ClassDef') visit(s.body, `${path}.${s.name}`);
    }
  };
  visit(module.body, name);
  return found;
}
