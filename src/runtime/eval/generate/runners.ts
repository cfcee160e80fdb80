/**
 * Calls of Python functions, as text in each unit: so V8 has feedback of its own on what a unit calls, and can put a
 * callee into its caller. What `UserFunction` and `runFrame` do for a function that cannot suspend.
 */

/** How many arguments such a call may have. */
export const MOST_ARGUMENTS = 4;

/** The helpers that the text needs. */
export const RUNNER_HELPERS = [
  'boundLocals',
  'emptyLocals',
  'Frame',
  'heated',
  'interrupted',
  'RAISED',
  'recursionError',
  'shareVariables',
  'takeRaised',
  'thread',
  'unwind',
] as const;

/** The helpers that the text of a maker needs besides. */
export const MAKER_HELPERS = ['checkInit', 'hasPlan', 'isAbstract', 'PyInstance'] as const;

/** The text of `make1(type, a, F)` and the like: an instance of a class that is made by its Python `__init__` alone. */
export function makerText(count: number): string {
  const args = ['a', 'b', 'c'].slice(0, count);
  return `function make${count}(${['type', ...args, 'back'].join(', ')}) {
const { plan } = type;
if (!hasPlan(type) || plan.kind !== 'instance' || plan.init === null || isAbstract(type))
return type.call${count}(${args.join(', ')});
const instance = new PyInstance(type);
const result = run${count + 1}(${['plan.init', 'instance', ...args, 'back'].join(', ')});
if (result !== null) checkInit(result);
return instance;
}`;
}

/**
 * The text of `run1(callee, a, F)` and the like.
 * @param catches of `try1(…)` and the like, which do not throw what the callee raises: they give `RAISED`
 */
export function runnerText(count: number, catches = false): string {
  const names = ['a', 'b', 'c', 'd'].slice(0, count);
  const args = names.join(', ');
  const general = count <= 3 ? `callee.call${count}(${args})` : `callee.call([${args}], null)`;
  const leave = (thrown: string): string => {
    const unwound = `unwind(${thrown}, frame, back, handled)`;
    return catches ? `thread.raised = ${unwound}; return RAISED;` : `throw ${unwound};`;
  };
  return `function ${catches ? 'try' : 'run'}${count}(callee, ${[...names, 'back'].join(', ')}) {
const { code } = callee;
let locals;
if (code.leanArity === ${count}) {
locals = emptyLocals(code.size);
${names.map((name, i) => `locals[${i}] = ${name};`).join(' ')}
} else if (code.isGenerator || code.bodiless) return ${general};
else locals = boundLocals(callee, [${args}]);
const { globals } = callee;
if (code.sharesVariables) shareVariables(callee, code, locals);
heated(code, globals, locals);
const frame = new Frame(code, globals, locals);
if (thread.depth >= thread.limit) throw recursionError();
if (I[0] !== 0) interrupted();
const { handled } = thread;
thread.depth++;
thread.frame = frame;
frame.back = back;
let completion;
try { completion = code.body(frame); } catch (thrown) { ${leave('thrown')} }
if (completion === RAISED) { ${leave('takeRaised()')} }
thread.depth--;
thread.frame = back;
return completion === undefined ? null : completion;
}`;
}
