/** Which modules are built in: name → definition, made when it is first imported. */
import { builtinModules, type ModuleDefinition } from '../../runtime/modules.ts';
import { array } from '../array/array.ts';
import { struct, structInner } from '../struct/struct.ts';
import { abc, collectionsAbc, collectionsAbcInner } from './abc.ts';
import { annotationlib } from './annotationlib.ts';
import { ast, astNodes } from './ast.ts';
import { atexit } from './atexit.ts';
import { base64 } from './base64.ts';
import { binascii } from './binascii.ts';
import { codecs, codecsFunctions } from './codecs.ts';
import { collections } from './collections.ts';
import { contextlib } from './contextlib.ts';
import { contextvars, contextvarsCore } from './contextvars.ts';
import { copy, copyreg } from './copy.ts';
import { csv, csvCore } from './csv.ts';
import { dataclasses } from './dataclasses.ts';
import { decimal } from './decimal.ts';
import { difflib } from './difflib.ts';
import { doctest } from './doctest.ts';
import { encodings, encodingsAliases } from './encodings.ts';
import { enumModule } from './enum.ts';
import { errno } from './errno.ts';
import { fractions } from './fractions.ts';
import { functools } from './functools.ts';
import { future } from './future.ts';
import { gc } from './gc.ts';
import { hashFunctions, hashlib, hmac } from './hashlib.ts';
import { bisect, bisectInner, heapq } from './heapq.ts';
import {
  bootstrap,
  bootstrapExternal,
  imp,
  importlib,
  importlibAbc,
  importlibMachinery,
  importlibUtil,
  runpy,
} from './importlib.ts';
import { inspect } from './inspect.ts';
import { io, ioCore } from './io.ts';
import { itertools } from './itertools.ts';
import { json } from './json.ts';
import { keyword, reprlib } from './keyword.ts';
import { linecache } from './linecache.ts';
import { logging } from './logging.ts';
import { math } from './math.ts';
import { mmap } from './mmap.ts';
import { operator } from './operator.ts';
import { os, posix, posixpath } from './os.ts';
import { pickle, pickleInner } from './pickle.ts';
import { platform } from './platform.ts';
import { pprint } from './pprint.ts';
import { pydoc } from './pydoc.ts';
import { random } from './random.ts';
import { re } from './re.ts';
import { signal } from './signal.ts';
import { stat } from './stat.ts';
import { numbers, string } from './string.ts';
import { stringInner } from './string-inner.ts';
import { sys } from './sys.ts';
import { tempfile } from './tempfile.ts';
import { templatelib } from './templatelib.ts';
import { textwrap } from './textwrap.ts';
import { thread } from './thread.ts';
import { time } from './time.ts';
import { traceback } from './traceback.ts';
import { types } from './types.ts';
import { typing } from './typing.ts';
import { unicodedata } from './unicodedata.ts';
import {
  unittest,
  unittestCase,
  unittestLoader,
  unittestLog,
  unittestMain,
  unittestResult,
  unittestRunner,
  unittestSuite,
  unittestUtil,
} from './unittest.ts';
import { warnings } from './warnings.ts';
import { weakref, weakrefCore } from './weakref.ts';
import { zlib } from './zlib.ts';

/**
 * Name and definition of each module. The build of the command turns these entries into loads of the files named above
 * at the first import of the module, so keep each entry on a line of its own, and nothing else in this file.
 */
const definitions: readonly (readonly [name: string, definition: () => ModuleDefinition])[] = [
  ['__future__', () => future],
  ['importlib', () => importlib],
  ['importlib.abc', () => importlibAbc],
  ['importlib.machinery', () => importlibMachinery],
  ['importlib.util', () => importlibUtil],
  ['_frozen_importlib', () => bootstrap],
  ['_frozen_importlib_external', () => bootstrapExternal],
  ['_imp', () => imp],
  ['runpy', () => runpy],
  ['traceback', () => traceback],
  ['os', () => os],
  ['posix', () => posix],
  ['posixpath', () => posixpath],
  ['json', () => json],
  ['numbers', () => numbers],
  ['string', () => string],
  ['_string', () => stringInner],
  ['string.templatelib', () => templatelib],
  ['typing', () => typing],
  ['unicodedata', () => unicodedata],
  ['unittest', () => unittest],
  ['unittest.case', () => unittestCase],
  ['unittest.loader', () => unittestLoader],
  ['unittest._log', () => unittestLog],
  ['unittest.main', () => unittestMain],
  ['unittest.result', () => unittestResult],
  ['unittest.runner', () => unittestRunner],
  ['unittest.suite', () => unittestSuite],
  ['unittest.util', () => unittestUtil],
  ['linecache', () => linecache],
  ['warnings', () => warnings],
  ['dataclasses', () => dataclasses],
  ['difflib', () => difflib],
  ['enum', () => enumModule],
  ['logging', () => logging],
  ['math', () => math],
  ['pydoc', () => pydoc],
  ['random', () => random],
  ['contextlib', () => contextlib],
  ['_contextvars', () => contextvarsCore],
  ['contextvars', () => contextvars],
  ['copy', () => copy],
  ['csv', () => csv],
  ['_csv', () => csvCore],
  ['copyreg', () => copyreg],
  ['bisect', () => bisect],
  ['hashlib', () => hashlib],
  ['_hashlib', () => hashFunctions],
  ['_bisect', () => bisectInner],
  ['heapq', () => heapq],
  ['hmac', () => hmac],
  ['abc', () => abc],
  ['annotationlib', () => annotationlib],
  ['errno', () => errno],
  ['platform', () => platform],
  ['signal', () => signal],
  ['array', () => array],
  ['ast', () => ast],
  ['_ast', () => astNodes],
  ['atexit', () => atexit],
  ['base64', () => base64],
  ['binascii', () => binascii],
  ['codecs', () => codecs],
  ['_codecs', () => codecsFunctions],
  ['encodings', () => encodings],
  ['encodings.aliases', () => encodingsAliases],
  ['inspect', () => inspect],
  ['_io', () => ioCore],
  ['io', () => io],
  ['gc', () => gc],
  ['struct', () => struct],
  ['_struct', () => structInner],
  ['collections', () => collections],
  ['collections.abc', () => collectionsAbc],
  ['_collections_abc', () => collectionsAbcInner],
  ['decimal', () => decimal],
  ['doctest', () => doctest],
  ['fractions', () => fractions],
  ['functools', () => functools],
  ['textwrap', () => textwrap],
  ['itertools', () => itertools],
  ['keyword', () => keyword],
  ['mmap', () => mmap],
  ['operator', () => operator],
  ['pprint', () => pprint],
  ['re', () => re],
  ['reprlib', () => reprlib],
  ['pickle', () => pickle],
  ['_pickle', () => pickleInner],
  ['stat', () => stat],
  ['_stat', () => stat],
  ['sys', () => sys],
  ['tempfile', () => tempfile],
  ['_thread', () => thread],
  ['time', () => time],
  ['types', () => types],
  ['weakref', () => weakref],
  ['_weakref', () => weakrefCore],
  ['zlib', () => zlib],
];

for (const [name, definition] of definitions) builtinModules.set(name, definition);
