/** `match`: patterns become closures that test a subject and bind names. */
import type { Expr, Match, MatchClass, MatchMapping, MatchSequence, Pattern, Stmt } from '../../parser/ast.ts';
import { typeError, valueError } from '../errors.ts';
import { getAttrOptional } from '../protocol/attribute.ts';
import { callMethod } from '../protocol/call.ts';
import { eq } from '../protocol/compare.ts';
import { isInstanceOf } from '../protocol/instance-checks.ts';
import { forEachItem } from '../protocol/mapping.ts';
import { isTrue } from '../protocol/number.ts';
import { repr } from '../protocol/repr.ts';
import { getItem, len } from '../protocol/subscript.ts';
import { type Maybe, NotImplemented, PyObject, PyType, typeName, typeOf, type Value } from '../types.ts';
import { PyDict } from '../values/dict.ts';
import { PyList } from '../values/list.ts';
import { PyTuple } from '../values/tuple.ts';
import {
  bindBlock,
  bindExpression,
  type Matcher,
  mayGiveNew,
  observation,
  type PatternBinders,
  statementBinders,
} from './bind.ts';
import { truth } from './comparisons.ts';
import type { Context } from './context.ts';
import { type Eval, type Exec, type Frame, observing } from './frame.ts';
import { bindStore } from './names.ts';

statementBinders.Match = (node, context) => {
  const subject = bindExpression(node.subject, context);
  const cases = bindMatchCases(node, context);
  // The subject dies before the block of the case that matched.
  const watches = observing && mayGiveNew(node.subject);
  return frame => {
    const value = subject(frame);
    for (const { matches, guard, body, first } of cases) {
      if (matches(frame, value) && (guard === null || truth(guard(frame)))) {
        if (watches) observation.during(frame, first as unknown as Expr, null);
        return body(frame);
      }
    }
    return undefined;
  };
};

/** A case of a `match` statement. */
export interface MatchCase {
  /** Whether the pattern matches: its names are bound then. */
  matches: Matcher;
  guard: Eval | null;
  body: Exec;
  /** The first statement of the block. */
  first: Stmt;
}

export function bindMatchCases(node: Match, context: Context): MatchCase[] {
  return node.cases.map(({ pattern, guard, body }) => {
    const captures: Captures = [];
    const matcher = bindPattern(pattern, context, captures);
    return {
      matches: (frame, subject) => {
        frame.at = pattern;
        if (!matcher(frame, subject)) return false;
        // Names are bound only once the whole pattern has matched.
        for (const { slot, store } of captures) {
          store(frame, frame.locals[slot]);
          frame.locals[slot] = undefined;
        }
        return true;
      },
      guard: guard === null ? null : bindExpression(guard, context),
      body: bindBlock(body, context),
      first: body[0],
    };
  });
}

/** Names that a pattern captures: their values wait in slots until the whole pattern has matched. */
type Captures = { slot: number; store: (frame: Frame, value: Value) => void }[];

function capture(name: string, context: Context, captures: Captures): (frame: Frame, value: Value) => void {
  const slot = context.temporary();
  captures.push({ slot, store: bindStore(name, context) });
  return (frame, value) => {
    frame.locals[slot] = value;
  };
}

function bindPattern(node: Pattern, context: Context, captures: Captures): Matcher {
  const bind = patterns[node.kind] as (node: Pattern, context: Context, captures: Captures) => Matcher;
  return bind(node, context, captures);
}

const patterns: {
  [Kind in keyof PatternBinders]: (
    node: Extract<Pattern, { kind: Kind }>,
    context: Context,
    captures: Captures,
  ) => Matcher;
} = {
  MatchValue(node, context) {
    const value = bindExpression(node.value, context);
    return (frame, subject) => {
      const expected = value(frame);
      frame.at = node;
      return isTrue(eq(subject, expected));
    };
  },
  MatchSingleton(node) {
    return (_frame, subject) => subject === node.value;
  },
  MatchSequence: bindSequence,
  MatchMapping: bindMapping,
  MatchClass: bindClassPattern,
  MatchStar() {
    throw new Error('a star pattern stands only in a sequence pattern');
  },
  MatchAs(node, context, captures) {
    const inner = node.pattern === null ? null : bindPattern(node.pattern, context, captures);
    const store = node.name === null ? null : capture(node.name, context, captures);
    return (frame, subject) => {
      if (inner !== null && !inner(frame, subject)) return false;
      store?.(frame, subject);
      return true;
    };
  },
  MatchOr(node, context, captures) {
    return bindAlternatives(node.patterns, context, captures);
  },
};

/** `a | b`: all alternatives bind the same names; each has slots of its own, the one that matched is stored. */
function bindAlternatives(alternatives: readonly Pattern[], context: Context, captures: Captures): Matcher {
  const bound = alternatives.map(pattern => {
    const own: Captures = [];
    return { matcher: bindPattern(pattern, context, own), own };
  });
  const chosen = context.temporary();
  if (bound.some(b => b.own.length > 0)) {
    captures.push({
      slot: chosen,
      store: (frame, which) => {
        for (const c of bound[which as number].own) c.store(frame, frame.locals[c.slot]);
      },
    });
  }
  return (frame, subject) => {
    for (let i = 0; i < bound.length; i++) {
      if (!bound[i].matcher(frame, subject)) continue;
      frame.locals[chosen] = i;
      return true;
    }
    return false;
  };
}

/** `collections.abc.Sequence` and `Mapping` by the flags of the type (CPython's Py_TPFLAGS_SEQUENCE and _MAPPING). */
function patternKind(subject: Value): 'sequence' | 'mapping' | null {
  for (const type of typeOf(subject).mro) if (type.patternKind !== null) return type.patternKind;
  return null;
}

