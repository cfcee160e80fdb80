/** The `sys` module. */
import { PyBytes } from '../../runtime/buffer/objects.ts';
import {
  PyBaseException,
  PyException,
  type PyTraceback,
  raise,
  SystemExit,
  typeError,
  valueError,
} from '../../runtime/errors.ts';
import { interpreter } from '../../runtime/interpreter.ts';
import { builtinModules, type ModuleDefinition } from '../../runtime/modules.ts';
import { setAttr } from '../../runtime/protocol/attribute.ts';
import { call, lookupSpecial } from '../../runtime/protocol/call.ts';
import { indexOf } from '../../runtime/protocol/number.ts';
import { repr } from '../../runtime/protocol/repr.ts';
import { functions } from '../../runtime/signature/declare.ts';
import { stdlibModuleNames } from '../../runtime/stdlib-names.ts';
import { type Maybe, PyInstance, type PyObject, typeName, type Value } from '../../runtime/types.ts';
import { PyDict } from '../../runtime/values/dict.ts';
import { PyFloat } from '../../runtime/values/float.ts';
import { bitLength } from '../../runtime/values/int.ts';
import { maxStrDigits, setMaxStrDigits } from '../../runtime/values/int-text.ts';
import { PyList } from '../../runtime/values/list.ts';
import { PyFrozenSet, PySet } from '../../runtime/values/set.ts';
import { intValue, strValue } from '../../runtime/values/subclass.ts';
import { isNarrow, length } from '../../runtime/values/text.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { isHostsOutput, writeText } from '../functions/text.ts';
import { simpleNamespaceType } from '../module/module.ts';
import { asyncHookRows } from './sys/async-hooks.ts';
import { auditRows } from './sys/audit.ts';
import { defaultBreakpointHook } from './sys/breakpoint.ts';
import { PyStandardStream } from './sys/streams.ts';
import { PyStructSequence, structSequence } from './sys/struct-sequence.ts';
import { defaultHook, installHook } from './sys/unraisable.ts';

/** The version of Python whose behaviour this is. */
const VERSION = { major: 3, minor: 14, micro: 10 };

function make(name: string, fields: Record<string, Value>): Value {
  return new PyStructSequence(
    structSequence('sys', name, Object.keys(fields), [], { constructible: false }),
    Object.values(fields),
  );
}

/** Bytes that CPython's objects take: the containers by their contents, all others by `__sizeof__`. */
function sizeOf(value: Value): number {
  const integer = intValue(value);
  if (integer !== undefined) return 24 + 4 * Math.max(1, Math.ceil(bitLength(integer) / 30));
  const text = strValue(value);
  if (text !== undefined) {
    const n = length(text);
    if (/^[\x00-\x7f]*$/.test(text)) return 41 + n;
    if (/^[\x00-\xff]*$/.test(text)) return 57 + n;
    return isNarrow(text) ? 58 + 2 * n : 60 + 4 * n;
  }
  if (value === null) return 16;
  if (value instanceof PyFloat) return 24;
  if (value instanceof PyTuple) return 48 + 8 * value.items.length;
  if (value instanceof PyList) return 56 + 8 * value.items.length;
  if (value instanceof PyBytes) return 33 + value.data.length;
  if (value instanceof PySet || value instanceof PyFrozenSet) return 216;
  const method = lookupSpecial(value, '__sizeof__');
  if (method === undefined) throw typeError(`Type ${typeName(value)} doesn't define __sizeof__`);
  const size = indexOf(call(method));
  if (size < 0) throw valueError('__sizeof__() should return >= 0');
  return Number(size) + 16;
}

function exceptionInfo(): Value {
  const current = interpreter.currentException();
  if (!(current instanceof PyBaseException)) return new PyTuple([null, null, null]);
  return new PyTuple([current.type, current, current.traceback as PyTraceback | null]);
}

