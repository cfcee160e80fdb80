/**
 * Look-ahead of one token: which way the grammar goes. Chevrotain records a grammar each time that a parser is made, to find out
 * with which tokens each alternative begins; that took longer than parsing a short program. So what it finds can be kept as a
 * table (`KnownDecisions`), which the build puts into its files; from the sources the grammar is recorded.
 */
import { getLookaheadPaths, type ILookaheadStrategy, type IToken, LLkLookaheadStrategy, type Rule } from 'chevrotain';
import { allTokens } from '../lexer/tokens.ts';

type Alternation = ReturnType<ILookaheadStrategy['buildLookaheadForAlternation']>;
type Optional = ReturnType<ILookaheadStrategy['buildLookaheadForOptional']>;
type ProductionType = Parameters<ILookaheadStrategy['buildLookaheadForOptional']>[0]['prodType'] | 'Alternation';

/** With which tokens each alternative begins, as positions in `allTokens`; null: one that may be empty, and fits always. */
export type Beginnings = readonly (readonly number[] | null)[];

/** A decision, as a function on Chevrotain's parser. */
interface Decision {
  /** Chevrotain's look-ahead function takes the alternatives where it has to ask their gates. */
  (this: Ahead, alternatives?: readonly { GATE?: () => boolean }[]): number | boolean | undefined;
  kind?: DecisionKind;
  beginnings?: () => Beginnings;
}
type DecisionKind = (typeof KINDS)[number];
const KINDS = ['optional', 'alternation', 'gated alternation'] as const;

/** The part of Chevrotain's parser that look-ahead is made of. */
interface Ahead {
  LA_FAST(n: number): IToken;
}
interface DecisionHolder {
  /** By a rule's number, and by a number that stands for a decision in it. */
  lookAheadFuncsCache: Decision[][];
}

/** Position of the first alternative that fits, by the index of a token's type. */
function choicesOf(beginnings: Beginnings): (number | undefined)[] {
  const always = beginnings.indexOf(null);
  const choices: (number | undefined)[] = Array(LARGEST_TYPE + 1).fill(always < 0 ? undefined : always);
  for (let i = (always < 0 ? beginnings.length : always) - 1; i >= 0; i--) {
    for (const token of beginnings[i]!) choices[allTokens[token]!.tokenTypeIdx!] = i;
  }
  return choices;
}
const LARGEST_TYPE = Math.max(...allTokens.map(type => type.tokenTypeIdx!));

/** A decision's function. What it needs is worked out when the decision is first met: a short program meets few. */
function decision(kind: DecisionKind, beginnings: () => Beginnings): Decision {
  return Object.assign(KIND_OF_DECISION[kind](beginnings), { kind, beginnings });
}

const KIND_OF_DECISION: Record<DecisionKind, (beginnings: () => Beginnings) => Decision> = {
  optional(beginnings) {
    let choices: (number | undefined)[] | undefined;
    return function () {
      choices ??= choicesOf(beginnings());
      return choices[this.LA_FAST(1).tokenTypeIdx] === 0;
    };
  },
  alternation(beginnings) {
    let choices: (number | undefined)[] | undefined;
    return function () {
      choices ??= choicesOf(beginnings());
      return choices[this.LA_FAST(1).tokenTypeIdx];
    };
  },
  'gated alternation'(beginnings) {
    let fits: (number | undefined)[][] | undefined;
    return function (alternatives) {
      fits ??= beginnings().map(beginning => choicesOf([beginning]));
      const type = this.LA_FAST(1).tokenTypeIdx;
      for (let i = 0; i < fits.length; i++) {
        if (fits[i]![type] !== 0) continue;
        const gate = alternatives![i]!.GATE;
        if (gate === undefined || gate.call(this)) return i;
      }
      return undefined;
    };
  },
};

/** Chevrotain's LL(1) look-ahead, worked out per decision when it is first met. */
export class LazyLookaheadStrategy extends LLkLookaheadStrategy {
  override buildLookaheadForAlternation({
    rule,
    prodOccurrence,
    hasPredicates,
  }: Parameters<ILookaheadStrategy['buildLookaheadForAlternation']>[0]): Alternation {
    const kind = hasPredicates ? 'gated alternation' : 'alternation';
    return decision(kind, () => beginningsIn(rule, prodOccurrence, 'Alternation')) as Alternation;
  }

  override buildLookaheadForOptional({
    rule,
    prodOccurrence,
    prodType,
  }: Parameters<ILookaheadStrategy['buildLookaheadForOptional']>[0]): Optional {
    // The second are the tokens after it.
    return decision('optional', () => beginningsIn(rule, prodOccurrence, prodType).slice(0, 1)) as Optional;
  }
}

/** What Chevrotain says of a decision, with the categories of tokens resolved. */
function beginningsIn(rule: Rule, occurrence: number, prodType: ProductionType): Beginnings {
  const paths = getLookaheadPaths({ rule, occurrence, prodType, maxLookahead: 1 });
  return paths.map(alternative => {
    if (alternative.some(path => path.length === 0)) return null;
    const types = new Set(alternative.flatMap(([type]) => [type!.tokenTypeIdx!, ...type!.categoryMatches!]));
    return [...allTokens.keys()].filter(token => types.has(allTokens[token]!.tokenTypeIdx!));
  });
}

/** All decisions of a grammar. */
export interface KnownDecisions {
  /** Each different beginning once. */
  readonly beginnings: Beginnings;
  /** By rule, each decision: its number in the rule, its kind, the beginnings of its alternatives. */
  readonly rules: readonly (readonly (readonly [number: number, kind: number, ...alternatives: number[]])[])[];
}

/** The decisions of a grammar that was recorded. */
export function decisionsOf(grammar: object): KnownDecisions {
  const beginnings = new Map<string, readonly [number, readonly number[] | null]>();
  const position = (beginning: readonly number[] | null): number => {
    const key = String(beginning);
    if (!beginnings.has(key)) beginnings.set(key, [beginnings.size, beginning]);
    return beginnings.get(key)![0];
  };
  const rules = Array.from((grammar as DecisionHolder).lookAheadFuncsCache, (decisions = []) =>
    Object.entries(decisions).map(
      ([number, { kind, beginnings }]) =>
        [Number(number), KINDS.indexOf(kind!), ...beginnings!().map(position)] as const,
    ),
  );
  return { beginnings: Array.from(beginnings.values(), ([, beginning]) => beginning), rules };
}

/** Gives a grammar its decisions, in place of recording it. */
export function setDecisions(grammar: object, { beginnings, rules }: KnownDecisions): void {
  (grammar as DecisionHolder).lookAheadFuncsCache = rules.map(decisions => {
    const functions: Decision[] = [];
    for (const [number, kind, ...alternatives] of decisions) {
      functions[number] = decision(KINDS[kind]!, () => alternatives.map(i => beginnings[i]));
    }
    return functions;
  });
}
