/**
 * One thread runs many documents: nothing of a finished one may stay, neither for the memory's sake nor for that of the
 * next document, which must find a fresh Python.
 */

import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExampleResult, Job } from '../src/doctest/job.ts';
import { runJob } from '../src/doctest/work.ts';
import { doctestSessions } from '../src/doctest-sessions.ts';
import { startMain } from '../src/index.ts';
import { NodeHost } from '../src/node-host.ts';
import { byteAlone, emptyBytes, PyBytes } from '../src/runtime/buffer/objects.ts';
import { sourceLines } from '../src/runtime/eval/sources.ts';
import { PyBuiltinFunction, PyGetSetDescriptor } from '../src/runtime/signature/builtin.ts';
import { PyType } from '../src/runtime/types.ts';
import type { Namespace } from '../src/runtime/values/dict.ts';
import { noDefault } from '../src/runtime/values/type-parameter.ts';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** Bytes of one byte and of none, and `typing.NoDefault`, exist once, for all documents. */
const isOneForAll = (value: object): boolean =>
  value === emptyBytes ||
  value === noDefault ||
  (value instanceof PyBytes && value.data.length === 1 && value === byteAlone(value.data[0]));

let started: Namespace | null = null;
const factory = doctestSessions(new NodeHost(false), (host, file) => {
  started = startMain(host, [file ?? ''], '');
  return started;
});
const settings: Job['settings'] = {
  flags: 0,
  stopAtFailure: false,
  scope: 'file',
  scripts: false,
  setup: '',
  select: '',
  mode: 'run',
  oracle: null,
  timeout: 0,
};

/** Runs a document. @param kept gets a weak reference to each object that the document's names refer to at its end */
function run(path: string, text?: string, kept: WeakRef<object>[] = []): ExampleResult[] {
  const results: ExampleResult[] = [];
  const job: Job = { path, settings, ...(text === undefined ? {} : { text }) };
  const noting: typeof factory = {
    ...factory,
    create(globals) {
      const session = factory.create(globals);
      kept.push(new WeakRef(session), new WeakRef(started!));
      return {
        run: session.run.bind(session),
        close() {
          for (const value of started!.dictValues()) {
            const builtin =
              value instanceof PyBuiltinFunction ||
              value instanceof PyGetSetDescriptor ||
              (value instanceof PyType && value.origin === 'builtin');
            if (typeof value === 'object' && value !== null && !builtin && !isOneForAll(value)) {
              kept.push(new WeakRef(value));
            }
          }
          session.close?.();
        },
      };
    },
  };
  runJob(job, noting, event => {
    if (event.kind === 'example') results.push(event.result);
  });
  return results;
}

const failures = (results: ExampleResult[]) =>
  results.filter(({ status }) => status === 'failed').map(({ ordinal, failure }) => [ordinal, failure]);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'octets-memory-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A document that leaves its mark wherever a program can. */
const marking = (file: string) => `
>>> import codecs, sys, gc, re, warnings, decimal, atexit, os, copyreg, builtins, logging, weakref
>>> class Mark(Exception): pass
>>> class Mark2(tuple): pass
>>> def handler(error): return ('?', error.end)
>>> codecs.register_error('marked', handler)
>>> def search(name): print('asked')
>>> codecs.register(search)
>>> sys.set_int_max_str_digits(1000)
>>> sys.setrecursionlimit(300)
>>> gc.disable(); gc.callbacks.append(handler); gc.set_threshold(5)
>>> builtins.marked = Mark
>>> decimal.getcontext().prec = 3
>>> decimal.DefaultContext.prec = 4
>>> os.environ['OCTETS_MARK'] = '1'
>>> copyreg.pickle(Mark, handler)
>>> warnings.simplefilter('error')
>>> logging.getLogger().setLevel(1); logging.addLevelName(5, 'FIVE')
>>> sys.path.append('marked'); sys.meta_path.clear(); sys.modules['marked'] = sys
>>> def view():
...     try: yield memoryview(bytearray(3))
...     finally: pass
>>> mark = Mark(); seen = weakref.ref(mark, handler); waiting = view(); first = next(waiting)
>>> number = atexit.register(print, mark)
>>> pattern = re.compile('marked' * 3)
>>> file = open(${JSON.stringify(file)}, 'w'); file.write('kept')
4
>>> import time; sys.displayhook = handler; sys.excepthook = handler
`;

