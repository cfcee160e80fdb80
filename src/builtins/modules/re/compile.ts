/** From a pattern's source to a `re.Pattern`, remembered for the next time. */
import { PyBytes } from '../../../runtime/buffer/objects.ts';
import { latin1Text } from '../../../runtime/codecs/narrow.ts';
import { FutureWarning, typeError, valueError } from '../../../runtime/errors.ts';
import { interpreter } from '../../../runtime/interpreter.ts';
import { resetForEachProgram } from '../../../runtime/program-state.ts';
import { bitand } from '../../../runtime/protocol/arithmetic.ts';
import { toArray } from '../../../runtime/protocol/iterate.ts';
import { isTrue } from '../../../runtime/protocol/number.ts';
import { typeOf, type Value } from '../../../runtime/types.ts';
import { PyDict } from '../../../runtime/values/dict.ts';
import { intValue, strValue } from '../../../runtime/values/subclass.ts';
import { PyTuple } from '../../../runtime/values/tuple.ts';
import { Engine } from './engine.ts';
import { PyPattern, reported } from './objects.ts';
import { parse } from './parser.ts';
import { Flag, PatternMistake, type Sequence, type Syntax } from './syntax.ts';
import { widthOf } from './width.ts';

const MAX_REMEMBERED = 512;
const remembered = new Map<string, PyPattern>();
resetForEachProgram(forgetPatterns);

/** `re.purge` */
export function forgetPatterns(): void {
  remembered.clear();
}

/** @throws PatternMistake for a lookbehind of no fixed width */
function checkLookbehinds(body: Sequence, syntax: Syntax): void {
  for (const node of body) {
    if (node.op === 'assert' && node.behind) {
      const [low, high] = widthOf(node.body, syntax.groupWidths);
      if (low > 0xffffffff) throw new PatternMistake('looks too much behind', null);
      if (low !== high) throw new PatternMistake('look-behind requires fixed-width pattern', null);
    }
    if (node.op === 'branch') for (const branch of node.branches) checkLookbehinds(branch, syntax);
    else if (node.op === 'conditional') {
      checkLookbehinds(node.yes, syntax);
      if (node.no !== null) checkLookbehinds(node.no, syntax);
    } else if ('body' in node) checkLookbehinds(node.body, syntax);
  }
}

/**
 * `re.compile`
 * @throws PatternError; TypeError, ValueError, OverflowError
 */
export function compile(pattern: Value, flags: Value): PyPattern {
  if (pattern instanceof PyPattern) {
    if (isTrue(flags)) throw valueError('cannot process flags argument with a compiled pattern');
    return pattern;
  }
  const given = intValue(flags);
  const source = strValue(pattern);
  const isText = source !== undefined;
  if (!isText && !(pattern instanceof PyBytes)) {
    // CPython looks for it in its cache first.
    new PyDict().get(new PyTuple([typeOf(pattern), pattern, flags]));
    throw typeError('first argument must be string or compiled pattern');
  }
  const exact = typeof pattern === 'string' || typeOf(pattern).origin === 'builtin';
  const text = isText ? source : latin1Text((pattern as PyBytes).data);
  const key = `${isText ? 's' : 'b'}${given}:${text}`;
  if (exact && given !== undefined) {
    const known = remembered.get(key);
    if (known !== undefined) return known;
  }
  if (given === undefined) bitand(flags, Flag.VERBOSE);
  const result = build(pattern, text, isText, Number(given));
  if (exact && (Number(given) & Flag.DEBUG) === 0) {
    if (remembered.size >= MAX_REMEMBERED) remembered.delete(remembered.keys().next().value!);
    remembered.set(key, result);
  }
  return result;
}

function build(pattern: Value, text: string, isText: boolean, flags: number): PyPattern {
  try {
    const syntax = parse(text, isText, flags, message => interpreter.warn(FutureWarning, message));
    checkLookbehinds(syntax.body, syntax);
    return new PyPattern(pattern, isText, new Engine(syntax));
  } catch (thrown) {
    throw reported(thrown, pattern);
  }
}

/** `body` with its groups as plain ones, where nothing refers to them. */
function ungrouped(body: Sequence): Sequence {
  return body.map(node => {
    if (node.op === 'branch') return { ...node, branches: node.branches.map(ungrouped) };
    if (node.op === 'group') return { ...node, group: null, body: ungrouped(node.body) };
    return 'body' in node ? { ...node, body: ungrouped(node.body) } : node;
  });
}

function refersToGroups(body: Sequence): boolean {
  return body.some(node => {
    if (node.op === 'reference' || node.op === 'conditional') return true;
    if (node.op === 'branch') return node.branches.some(refersToGroups);
    return 'body' in node && refersToGroups(node.body);
  });
}

/**
 * The pattern of a `Scanner`: one alternative for each phrase, each of them a group.
 * Its categories are those of ASCII, as in CPython, whose scanner does not look at the kind of its patterns.
 */
export function combine(patterns: Value, flags: Value): PyPattern {
  const given = Number(intValue(flags) ?? 0);
  const branches: Sequence[] = toArray(patterns).map((pattern, i) => {
    const { body } = compile(pattern, given).engine.syntax;
    return [{ op: 'group', group: i + 1, add: 0, remove: 0, body: refersToGroups(body) ? body : ungrouped(body) }];
  });
  const groupWidths = [null, ...branches.map((): null => null)];
  const body: Sequence = branches.length === 1 ? branches[0] : [{ op: 'branch', branches }];
  const syntax: Syntax = { body, flags: given, groups: branches.length, names: new Map(), groupWidths };
  return new PyPattern(null, null, new Engine(syntax));
}
