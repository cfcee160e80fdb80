/** The builtins that need the evaluator: `eval`, `exec`, `compile`, `__import__`, `__build_class__`. */
import { decodeSource } from '../../parser/decode-source.ts';
import { FUTURE_FLAGS } from '../../parser/future-imports.ts';
import { PySyntaxErrorInfo } from '../../parser/syntax-error.ts';
import { PyByteArray, PyBytes } from '../buffer/objects.ts';
import { bytesOf, isExporter } from '../buffer/request.ts';
import { PyException, raise, SyntaxError_, typeError, valueError } from '../errors.ts';
import type { CompileRequest } from '../interpreter.ts';
import { callWithKeywords } from '../protocol/call.ts';
import { resolveBases } from '../protocol/make-class.ts';
import { pathText } from '../protocol/path.ts';
import { setItem } from '../protocol/subscript.ts';
import { functions } from '../signature/declare.ts';
import { Cell, typeName, typeOf, type Value } from '../types.ts';
import { PyDict } from '../values/dict.ts';
import { PyFunction } from '../values/function.ts';
import { strValue } from '../values/subclass.ts';
import { PyTuple, tupleOf } from '../values/tuple.ts';
import { metaclassOf, prepare } from './class-definitions.ts';
import { compilePart, compileSource, compileTree, copyOfTree, parseTree, syntaxError } from './compile.ts';
import { Code } from './frame.ts';
import { importModule } from './importer.ts';
import { currentFrame, frameLocals, runCode } from './run.ts';
import { checkRoot, isTree } from './tree-from-python.ts';

/** Source text from a str or a bytes-like object. */
function sourceText(source: Value, filename: string, caller: string): string {
  const nul = () => raise(SyntaxError_, 'source code string cannot contain null bytes');
  const text = strValue(source);
  if (text !== undefined) {
    if (text.includes('\0')) throw nul();
    return text;
  }
  const bytes = sourceBytes(source, caller);
  if (bytes.includes(0)) throw nul();
  try {
    return decodeSource(bytes, filename);
  } catch (thrown) {
    if (thrown instanceof PySyntaxErrorInfo) throw syntaxError(thrown);
    throw thrown;
  }
}

/** Of bytes and bytearrays their own contents (C `_Py_SourceAsString`); whatever a buffer fails with becomes this. */
function sourceBytes(source: Value, caller: string): Uint8Array {
  if (source instanceof PyBytes || source instanceof PyByteArray) return source.data;
  try {
    if (isExporter(source)) return bytesOf(source);
  } catch (thrown) {
    if (!(thrown instanceof PyException)) throw thrown;
  }
  throw typeError(`${caller} must be a string, bytes or ${caller.startsWith('compile') ? 'AST' : 'code'} object`);
}

/** The compiler flags that CPython knows: those of `__future__` and its own. */
const COMPILER_FLAGS = 0x1fef610;
const ONLY_AST = 0x400;

/** What holds in the code that calls holds in the text that it compiles (`PyEval_MergeCompilerFlags`). */
function inheritedFlags(): number {
  return (currentFrame().code.flags ?? 0) & FUTURE_FLAGS;
}

/** The cells for `exec(code, closure=…)`. @throws TypeError unless they are exactly as many as the code wants */
function cellsFor(code: Code, closure: Value): readonly Cell[] {
  const wanted = code.freevars.length;
  if (wanted === 0) {
    if (closure !== null) throw typeError('cannot use a closure with this code object');
    return [];
  }
  const cells = closure instanceof PyTuple ? closure.items : [];
  if (cells.length !== wanted || !cells.every(cell => cell instanceof Cell)) {
    throw typeError(`code object requires a closure of exactly length ${wanted}`);
  }
  return cells as Cell[];
}

/** The namespaces of `eval` and `exec`, from their arguments or the calling frame. */
function namespaces(name: string, globals: Value, locals: Value): { globals: PyDict; locals: Value } {
  if (globals === null) {
    const frame = currentFrame();
    return { globals: frame.globals, locals: locals === null ? frameLocals(frame) : locals };
  }
  if (!(globals instanceof PyDict)) {
    if (name === 'eval') {
      const mapping = typeOf(globals).lookup('__getitem__') !== undefined;
      throw typeError(mapping ? 'globals must be a real dict; try eval(code, {}, mapping)' : 'globals must be a dict');
    }
    throw typeError(`${name}() globals must be a dict, not ${typeName(globals)}`);
  }
  if (locals !== null && typeOf(locals).lookup('__getitem__') === undefined) {
    throw typeError(
      name === 'eval' ? 'locals must be a mapping' : `locals must be a mapping or None, not ${typeName(locals)}`,
    );
  }
  return { globals, locals: locals === null ? globals : locals };
}

