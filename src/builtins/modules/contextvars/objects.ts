/** Context variables (PEP 567): variables, contexts that hold their values, tokens that undo a change. */
import { keyError, LookupError, raise, runtimeError, typeError, valueError } from '../../../runtime/errors.ts';
import { resetForEachProgram } from '../../../runtime/program-state.ts';
import { callWithKeywords } from '../../../runtime/protocol/call.ts';
import { equals } from '../../../runtime/protocol/compare.ts';
import { iteratorType, PyIterator } from '../../../runtime/protocol/iterate.ts';
import { address, repr } from '../../../runtime/protocol/repr.ts';
import { furnish } from '../../../runtime/signature/declare.ts';
import { unexpectedKeyword } from '../../../runtime/signature/unexpected-keyword.ts';
import { type Maybe, NotImplemented, objectType, PyObject, PyType, type Value } from '../../../runtime/types.ts';
import { strValue } from '../../../runtime/values/subclass.ts';
import { PyTuple } from '../../../runtime/values/tuple.ts';
import { CLASS_GETITEM } from '../../containers/rows.ts';
import { readonlyMember } from '../../function/function.ts';

const finalType = (name: string): PyType => {
  const type = new PyType(name, [objectType], { module: '_contextvars' });
  type.basetype = false;
  return type;
};

export const contextVarType = finalType('ContextVar');
export const contextType = finalType('Context');
export const tokenType = finalType('Token');

class PyContextVar extends PyObject {
  readonly name: string;
  readonly fallback: Maybe;
  constructor(name: string, fallback: Maybe) {
    super();
    this.name = name;
    this.fallback = fallback;
  }
}
PyContextVar.prototype.type = contextVarType;

class PyContext extends PyObject {
  readonly data: Map<PyContextVar, Value>;
  /** The context to go back to, while it is entered; else null. */
  outer: PyContext | null = null;
  constructor(values?: Map<PyContextVar, Value>) {
    super();
    this.data = new Map(values);
  }
}
PyContext.prototype.type = contextType;

class PyToken extends PyObject {
  readonly context: PyContext;
  readonly variable: PyContextVar;
  /** What the variable had before; `undefined`: nothing. */
  readonly before: Maybe;
  used = false;
  constructor(context: PyContext, variable: PyContextVar, before: Maybe) {
    super();
    this.context = context;
    this.variable = variable;
    this.before = before;
  }
}
PyToken.prototype.type = tokenType;

const missingType = new PyType('Token.MISSING', [objectType]);
missingType.basetype = false;
class Missing extends PyObject {}
Missing.prototype.type = missingType;
furnish(missingType, () => ({ methods: { __repr__: ['(self, /)', () => '<Token.MISSING>'] } }));
const MISSING = new Missing();

let current = new PyContext();
resetForEachProgram(() => {
  current = new PyContext();
});

/** `copy_context()`: a copy of the context that is entered. */
export const copyOfCurrent = (): PyContext => new PyContext(current.data);

function setVariable(variable: PyContextVar, value: Value): PyToken {
  const token = new PyToken(current, variable, current.data.get(variable));
  current.data.set(variable, value);
  return token;
}

function resetVariable(variable: PyContextVar, token: PyToken): void {
  if (token.used) throw runtimeError(`${repr(token)} has already been used once`);
  if (token.variable !== variable) throw valueError(`${repr(token)} was created by a different ContextVar`);
  if (token.context !== current) throw valueError(`${repr(token)} was created in a different Context`);
  token.used = true;
  if (token.before === undefined) current.data.delete(variable);
  else current.data.set(variable, token.before);
}

/** Calls a function inside of a context. @throws RuntimeError (Python) if that is entered already */
function run(context: PyContext, args: Value[], keywords: Map<string, Value>): Value {
  if (args.length === 0) throw typeError('run() missing 1 required positional argument');
  if (context.outer !== null) throw runtimeError(`cannot enter context: ${repr(context)} is already entered`);
  const outer = current;
  context.outer = outer;
  current = context;
  try {
    const [callee, ...rest] = args;
    return callWithKeywords(callee!, [...rest, ...keywords.values()], keywords.size > 0 ? [...keywords.keys()] : null);
  } finally {
    current = outer;
    context.outer = null;
  }
}