function bindSequence(node: MatchSequence, context: Context, captures: Captures): Matcher {
  const star = node.patterns.findIndex(p => p.kind === 'MatchStar');
  const matchers = node.patterns.map(p => (p.kind === 'MatchStar' ? null : bindPattern(p, context, captures)));
  const starNode = node.patterns[star];
  const starName = starNode?.kind === 'MatchStar' ? starNode.name : null;
  const storeRest = starName === null ? null : capture(starName, context, captures);
  const fixed = star < 0 ? matchers.length : matchers.length - 1;
  return (frame, subject) => {
    if (patternKind(subject) !== 'sequence') return false;
    const length = len(subject);
    if (star < 0 ? length !== fixed : length < fixed) return false;
    const item = (i: number): Value => itemAt(subject, i);
    for (let i = 0; i < matchers.length; i++) {
      const matcher = matchers[i];
      if (matcher === null) {
        if (storeRest === null) continue;
        const rest: Value[] = [];
        for (let k = star; k < star + length - fixed; k++) rest.push(item(k));
        storeRest(frame, new PyList(rest));
      } else {
        const index = star >= 0 && i > star ? length - (matchers.length - i) : i;
        if (!matcher(frame, item(index))) return false;
      }
    }
    return true;
  };
}

function itemAt(subject: Value, index: number): Value {
  if (subject instanceof PyTuple || subject instanceof PyList) {
    if (subject.type.origin === 'builtin') return subject.items[index];
  }
  return getItem(subject, index);
}

function bindMapping(node: MatchMapping, context: Context, captures: Captures): Matcher {
  const keys = node.keys.map(key => bindExpression(key, context));
  const matchers = node.patterns.map(p => bindPattern(p, context, captures));
  const storeRest = node.rest === null ? null : capture(node.rest, context, captures);
  return (frame, subject) => {
    if (patternKind(subject) !== 'mapping') return false;
    if (len(subject) < keys.length) return false;
    const wanted = keys.map(key => key(frame));
    checkDuplicateKeys(wanted);
    const missing = new PyObjectMarker();
    for (let i = 0; i < wanted.length; i++) {
      const value =
        subject instanceof PyDict && subject.type.origin === 'builtin'
          ? orMissing(subject.get(wanted[i]), missing)
          : callMethod(subject, 'get', wanted[i], missing);
      if (value === missing || !matchers[i](frame, value)) return false;
    }
    if (storeRest !== null) {
      const rest = new PyDict();
      forEachItem(subject, (key, value) => rest.set(key, value));
      for (const key of wanted) rest.delete(key);
      storeRest(frame, rest);
    }
    return true;
  };
}

function orMissing(value: Maybe, missing: Value): Value {
  return value === undefined ? missing : value;
}

/** A value that no program can have. */
class PyObjectMarker extends PyObject {}
PyObjectMarker.prototype.type = NotImplemented.type;

function checkDuplicateKeys(keys: readonly Value[]): void {
  const seen = new PyDict();
  for (const key of keys) {
    if (seen.has(key)) throw valueError(`mapping pattern checks duplicate key (${repr(key)})`);
    seen.set(key, null);
  }
}

function bindClassPattern(node: MatchClass, context: Context, captures: Captures): Matcher {
  const cls = bindExpression(node.cls, context);
  const positional = node.patterns.map(p => bindPattern(p, context, captures));
  const keywords = node.kwd_patterns.map(p => bindPattern(p, context, captures));
  const names = node.kwd_attrs.map(name => context.mangle(name));
  return (frame, subject) => {
    const type = cls(frame);
    frame.at = node;
    if (!(type instanceof PyType)) throw typeError('called match pattern must be a class');
    if (!isInstanceOf(subject, type)) return false;
    if (positional.length > 0 && !matchPositional(frame, subject, type, positional, names)) return false;
    for (let i = 0; i < names.length; i++) {
      const value = getAttrOptional(subject, names[i]);
      if (value === undefined || !keywords[i](frame, value)) return false;
    }
    return true;
  };
}

function matchPositional(
  frame: Frame,
  subject: Value,
  type: PyType,
  matchers: readonly Matcher[],
  keywordNames: readonly string[],
): boolean {
  const matchArgs = getAttrOptional(type, '__match_args__');
  const count = matchers.length;
  const tooMany = (allowed: number) =>
    typeError(`${type.name}() accepts ${allowed} positional sub-pattern${allowed === 1 ? '' : 's'} (${count} given)`);
  if (matchArgs === undefined) {
    if (!type.matchSelf) throw tooMany(0);
    if (count > 1) throw tooMany(1);
    return matchers[0](frame, subject);
  }
  if (!(matchArgs instanceof PyTuple)) {
    throw typeError(`${type.name}.__match_args__ must be a tuple (got ${typeName(matchArgs)})`);
  }
  if (count > matchArgs.items.length) throw tooMany(matchArgs.items.length);
  const seen = new Set<string>();
  for (let i = 0; i < count; i++) {
    const name = matchArgs.items[i];
    if (typeof name !== 'string') {
      throw typeError(`__match_args__ elements must be strings (got ${typeName(name)})`);
    }
    if (seen.has(name) || keywordNames.includes(name)) {
      throw typeError(`${type.name}() got multiple sub-patterns for attribute '${name}'`);
    }
    seen.add(name);
    const value = getAttrOptional(subject, name);
    if (value === undefined || !matchers[i](frame, value)) return false;
  }
  return true;
}