const rows = () =>
  functions('sys', {
    exit: [
      '(status=None, /)',
      (status: Value = null) => {
        if (status === null) throw raise(SystemExit);
        throw status instanceof PyTuple ? raise(SystemExit, ...status.items) : raise(SystemExit, status);
      },
      'Ends the program with an exit status.',
    ],
    exc_info: ['()', exceptionInfo, 'The exception being handled: its type, itself and its traceback.'],
    exception: ['()', () => interpreter.currentException(), 'The exception being handled.'],
    ...asyncHookRows,
    ...auditRows,
    getrecursionlimit: ['()', () => interpreter.recursionLimit, 'How deeply calls may be nested.'],
    setrecursionlimit: [
      '(limit: int, /)',
      (limit: number) => {
        if (limit < 1) throw valueError('recursion limit must be greater or equal than 1');
        interpreter.recursionLimit = limit;
        return null;
      },
      'Sets how deeply calls may be nested.',
    ],
    getrefcount: [
      '(object, /)',
      (object: Value) => interpreter.referenceCount(object),
      'How many places refer to the object, and the call itself.',
    ],
    getsizeof: [
      '(object, default?)',
      (value: Value, fallback?: Value) => {
        try {
          return sizeOf(value);
        } catch (thrown) {
          if (fallback !== undefined && thrown instanceof PyException) return fallback;
          throw thrown;
        }
      },
      'The size of an object in memory, in bytes, as CPython lays it out.',
    ],
    intern: [
      '(string, /)',
      (text: Value) => {
        if (typeof text !== 'string') {
          const got = strValue(text) === undefined ? `must be str, not ${typeName(text)}` : null;
          throw typeError(got === null ? `can't intern ${typeName(text)}` : `intern() argument ${got}`);
        }
        return text;
      },
      'The one copy of a text.',
    ],
    getdefaultencoding: ['()', () => 'utf-8', 'The encoding of text.'],
    getfilesystemencoding: ['()', () => 'utf-8', 'The encoding of file names.'],
    getfilesystemencodeerrors: ['()', () => 'surrogateescape', 'How file names that are not UTF-8 are read.'],
    get_int_max_str_digits: ['()', () => maxStrDigits(), 'How many digits conversions between int and str take.'],
    set_int_max_str_digits: [
      '(maxdigits: int)',
      (digits: number) => {
        if (digits !== 0 && digits < 640) throw valueError('maxdigits must be 0 or larger than 640');
        setMaxStrDigits(digits);
        return null;
      },
      'Sets how many digits conversions between int and str take; 0 for no limit.',
    ],
    _getframe: [
      '(depth: int = 0, /)',
      (depth = 0) => {
        const frame = interpreter.frameAt(depth);
        if (frame === null) throw valueError('call stack is not deep enough');
        return frame;
      },
      'The frame of the running code, or of a caller.',
    ],
    _getframemodulename: [
      '(depth: int = 0)',
      (depth = 0) => interpreter.globalsAt(depth)?.get('__name__') ?? null,
      'The name of the module whose code runs, or of a caller.',
    ],
    is_finalizing: ['()', () => false, 'Whether the interpreter is shutting down.'],
    displayhook: [
      '(object, /)',
      (value: Value) => {
        if (value === null) return null;
        interpreter.builtins.set('_', null);
        const sys = interpreter.modules.get('sys') as PyObject & { dict: PyDict };
        showResult(sys.dict.get('stdout'), `${repr(value)}\n`);
        interpreter.builtins.set('_', value);
        return null;
      },
      'Shows a value at the prompt.',
    ],
    breakpointhook: ['(*args, **kwargs)', defaultBreakpointHook, 'Calls what $PYTHONBREAKPOINT names.'],
    excepthook: [
      '(exctype, value, traceback, /)',
      (_type: Value, value: Value) => {
        const sys = interpreter.modules.get('sys') as PyObject & { dict: PyDict };
        const stderr = sys.dict.get('stderr');
        const text = interpreter.formatException(value);
        if (stderr === undefined || stderr === interpreter.stderr) interpreter.host.writeStderr(text);
        else writeText(stderr, text);
        return null;
      },
      'Prints an exception that nothing caught.',
    ],
    unraisablehook: ['(unraisable, /)', defaultHook, 'Prints an exception that could not be caught.'],
  });

/** Writes what a prompt shows; what cannot be encoded by its escapes (C `sys_displayhook_unencodable`). */
function showResult(stdout: Maybe, text: string): void {
  if (!isHostsOutput(stdout)) {
    writeText(stdout, text);
    return;
  }
  const { host } = interpreter;
  const shown = text.isWellFormed() ? text : text.replace(/\p{Surrogate}/gu, escaped);
  if (host.writeResult !== undefined) host.writeResult(shown);
  else writeText(stdout, shown);
}
const escaped = (lone: string): string =>
  lone >= '\udc80' && lone <= '\udcff' ? lone : `\\u${lone.charCodeAt(0).toString(16)}`;