furnish(contextVarType, () => ({
  doc: 'A variable whose value belongs to a context.',
  new: [
    '(type, /, *args, **kwargs)',
    (_type: PyType, args: Value[], keywords: Map<string, Value>) => {
      if (args.length > 1) throw typeError(`ContextVar() takes at most 1 positional argument (${args.length} given)`);
      if (args.length === 0) throw typeError('ContextVar() takes exactly 1 positional argument (0 given)');
      for (const name of keywords.keys()) {
        if (name !== 'default') throw unexpectedKeyword('ContextVar()', name, ['default']);
      }
      const name = strValue(args[0]!);
      if (name === undefined) throw typeError('context variable name must be a str');
      return new PyContextVar(name, keywords.get('default'));
    },
    'Makes a variable.',
  ],
  methods: {
    __repr__: [
      '(self, /)',
      (self: PyContextVar) => {
        const shown = self.fallback === undefined ? '' : ` default=${repr(self.fallback)}`;
        return `<ContextVar name=${repr(self.name)}${shown} at ${address(self)}>`;
      },
    ],
    get: [
      '(self, default?, /)',
      (self: PyContextVar, fallback?: Value) => {
        const value = current.data.get(self);
        if (value !== undefined) return value;
        const other = fallback === undefined ? self.fallback : fallback;
        if (other === undefined) throw raise(LookupError, self);
        return other;
      },
      'The value in the current context, or the default.',
      undefined,
      '(self, default=<unrepresentable>, /)',
    ],
    set: ['(self, value, /)', setVariable, 'Sets the value in the current context. Gives a token for `reset`.'],
    reset: [
      '(self, token, /)',
      (self: PyContextVar, token: Value) => {
        if (!(token instanceof PyToken)) throw typeError(`expected an instance of Token, got ${repr(token)}`);
        resetVariable(self, token);
        return null;
      },
      'Gives the variable the value back that it had before a `set`.',
    ],
  },
  classMethods: { __class_getitem__: CLASS_GETITEM },
}));
readonlyMember(contextVarType, 'name', (self: PyContextVar) => self.name);

furnish(tokenType, () => ({
  doc: 'What undoes a change of a context variable.',
  new: [
    '(type, /, *args, **kwargs)',
    () => {
      throw runtimeError('Tokens can only be created by ContextVars');
    },
  ],
  methods: {
    __repr__: [
      '(self, /)',
      (self: PyToken) => `<Token${self.used ? ' used' : ''} var=${repr(self.variable)} at ${address(self)}>`,
    ],
    __enter__: ['(self, /)', (self: PyToken) => self, 'The token itself.'],
    __exit__: [
      '(self, type, val, tb, /)',
      (self: PyToken) => {
        resetVariable(self.variable, self);
        return null;
      },
      'Undoes the change.',
    ],
  },
  classMethods: { __class_getitem__: CLASS_GETITEM },
  attributes: {
    var: [(self: PyToken) => self.variable, null, 'The variable.'],
    old_value: [(self: PyToken) => (self.before === undefined ? MISSING : self.before), null, 'The value before.'],
  },
  constants: { __hash__: null, MISSING },
}));

// ---------------------------------------------------------------- contexts

const keyIteratorType = iteratorType('keys');
const valueIteratorType = iteratorType('values');
const itemIteratorType = iteratorType('items');

/** Goes through what a context held when it was begun. */
class ContextIterator extends PyIterator {
  private readonly items: Value[];
  private at = 0;
  constructor(type: PyType, items: Value[]) {
    super();
    this.type = type;
    this.items = items;
  }
  override next(): Maybe {
    return this.at < this.items.length ? this.items[this.at++] : undefined;
  }
}

function variableOf(key: Value): PyContextVar {
  if (key instanceof PyContextVar) return key;
  throw typeError(`a ContextVar key was expected, got ${repr(key)}`);
}

const keys = (self: PyContext) => new ContextIterator(keyIteratorType, [...self.data.keys()]);

furnish(contextType, () => ({
  doc: 'A mapping of context variables to their values.',
  new: [
    '(type, /, *args, **kwargs)',
    (_type: PyType, args: Value[], keywords: Map<string, Value>) => {
      if (args.length > 0 || keywords.size > 0) throw typeError('Context() does not accept any arguments');
      return new PyContext();
    },
    'Makes an empty context.',
  ],
  methods: {
    __eq__: [
      '(self, value, /)',
      (self: PyContext, other: Value) => {
        if (!(other instanceof PyContext)) return NotImplemented;
        if (self.data.size !== other.data.size) return false;
        return [...self.data].every(([key, value]) => other.data.has(key) && equals(value, other.data.get(key)!));
      },
    ],
    __len__: ['(self, /)', (self: PyContext) => self.data.size],
    __iter__: ['(self, /)', keys],
    __contains__: ['(self, key, /)', (self: PyContext, key: Value) => self.data.has(variableOf(key))],
    __getitem__: [
      '(self, key, /)',
      (self: PyContext, key: Value) => {
        const value = self.data.get(variableOf(key));
        if (value === undefined) throw keyError(key);
        return value;
      },
    ],
    get: [
      '(self, key, default=None, /)',
      (self: PyContext, key: Value, fallback: Value = null) => {
        const value = self.data.get(variableOf(key));
        return value === undefined ? fallback : value;
      },
      'The value of a variable, or the default.',
    ],
    keys: ['(self, /)', keys, 'The variables.'],
    values: [
      '(self, /)',
      (self: PyContext) => new ContextIterator(valueIteratorType, [...self.data.values()]),
      'The values.',
    ],
    items: [
      '(self, /)',
      (self: PyContext) =>
        new ContextIterator(
          itemIteratorType,
          [...self.data].map(item => new PyTuple(item)),
        ),
      'Pairs of variables and values.',
    ],
    copy: ['(self, /)', (self: PyContext) => new PyContext(self.data), 'A copy.'],
    run: [
      '(self, /, *args, **kwargs)',
      (self: PyContext, args: Value[], keywords: Map<string, Value>) => run(self, args, keywords),
      'Calls a function in which the variables have the values of this context.',
    ],
  },
  constants: { __hash__: null },
}));
