/** Outcomes of a real CPython: a small driver on it runs all examples of a document, and sessions play them back. */

import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { Document, Example } from './document.ts';
import { FLAGS } from './options.ts';
import { startsNamespace } from './run.ts';
import type { ExampleOutcome, SessionFactory } from './runner-interface.ts';

/** CPython could not be asked; the message is one line. */
export class OracleError extends Error {}

/**
 * Reads a request (JSON) from standard input and answers on standard output, which programs that run cannot reach: they
 * have streams of their own. Every group of examples has a fresh namespace.
 */
const DRIVER = `
import ast, builtins, importlib.util, io, json, os, signal, sys, traceback, types

request = json.load(sys.stdin)
answer = os.fdopen(os.dup(1), 'w', encoding='utf-8')
os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
sys.stdin = io.StringIO()
seconds = request['seconds']

class OutOfTime(BaseException):
    pass

def ring(*_):
    raise OutOfTime

can_ring = seconds and hasattr(signal, 'setitimer')
if can_ring:
    signal.signal(signal.SIGALRM, ring)

def run(code, filename, names, mode):
    out = io.StringIO()
    result = {'exception': None}
    saved = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = out, io.StringIO()
    sys.displayhook = sys.__displayhook__
    try:
        if can_ring:
            signal.setitimer(signal.ITIMER_REAL, seconds)
        if mode == 'cell':
            body = ast.parse(code, filename).body
            shown = [body.pop()] if body and isinstance(body[-1], ast.Expr) and not code.rstrip().endswith(';') else []
            exec(compile(ast.Module(body, []), filename, 'exec'), names)
            exec(compile(ast.Interactive(shown), filename, 'single'), names)
        else:
            exec(compile(code, filename, mode, dont_inherit=True), names)
    except OutOfTime:
        result['late'] = True
    except BaseException as error:
        if can_ring:
            signal.setitimer(signal.ITIMER_REAL, 0)
        error.__traceback__ = error.__traceback__ and error.__traceback__.tb_next
        result['exception'] = {
            'text': ''.join(traceback.format_exception_only(error)),
            'traceback': ''.join(traceback.format_exception(error)),
        }
    finally:
        if can_ring:
            signal.setitimer(signal.ITIMER_REAL, 0)
        sys.stdout, sys.stderr = saved
    result['output'] = out.getvalue()[:request['limit']]
    return result

own = sys.modules['__main__']
base = None
if request['module']:
    name, path = request['module']
    sys.path.insert(0, os.path.dirname(path))
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    saved = sys.stdout
    sys.stdout = io.StringIO()
    spec.loader.exec_module(module)
    sys.stdout = saved
    base = module.__dict__

for group in request['groups']:
    if base is not None:
        names = dict(base)
    else:
        main = types.ModuleType('__main__')
        sys.modules['__main__'] = main
        names = main.__dict__
        names['__builtins__'] = builtins
    if request['setup']:
        exec(compile(request['setup'], '<setup>', 'exec'), names)
    for key, code, filename, mode in group:
        answer.write(json.dumps([key, run(code, filename, names, mode)]) + '\\n')
        answer.flush()
os._exit(0)
`;

/** What the driver says of one example. */
type Answer = ExampleOutcome & { late?: boolean };

/** What the oracle needs of a run's settings. */
export interface OracleSettings {
  flags: number;
  scope: 'file' | 'block' | 'example';
  setup: string;
  /** Milliseconds that an example may take; 0: no limit. */
  timeout: number;
}

/**
 * Runs all examples of a document on a CPython and gives sessions that answer with what it did.
 * @param command the interpreter's name or path
 * @throws OracleError if there is no such command, or if it could not run the document to its end
 */
export function oracleFactory(command: string, document: Document, settings: OracleSettings): SessionFactory {
  const outcomes = runOracle(command, document, settings);
  const session = {
    run(_source: string, filename: string): ExampleOutcome {
      return outcomes.get(filename) ?? { output: '', exception: null };
    },
  };
  return { create: () => session };
}

function runOracle(command: string, document: Document, settings: OracleSettings): Map<string, ExampleOutcome> {
  const groups = groupsOf(document, settings);
  const seconds = settings.timeout / 1000;
  const examples = groups.reduce((sum, group) => sum + group.length, 0);
  const request = {
    groups: groups.map(group =>
      group.map(example => [keyOf(example), example.source, keyOf(example), modeOf(example)]),
    ),
    module: document.format === 'python' ? [document.name, resolve(document.path)] : null,
    setup: settings.setup,
    seconds,
    limit: 1 << 24,
  };
  const { error, stdout, stderr, status, signal } = spawnSync(command, ['-c', DRIVER], {
    input: JSON.stringify(request),
    encoding: 'utf8',
    maxBuffer: 1 << 29,
    timeout: seconds > 0 ? (5 + seconds * (examples + 1)) * 1000 : undefined,
    env: { ...process.env, PYTHONIOENCODING: 'utf-8', NO_COLOR: '1', PYTHONDONTWRITEBYTECODE: '1' },
  });
  const code = (error as { code?: string } | undefined)?.code;
  if (code === 'ENOENT' || code === 'EACCES') throw new OracleError(`${command} cannot be run (${code})`);
  const outcomes = new Map<string, ExampleOutcome>();
  for (const line of (stdout ?? '').split('\n')) {
    if (line === '') continue;
    const [key, answer] = JSON.parse(line) as [string, Answer];
    if (answer.late) {
      const text = `TimeoutError: ${command} did not come to an end in ${seconds} s\n`;
      outcomes.set(key, { output: answer.output, exception: { text } });
    } else outcomes.set(key, answer);
  }
  if (outcomes.size < new Set(groups.flat().map(keyOf)).size) {
    const missing = groups.flat().find(example => !outcomes.has(keyOf(example)))!;
    const why = stderr?.trim().split('\n').at(-1) || signal || `status ${status}`;
    throw new OracleError(`${command} stopped at line ${missing.lineno}: ${why}`);
  }
  return outcomes;
}

const keyOf = (example: Example) => `<doctest ${example.test}[${example.index}]>`;
const modeOf = (example: Example) => example.mode;

/** The examples that are run, by the namespaces that they share. */
function groupsOf(document: Document, { flags, scope }: OracleSettings): Example[][] {
  const groups: Example[][] = [];
  let before: Example | null = null;
  /** The setup code of the test, which every namespace of it begins with. */
  let setups: Example[] = [];
  for (const example of document.examples) {
    const directive = example.options.get('SKIP') ?? (flags & FLAGS.SKIP) !== 0;
    const other = before?.test !== example.test || example.index === 0;
    before = example;
    if (other) setups = [];
    if (other || startsNamespace(example, scope)) groups.push([...setups]);
    if (example.role === 'setup') setups.push(example);
    if (!directive && example.skip === null) groups.at(-1)!.push(example);
  }
  return groups.filter(group => group.length > 0);
}
