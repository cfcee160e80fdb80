/** Source text to a code object that runs. */
import type { Mod, Stmt } from '../../parser/ast.ts';
import { decodeSource } from '../../parser/decode-source.ts';
import { futureFlags } from '../../parser/future-imports.ts';
import { analyze } from '../../parser/scope.ts';
import { PySyntaxErrorInfo, type SyntaxWarningInfo } from '../../parser/syntax-error.ts';
import {
  exceptionTypes,
  IncompleteInputError,
  isRaised,
  PyBaseException,
  PyException,
  SyntaxWarning,
  valueError,
} from '../errors.ts';
import { type CompileRequest, interpreter } from '../interpreter.ts';
import { builtinModules } from '../modules.ts';
import type { PyObject, Value } from '../types.ts';
import { characterNamed } from '../unicode/names.ts';
import { PyTuple } from '../values/tuple.ts';
import { annotateFunction, bodyAnnotations, collectsTexts, setUpAnnotations } from './annotate.ts';
import { bindExpression, bindStatement, sequence } from './bind.ts';
import { Context, type Unit } from './context.ts';
import { docstringOf } from './control.ts';
import { asPythonException, Code, type Exec } from './frame.ts';
import { afterModuleStatement } from './lifetimes.ts';
import { parsers } from './parser.ts';
import { watchFor } from './pending.ts';
import { registerSource, rememberHidden } from './sources.ts';
import type { Raw } from './tree-checks.ts';
import { treeFromPython } from './tree-from-python.ts';
import { treeToPython } from './tree-to-python.ts';
import { unparseNode } from './unparse-statements.ts';

/** A code object made by `compile()` or for a module: knows how it was asked for. */
export class ModuleCode extends Code {
  mode: CompileRequest['mode'] = 'exec';
}

const IMPORTERS = '_frozen_importlib_external';
const SPECS = /__(?:spec|loader)__/;

/**
 * Compiles source text.
 * @throws SyntaxError, IndentationError, TabError, MemoryError, ValueError (Python)
 */
export function compileSource({
  source,
  filename,
  mode,
  parsed,
  shown = true,
  optimize = interpreter.options.optimize,
  future = 0,
}: CompileRequest): ModuleCode {
  if (shown) registerSource(filename, source);
  else rememberHidden(filename, source);
  watchFor(source);
  // Modules have specs and loaders once importlib is there; a start does without it.
  if (SPECS.test(source) && !filename.startsWith('<frozen ') && builtinModules.has(IMPORTERS)) {
    interpreter.importModule(IMPORTERS, null, null, 0);
  }
  try {
    const given = parsed as { module: Mod; warnings: SyntaxWarningInfo[] } | undefined;
    const { module, warnings } = given ?? parsers[mode]()(source, filename, options);
    const late: SyntaxWarningInfo[] = [];
    const scopes = analyze(module, filename, source, late);
    for (const warning of warnings) warnOf(warning, source, false);
    for (const warning of late) warnOf(warning, source, true);
    return moduleCode(module, { filename, scopes, optimize, future: future | futureFlags(module) }, mode);
  } catch (thrown) {
    if (thrown instanceof PySyntaxErrorInfo) throw syntaxError(thrown);
    throw asPythonException(thrown);
  }
}

/**
 * The syntax tree of a text, as an object of the module `ast`.
 * @throws SyntaxError (Python)
 */
export function parseTree(source: string, filename: string, mode: CompileRequest['mode'] | 'func_type'): Value {
  try {
    if (mode === 'func_type') throw valueError("compile() mode 'func_type' is not supported by Octets");
    const text = mode === 'eval' ? source.replace(/^[ \t]+/, '') : source;
    const { module, warnings } = parsers[mode]()(text, filename, options);
    for (const warning of warnings) warnOf(warning, source, false);
    return treeToPython(module, text);
  } catch (thrown) {
    if (thrown instanceof PySyntaxErrorInfo) throw syntaxError(thrown);
    throw asPythonException(thrown);
  }
}

/** Flags of `codeop`: a text that could go on raises an error of its own; a block at the end of the text could go on. */
const ALLOW_INCOMPLETE = 0x4000;
const DONT_IMPLY_DEDENT = 0x200;

/** As `compileSource` for a text that may be incomplete. @throws _IncompleteInputError, SyntaxError (Python) */
export function compilePart(request: CompileRequest, flags: number): ModuleCode {
  if ((flags & ALLOW_INCOMPLETE) === 0) return compileSource(request);
  const { source, filename, mode } = request;
  try {
    const parsed = parsers[mode]()(source, filename, options);
    if ((flags & DONT_IMPLY_DEDENT) !== 0 && parsed.module.kind === 'Interactive' && !source.endsWith('\n')) {
      const [statement] = parsed.module.body;
      if (statement !== undefined && ('body' in statement || statement.kind === 'Match'))
        throw incompleteInput(request);
    }
    return compileSource({ ...request, parsed });
  } catch (thrown) {
    if (!(thrown instanceof PySyntaxErrorInfo)) throw thrown;
    throw thrown.incomplete ? incompleteInput(request) : syntaxError(thrown);
  }
}

