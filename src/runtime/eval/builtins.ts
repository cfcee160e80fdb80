/** The builtins that need the evaluator: `eval`, `exec`, `compile`, `__import__`, `__build_class__`. */
import { decodeSource } from '../../parser/decode-source.ts';
import { PySyntaxErrorInfo } from '../../parser/syntax-error.ts';
import { PyByteArray, PyBytes } from '../buffer/objects.ts';
import { bytesOf, isExporter } from '../buffer/request.ts';
import { PyException, typeError, valueError } from '../errors.ts';
import { callWithKeywords } from '../protocol/call.ts';
import { calculateMetaclass } from '../protocol/construct.ts';
import { functions } from '../signature/declare.ts';
import { PyType, typeName, typeOf, typeType, type Value } from '../types.ts';
import { PyDict } from '../values/dict.ts';
import { PyFunction } from '../values/function.ts';
import { strValue } from '../values/subclass.ts';
import { tupleOf } from '../values/tuple.ts';
import { compileSource, syntaxError } from './compile.ts';
import { Code } from './frame.ts';
import { importModule } from './importer.ts';
import { currentFrame, frameLocals, runCode } from './run.ts';

/** Source text from a str or a bytes-like object. */
function sourceText(source: Value, filename: string, caller: string): string {
  const text = strValue(source);
  if (text !== undefined) return text;
  try {
    return decodeSource(sourceBytes(source, caller), filename);
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
      if (source instanceof Code) return runCode(source, globals, locals);
      const text = sourceText(source, '<string>', 'eval() arg 1').replace(/^[ \t]+/, '');
      return runCode(
        compileSource({ source: text, filename: '<string>', mode: 'eval', shown: false }),
        globals,
        locals,
      );
    },
    'The value of an expression given as text or code.',
  ],
  exec: [
    '(source, /, globals=None, locals=None, *, closure=None)',
    (source: Value, globalsArg: Value = null, localsArg: Value = null): Value => {
      const { globals, locals } = namespaces('exec', globalsArg, localsArg);
      if (source instanceof Code) {
        runCode(source, globals, locals);
        return null;
      }
      const text = sourceText(source, '<string>', 'exec() arg 1');
      runCode(compileSource({ source: text, filename: '<string>', mode: 'exec', shown: false }), globals, locals);
      return null;
    },
    'Runs statements given as text or code.',
  ],
  compile: [
    '(source, filename, mode, flags: int = 0, dont_inherit: bool = False, optimize: int = -1, *, _feature_version: int = -1)',
    (source: Value, filename: Value, mode: Value): Value => {
      const name = strValue(filename) ?? String(filename);
      const how = strValue(mode);
      if (how === undefined) throw typeError(`compile() argument 'mode' must be str, not ${typeName(mode)}`);
      if (how !== 'exec' && how !== 'eval' && how !== 'single') {
        throw valueError("compile() mode must be 'exec', 'eval' or 'single'");
      }
      return compileSource({
        source: sourceText(source, name, 'compile() arg 1'),
        filename: name,
        mode: how,
        shown: false,
      });
    },
    'A code object from source text.',
  ],
  __import__: [
    '(name: str, globals=None, locals=None, fromlist=(), level: int = 0)',
    (name: string, globals: Value = null, _locals: Value = null, fromlist: Value = null, level = 0): Value =>
      importModule(name, globals instanceof PyDict ? globals : null, fromlist, level),
    'Imports a module: what the import statement calls.',
  ],
  __build_class__: [
    '(func, name, /, *bases, **kwds)',
    (func: Value, name: Value, bases: Value[], keywords: Map<string, Value>): Value => {
      if (!(func instanceof PyFunction)) throw typeError('__build_class__: func must be a function');
      const given = keywords.get('metaclass');
      keywords.delete('metaclass');
      const meta = calculateMetaclass(given instanceof PyType ? given : typeType, bases);
      const namespace = new PyDict();
      runCode(func.code as unknown as Code, func.globals, namespace);
      return callWithKeywords(meta, [name, tupleOf(bases), namespace, ...keywords.values()], [...keywords.keys()]);
    },
    'What the class statement stands on.',
  ],
});
