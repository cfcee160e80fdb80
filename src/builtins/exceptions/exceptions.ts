/** Furnishes every exception type. */
import './base.ts';
import './simple.ts';
import './os-error.ts';
import './syntax-error.ts';
import './unicode-error.ts';
import './groups.ts';
import { exceptionTypes } from '../../runtime/errors.ts';

/** What `help()` says of the types that have nothing of their own; our own words. */
const DOCS: Record<string, string> = {
  Exception: 'The base of all exceptions that a program is expected to handle.',
  GeneratorExit: 'Tells a generator to finish.',
  KeyboardInterrupt: 'The user interrupted the program.',
  ArithmeticError: 'The base of arithmetic failures.',
  AssertionError: 'An assertion does not hold.',
  BufferError: 'A buffer operation is not possible now.',
  EOFError: 'Input ended where more was needed.',
  LookupError: 'The base of failed look-ups.',
  MemoryError: 'There is no more memory.',
  ReferenceError: 'A weak proxy’s object is gone.',
  RuntimeError: 'A failure that fits nowhere else.',
  StopAsyncIteration: 'Raised by an asynchronous iterator that has no more items.',
  SystemError: 'The interpreter itself failed.',
  TypeError: 'An argument is of the wrong type.',
  ValueError: 'An argument has the right type but no right value.',
  Warning: 'The base of all warnings.',
  FloatingPointError: 'A floating-point operation failed.',
  OverflowError: 'A result is too large.',
  ZeroDivisionError: 'Division by zero.',
  ModuleNotFoundError: 'There is no such module.',
  IndexError: 'A sequence index is out of range.',
  UnboundLocalError: 'A local variable has no value yet.',
  BlockingIOError: 'The operation would block.',
  ChildProcessError: 'There is no such child process.',
  ConnectionError: 'The base of connection failures.',
  BrokenPipeError: 'Nobody reads the pipe any more.',
  ConnectionAbortedError: 'The connection was aborted.',
  ConnectionRefusedError: 'The connection was refused.',
  ConnectionResetError: 'The connection was reset.',
  FileExistsError: 'The file exists already.',
  FileNotFoundError: 'There is no such file.',
  InterruptedError: 'A signal interrupted the call.',
  IsADirectoryError: 'A directory stands where a file is needed.',
  NotADirectoryError: 'A file stands where a directory is needed.',
  PermissionError: 'The permission is missing.',
  ProcessLookupError: 'There is no such process.',
  TimeoutError: 'The time is over.',
  NotImplementedError: 'A method is left to subclasses or to later.',
  _IncompleteInputError: 'A text that could go on.',
  PythonFinalizationError: 'The interpreter is shutting down.',
  RecursionError: 'Calls are nested too deeply.',
  IndentationError: 'The indentation is wrong.',
  TabError: 'Tabs and spaces are mixed inconsistently.',
  BytesWarning: 'About bytes and text used as if they were the same.',
  DeprecationWarning: 'About features that will go away.',
  EncodingWarning: 'About encodings left to chance.',
  FutureWarning: 'About behaviour that will change.',
  ImportWarning: 'About likely mistakes in imports.',
  PendingDeprecationWarning: 'About features that will be deprecated.',
  ResourceWarning: 'About resources left open.',
  RuntimeWarning: 'About dubious behaviour at run time.',
  SyntaxWarning: 'About dubious syntax.',
  UnicodeWarning: 'About Unicode.',
  UserWarning: 'About anything that a program warns of.',
};
for (const name in DOCS) {
  const type = exceptionTypes.get(name)!;
  type.doc = DOCS[name];
  type.setAttribute('__doc__', DOCS[name]);
}