function incompleteInput({ source, filename }: CompileRequest): PyException {
  const lines = source.replace(/\n$/, '').split('\n');
  const line = lines.at(-1)!;
  const place = new PyTuple([filename, lines.length, line.length, line, lines.length, -1]);
  return new PyException(IncompleteInputError.call(['incomplete input', place], null) as PyBaseException);
}

/** A tree as the compiler understands it, made anew. @throws TypeError, ValueError (Python) */
export function copyOfTree(tree: PyObject): Value {
  try {
    return treeToPython(treeFromPython(tree), '');
  } catch (thrown) {
    throw asPythonException(thrown);
  }
}

/** A code object of a tree of the module `ast`. @throws TypeError, ValueError, SyntaxError (Python) */
export function compileTree(
  tree: PyObject,
  filename: string,
  mode: CompileRequest['mode'],
  optimize: number | undefined,
  future: number,
): ModuleCode {
  let module: Mod;
  try {
    module = treeFromPython(tree);
    watchFor(unparseNode(module as unknown as Raw));
  } catch (thrown) {
    throw asPythonException(thrown);
  }
  return compileSource({
    source: '',
    filename,
    mode,
    optimize,
    future,
    shown: false,
    parsed: { module, warnings: [] },
  });
}

/** What a message of a warning says of the future, when it is no error yet. */
const FUTURE = 'Such sequences will not work in the future. ';

/** A warning about the source; a filter that makes an error of it gives a SyntaxError at its place. */
function warnOf(warning: SyntaxWarningInfo, source: string, fromCompiler: boolean): void {
  try {
    interpreter.warn(SyntaxWarning, warning.msg, warning);
  } catch (thrown) {
    if (!isRaised(thrown, SyntaxWarning)) throw thrown;
    const { filename, lineno, col_offset, end_lineno, end_col_offset } = warning;
    const msg = warning.msg.replace(FUTURE, '');
    const line = source.split(/\r\n?|\n/)[lineno - 1];
    const text = msg === warning.msg ? line : `${line}\n`;
    const place = [filename, lineno, col_offset + 1, text, end_lineno, end_col_offset + 1] as const;
    const info = new PySyntaxErrorInfo('SyntaxError', msg, ...place);
    info.fromCompiler = fromCompiler;
    throw info;
  }
}

const options = { unicodeName: characterNamed };

/** Source text of a file's bytes. @throws SyntaxError (Python) */
export function decodeFile(bytes: Uint8Array, filename: string): string {
  try {
    return decodeSource(bytes, filename);
  } catch (thrown) {
    if (thrown instanceof PySyntaxErrorInfo) throw syntaxError(thrown);
    throw thrown;
  }
}

/** The Python exception of a front end's error. */
export function syntaxError(info: PySyntaxErrorInfo): PyException {
  const type = exceptionTypes.get(info.errorClass)!;
  if (!type.isSubtypeOf(exceptionTypes.get('SyntaxError')!)) {
    return new PyException(new PyBaseException(type, info.msg === '' ? undefined : new PyTuple([info.msg])));
  }
  const { msg, filename, lineno, offset, end_lineno, end_offset } = info;
  const text = info.fromCompiler && interpreter.host.files?.exists(filename) !== true ? null : info.text;
  const place = new PyTuple([filename, lineno, offset, text, end_lineno, end_offset]);
  return new PyException(type.call([msg, place], null) as PyBaseException);
}

function moduleCode(module: Mod, unit: Unit, mode: CompileRequest['mode']): ModuleCode {
  const scope = unit.scopes.get(module)!;
  const code: ModuleCode = new ModuleCode('<module>', unit.filename, scope, module, () =>
    bindBody(module, context, mode),
  );
  const context = new Context(unit, code, scope);
  code.mode = mode;
  if (module.kind === 'Module' && unit.optimize < 2) code.docstring = docstringOf(module.body);
  return code;
}

function bindBody(module: Mod, context: Context, mode: CompileRequest['mode']): Exec {
  if (module.kind === 'Expression') return bindExpression(module.body, context) as Exec;
  const annotations = bodyAnnotations(module.body, context);
  const setsUp = collectsTexts(module.body, context);
  context.interactive = mode === 'single';
  const body = sequence(module.body.map(statement => bindTopLevel(statement, context)));
  const doc =
    module.kind === 'Module' && mode === 'exec' && context.unit.optimize < 2 ? docstringOf(module.body) : null;
  if (annotations === null && doc === null && !setsUp) return body;
  return frame => {
    const namespace = frame.namespace ?? frame.globals;
    if (setsUp) setUpAnnotations(namespace);
    if (doc !== null && namespace === frame.globals) frame.globals.set('__doc__', doc);
    if (annotations !== null && namespace === frame.globals) {
      frame.globals.set('__annotate__', annotateFunction(frame, annotations));
    }
    return body(frame);
  };
}

function bindTopLevel(statement: Stmt, context: Context): Exec {
  const run = bindStatement(statement, context);
  return frame => {
    const completion = run(frame);
    afterModuleStatement(frame, statement);
    return completion;
  };
}
