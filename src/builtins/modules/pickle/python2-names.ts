/**
 * What modules and names were called in Python 2: pickles of protocols 0 to 2 are written and read with those
 * (`fix_imports`). `a` alone stands for the same name on both sides.
 */
const MODULES =
  'builtins=__builtin__ copyreg=copy_reg queue=Queue socketserver=SocketServer configparser=ConfigParser reprlib=repr ' +
  '_thread=thread subprocess=commands urllib.parse=urlparse urllib.request=urllib2 urllib.robotparser=robotparser ' +
  'xmlrpc.client=xmlrpclib xmlrpc.server=SimpleXMLRPCServer http.client=httplib http.cookies=Cookie ' +
  'http.cookiejar=cookielib http.server=BaseHTTPServer html.parser=HTMLParser html.entities=htmlentitydefs ' +
  'collections.abc=_abcoll _functools=functools _pickle=pickle dbm=anydbm';
const NAMES =
  'builtins.range=__builtin__.xrange builtins.chr=__builtin__.unichr builtins.str=__builtin__.unicode ' +
  'builtins.int=__builtin__.long builtins.zip=itertools.izip builtins.map=itertools.imap ' +
  'builtins.filter=itertools.ifilter itertools.filterfalse=itertools.ifilterfalse ' +
  'itertools.zip_longest=itertools.izip_longest functools.reduce=__builtin__.reduce ' +
  'collections.UserDict=UserDict.IterableUserDict collections.UserList=UserList.UserList ' +
  'collections.UserString=UserString.UserString';
/** Exceptions of `builtins` that were in `exceptions`; after `=`, the base that stands for newer ones. */
const EXCEPTIONS =
  'ArithmeticError AssertionError AttributeError BaseException BufferError BytesWarning DeprecationWarning EOFError ' +
  'EnvironmentError Exception FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning ' +
  'IndentationError IndexError KeyError KeyboardInterrupt LookupError MemoryError NameError NotImplementedError ' +
  'OSError OverflowError PendingDeprecationWarning ReferenceError RuntimeError RuntimeWarning StopIteration ' +
  'SyntaxError SyntaxWarning SystemError SystemExit TabError TypeError UnboundLocalError UnicodeDecodeError ' +
  'UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning ' +
  'ZeroDivisionError BrokenPipeError=OSError ChildProcessError=OSError ConnectionAbortedError=OSError ' +
  'ConnectionError=OSError ConnectionRefusedError=OSError ConnectionResetError=OSError FileExistsError=OSError ' +
  'FileNotFoundError=OSError InterruptedError=OSError IsADirectoryError=OSError NotADirectoryError=OSError ' +
  'PermissionError=OSError ProcessLookupError=OSError TimeoutError=OSError ModuleNotFoundError=ImportError';
/** Only read: modules and names that several old ones became. */
const READ_MODULES =
  'cPickle=pickle __builtin__=builtins copy_reg=copyreg StringIO=io cStringIO=io exceptions=builtins';
const READ_NAMES = '__builtin__.basestring=builtins.str exceptions.StandardError=builtins.Exception';

const pairs = (text: string): [string, string][] =>
  text.split(' ').map(entry => {
    const [key, value] = entry.split('=');
    return [key, value ?? key];
  });

interface Names {
  readonly modules: ReadonlyMap<string, string>;
  /** `module.name` to `module.name`. */
  readonly names: ReadonlyMap<string, string>;
}
let written: Names | undefined;
let read: Names | undefined;

function writtenNames(): Names {
  written ??= {
    modules: new Map(pairs(MODULES)),
    names: new Map([
      ...pairs(NAMES),
      ...pairs(EXCEPTIONS).map(([key, value]): [string, string] => [`builtins.${key}`, `exceptions.${value}`]),
    ]),
  };
  return written;
}

function readNames(): Names {
  const turned = ([key, value]: [string, string]): [string, string] => [value, key];
  const oldest = pairs(EXCEPTIONS).filter(([key, value]) => key === value);
  read ??= {
    modules: new Map([...pairs(MODULES).map(turned), ...pairs(READ_MODULES)]),
    names: new Map([
      ...pairs(NAMES).map(turned),
      ...oldest.map(([key]): [string, string] => [`exceptions.${key}`, `builtins.${key}`]),
      ...pairs(READ_NAMES),
    ]),
  };
  return read;
}

function mapped({ modules, names }: Names, module: string, name: string): [module: string, name: string] {
  const whole = names.get(`${module}.${name}`);
  if (whole === undefined) return [modules.get(module) ?? module, name];
  const dot = whole.lastIndexOf('.');
  return [whole.slice(0, dot), whole.slice(dot + 1)];
}

/** What Python 2 called a global of Python 3. */
export const toPython2 = (module: string, name: string): [module: string, name: string] =>
  mapped(writtenNames(), module, name);
/** What a global of Python 2 is called in Python 3. */
export const fromPython2 = (module: string, name: string): [module: string, name: string] =>
  mapped(readNames(), module, name);
