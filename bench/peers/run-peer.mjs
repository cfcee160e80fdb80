/**
 * Runs a Python program on another Python in JavaScript: `node run-peer.mjs PEER FOLDER FILE`, where FOLDER has the peers'
 * packages. What the program prints goes to standard output.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runInThisContext } from 'node:vm';

const [, , peer, folder, file] = process.argv;
const require = createRequire(join(folder, 'package.json'));
const load = path => import(pathToFileURL(join(folder, 'node_modules', path)).href);
const source = readFileSync(file, 'utf8');
/** For those that lack `time.perf_counter`. */
const withClock = clock => `${clock}\n${source.replaceAll('time.perf_counter', '_clock')}`;
const print = text => process.stdout.write(text);

const PEERS = {
  async pyodide() {
    const { loadPyodide } = await load('pyodide/pyodide.mjs');
    const python = await loadPyodide();
    python.setStdout({ batched: line => print(`${line}\n`) });
    python.runPython(source);
  },
  async micropython() {
    const { loadMicroPython } = await load('@micropython/micropython-webassembly-pyscript/micropython.mjs');
    const python = await loadMicroPython({ heapsize: 512 << 20, stdout: line => print(`${line}\n`), linebuffer: true });
    python.runPython(withClock('import time\ndef _clock(): return time.ticks_us() / 1000000'));
  },
  async skulpt() {
    // Scripts of a page: the second one adds its files to the first one's global.
    for (const part of ['skulpt.min.js', 'skulpt-stdlib.js']) {
      runInThisContext(readFileSync(require.resolve(`skulpt/dist/${part}`), 'utf8'));
    }
    const { Sk } = globalThis;
    const { files } = Sk.builtinFiles;
    Sk.configure({
      output: print,
      read(name) {
        if (files[name] === undefined) throw new Error(`no file ${name}`);
        return files[name];
      },
      __future__: Sk.python3,
      execLimit: Number.POSITIVE_INFINITY,
    });
    const program = withClock('import time\n_clock = time.time');
    await Sk.misceval.asyncToPromise(() => Sk.importMainWithBody('<stdin>', false, program, true));
  },
  async brython() {
    // What it asks of a page while it loads.
    globalThis.self = globalThis;
    globalThis.addEventListener = () => {};
    globalThis.document = {
      currentScript: { src: 'http://localhost/brython.js' },
      querySelectorAll: () => [],
      dispatchEvent() {},
    };
    globalThis.location = { href: 'http://localhost/', origin: 'http://localhost', pathname: '/', search: '' };
    const { __BRYTHON__: python } = require('brython/brython.js');
    globalThis.$B = globalThis.__BRYTHON__ = python;
    require('brython/brython_stdlib.js');
    console.log = text => print(`${text}\n`);
    python.runPythonSource(source, '__main__');
  },
};

await PEERS[peer]();