function namespace(fields: Record<string, Value>): Value {
  const made = new PyInstance(simpleNamespaceType);
  for (const name in fields) setAttr(made, name, fields[name]);
  return made;
}

export const sys: ModuleDefinition = {
  name: 'sys',
  doc: 'The interpreter: its settings, its streams and its state.',
  create() {
    const names = rows();
    const { options } = interpreter;
    const versionInfo = make('version_info', { ...VERSION, releaselevel: 'final', serial: 0 });
    const hexversion = (VERSION.major << 24) | (VERSION.minor << 16) | (VERSION.micro << 8) | 0xf0;
    interpreter.stdin ??= new PyStandardStream('<stdin>');
    interpreter.stdout ??= new PyStandardStream('<stdout>');
    interpreter.stderr ??= new PyStandardStream('<stderr>');
    const constants: Record<string, Value> = {
      argv: new PyList([...interpreter.argv]),
      orig_argv: new PyList([...(options.origArgv ?? interpreter.argv)]),
      _xoptions: PyDict.from(options.xoptions),
      byteorder: 'little',
      builtin_module_names: new PyTuple([...builtinModules.keys()].sort()),
      stdlib_module_names: PyFrozenSet.from(stdlibModuleNames),
      copyright: 'Octets: MIT licence. Python is a trademark of the Python Software Foundation.',
      dont_write_bytecode: true,
      executable: '',
      exec_prefix: '',
      prefix: '',
      base_prefix: '',
      base_exec_prefix: '',
      platlibdir: 'lib',
      float_repr_style: 'short',
      hexversion,
      api_version: 1013,
      abiflags: '',
      maxsize: 9223372036854775807n,
      maxunicode: 0x10ffff,
      modules: interpreter.modules,
      path: new PyList([]),
      meta_path: new PyList([]),
      path_hooks: new PyList([]),
      path_importer_cache: new PyDict(),
      pycache_prefix: null,
      platform: 'linux',
      stdin: interpreter.stdin,
      stdout: interpreter.stdout,
      stderr: interpreter.stderr,
      __stdin__: interpreter.stdin,
      __stdout__: interpreter.stdout,
      __stderr__: interpreter.stderr,
      version: `${VERSION.major}.${VERSION.minor}.${VERSION.micro} (octets) [TypeScript]`,
      version_info: versionInfo,
      warnoptions: new PyList([...options.warnoptions]),
      implementation: namespace({ name: 'octets', cache_tag: null, version: versionInfo, hexversion }),
      flags: make('flags', {
        debug: 0,
        inspect: 0,
        interactive: 0,
        optimize: options.optimize,
        dont_write_bytecode: 0,
        no_user_site: 0,
        no_site: 0,
        ignore_environment: 0,
        verbose: 0,
        bytes_warning: options.bytesWarning,
        quiet: 0,
        hash_randomization: 0,
        isolated: 0,
        dev_mode: false,
        utf8_mode: 1,
        warn_default_encoding: 0,
        safe_path: false,
        int_max_str_digits: options.maxStrDigits,
        ...options.flags,
      }),
      float_info: make('float_info', {
        max: new PyFloat(Number.MAX_VALUE),
        max_exp: 1024,
        max_10_exp: 308,
        min: new PyFloat(2.2250738585072014e-308),
        min_exp: -1021,
        min_10_exp: -307,
        dig: 15,
        mant_dig: 53,
        epsilon: new PyFloat(Number.EPSILON),
        radix: 2,
        rounds: 1,
      }),
      int_info: make('int_info', {
        bits_per_digit: 30,
        sizeof_digit: 4,
        default_max_str_digits: 4300,
        str_digits_check_threshold: 640,
      }),
      hash_info: make('hash_info', {
        width: 64,
        modulus: 2305843009213693951n,
        inf: 314159,
        nan: 0,
        imag: 1000003,
        algorithm: 'siphash13',
        hash_bits: 64,
        seed_bits: 128,
        cutoff: 0,
      }),
      thread_info: make('thread_info', { name: 'pthread', lock: 'semaphore', version: null }),
    };
    for (const name in constants) names.set(name, constants[name]);
    names.set('__displayhook__', names.get('displayhook')!);
    names.set('__breakpointhook__', names.get('breakpointhook')!);
    names.set('__excepthook__', names.get('excepthook')!);
    names.set('__unraisablehook__', names.get('unraisablehook')!);
    installHook();
    return names;
  },
};