export const evaluatorFunctions = functions('builtins', {
  eval: [
    '(source, /, globals=None, locals=None)',
    (source: Value, globalsArg: Value = null, localsArg: Value = null): Value => {
      const { globals, locals } = namespaces('eval', globalsArg, localsArg);
      if (source instanceof Code) {
        if (source.freevars.length > 0) throw typeError('code object passed to eval() may not contain free variables');
        return runCode(source, globals, locals);
      }
      const text = sourceText(source, '<string>', 'eval() arg 1').replace(/^[ \t]+/, '');
      return runCode(
        compileSource({ source: text, filename: '<string>', mode: 'eval', shown: false, future: inheritedFlags() }),
        globals,
        locals,
      );
    },
    'The value of an expression given as text or code.',
  ],
  exec: [
    '(source, /, globals=None, locals=None, *, closure=None)',
    (source: Value, globalsArg: Value = null, localsArg: Value = null, closure: Value = null): Value => {
      const { globals, locals } = namespaces('exec', globalsArg, localsArg);
      if (source instanceof Code) {
        runCode(source, globals, locals, cellsFor(source, closure));
        return null;
      }
      if (closure !== null) throw typeError('closure can only be used when source is a code object');
      const text = sourceText(source, '<string>', 'exec() arg 1');
      runCode(
        compileSource({ source: text, filename: '<string>', mode: 'exec', shown: false, future: inheritedFlags() }),
        globals,
        locals,
      );
      return null;
    },
    'Runs statements given as text or code.',
  ],
  compile: [
    '(source, filename, mode, flags: int = 0, dont_inherit: bool = False, optimize: int = -1, *, _feature_version: int = -1)',
    (source: Value, filename: Value, mode: Value, flags = 0, alone = false, optimize = -1): Value => {
      const name = pathText(filename);
      if (name.includes('\0')) throw valueError('embedded null character');
      const how = strValue(mode);
      if (how === undefined) throw typeError(`compile() argument 'mode' must be str, not ${typeName(mode)}`);
      if ((flags & ~COMPILER_FLAGS) !== 0) throw valueError('compile(): unrecognised flags');
      if (optimize < -1 || optimize > 2) throw valueError('compile(): invalid optimize value');
      const future = (flags & FUTURE_FLAGS) | (alone ? 0 : inheritedFlags());
      const onlyTree = (flags & ONLY_AST) !== 0;
      if (how === 'func_type' && !onlyTree) throw valueError("compile() mode 'func_type' requires flag PyCF_ONLY_AST");
      if (how !== 'exec' && how !== 'eval' && how !== 'single' && how !== 'func_type') {
        const modes = onlyTree ? "'exec', 'eval', 'single' or 'func_type'" : "'exec', 'eval' or 'single'";
        throw valueError(`compile() mode must be ${modes}`);
      }
      if (isTree(source)) {
        checkRoot(source, how);
        return onlyTree
          ? copyOfTree(source)
          : compileTree(source, name, how as 'exec', optimize < 0 ? undefined : optimize, future);
      }
      if (onlyTree) return parseTree(sourceText(source, name, 'compile() arg 1'), name, how);
      const request: CompileRequest = {
        source: sourceText(source, name, 'compile() arg 1'),
        filename: name,
        mode: how as 'exec',
        shown: false,
        optimize: optimize < 0 ? undefined : optimize,
        future,
      };
      return compilePart(request, flags);
    },
    'A code object from source text.',
  ],
  __import__: [
    '(name, globals=None, locals=None, fromlist=(), level: int = 0)',
    (name: Value, globals: Value = null, _locals: Value = null, fromlist: Value = null, level = 0): Value => {
      const text = strValue(name);
      if (text === undefined) throw typeError('module name must be a string');
      return importModule(text, globals instanceof PyDict ? globals : null, fromlist, level);
    },
    'Imports a module: what the import statement calls.',
  ],
  __build_class__: [
    '(*args, **kwds)',
    (args: Value[], keywords: Map<string, Value>): Value => {
      if (args.length < 2) throw typeError('__build_class__: not enough arguments');
      const [func, name, ...bases] = args;
      if (!(func instanceof PyFunction)) throw typeError('__build_class__: func must be a function');
      if (strValue(name) === undefined) throw typeError('__build_class__: name is not a string');
      const resolved = resolveBases(bases);
      const { metaclass, rest } = metaclassOf(resolved, [...keywords]);
      const namespace = prepare(metaclass, strValue(name)!, resolved, rest);
      runCode(func.code as unknown as Code, func.globals, namespace, func.closure);
      if (resolved !== bases) setItem(namespace, '__orig_bases__', tupleOf(bases));
      const values = rest.map(([, value]) => value);
      const names = rest.length === 0 ? null : rest.map(([keyword]) => keyword);
      return callWithKeywords(metaclass, [name, tupleOf([...resolved]), namespace, ...values], names);
    },
    'What the class statement stands on.',
  ],
});