/** What the next document finds. */
const fresh = (file: string) => `
>>> 'é'.encode('ascii', 'marked')
Traceback (most recent call last):
LookupError: unknown error handler name 'marked'
>>> 'é'.encode('nope')
Traceback (most recent call last):
LookupError: unknown encoding: nope
>>> import codecs, sys, gc, decimal, copyreg, os, warnings, logging
>>> sys.get_int_max_str_digits(), sys.getrecursionlimit(), gc.isenabled(), gc.get_threshold(), gc.callbacks
(4300, 1000, True, (2000, 10, 10), [])
>>> marked
Traceback (most recent call last):
NameError: name 'marked' is not defined
>>> decimal.getcontext().prec, decimal.DefaultContext.prec
(28, 28)
>>> [c for c in Exception.__subclasses__() + tuple.__subclasses__() if 'Mark' in c.__name__]
[]
>>> os.environ.get('OCTETS_MARK')
>>> [key for key in copyreg.dispatch_table if 'Mark' in str(key)]
[]
>>> 'marked' in sys.path, 'marked' in sys.modules, logging.getLogger().level, logging.getLevelName(5)
(False, False, 30, 'Level 5')
>>> isinstance(codecs.lookup('utf-8'), codecs.CodecInfo)
True
>>> open(${JSON.stringify(file)}).read()
'kept'
`;

describe('a finished document', () => {
  const root = fileURLToPath(new URL('../conformance', import.meta.url));
  const transcripts = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.(doctest|md|adoc)$/.test(name))
    .sort();
  const sample = transcripts.filter((_, i) => i % 48 === 0);

  test('leaves nothing that is reachable', { timeout: 120_000 }, async () => {
    const kept: { name: string; objects: WeakRef<object>[] }[] = [];
    const objectsOf = (name: string) => {
      kept.push({ name, objects: [] });
      return kept.at(-1)!.objects;
    };
    const text = marking(join(folder, 'reach.txt'));
    expect(failures(run('marking.txt', text, objectsOf('marking.txt')))).toEqual([]);
    for (const name of sample) run(join(root, name), undefined, objectsOf(name));
    run('last.txt', '>>> 1\n1\n');
    // What a WeakRef was made of or gave lives until the end of the task.
    await new Promise(resolve => setTimeout(resolve));
    collect();
    expect(kept.reduce((sum, { objects }) => sum + objects.length, 0)).toBeGreaterThan(5 * kept.length);
    const left = kept.flatMap(({ name, objects }) =>
      objects.map(object => object.deref()).map(object => object && `${name}: ${object.constructor.name}`),
    );
    expect(left.filter(Boolean)).toEqual([]);
  });

  test('leaves no trace that the next one finds', () => {
    const file = join(folder, 'trace.txt');
    expect(failures(run('marking.txt', marking(file)))).toEqual([]);
    expect(failures(run('fresh.txt', fresh(file)))).toEqual([]);
  });

  test('leaves no source text', () => {
    run('first.txt', '>>> def f(): return 1\n>>> f()\n1\n');
    run('second.txt', '>>> 1\n1\n');
    expect(sourceLines('<doctest first.txt[0]>')).toBeUndefined();
  });

  test('leaves no open file', () => {
    const open = () => {
      const descriptor = openSync(folder, 'r');
      closeSync(descriptor);
      return descriptor;
    };
    const before = open();
    const path = join(folder, 'open.txt');
    writeFileSync(path, 'abc');
    const text = `>>> files = [open(${JSON.stringify(path)}, 'rb') for _ in range(5)]\n`;
    for (let i = 0; i < 3; i++) expect(failures(run('files.txt', text))).toEqual([]);
    expect(open()).toBe(before);
  });
});
