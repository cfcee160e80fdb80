/** Which examples and documents are run: the expressions of `-k`, and shares of the documents. */

/** A `-k` expression that cannot be read; the message is one line. */
export class SelectError extends Error {}

type Test = (id: string) => boolean;
const TOKEN = /\s*(?:([()])|"([^"]*)"|'([^']*)'|([^\s()]+))/y;

interface Token {
  text: string;
  /** A word in quotes is never an operator. */
  quoted: boolean;
}

/**
 * Reads an expression over the names of examples: words, which a name contains or not (upper or lower case do not
 * matter; quotes hold blanks together), `and`, `or`, `not` and parentheses, as in pytest.
 * @throws SelectError
 */
export function parseSelection(expression: string): Test {
  const tokens = tokensOf(expression);
  let at = 0;
  const operator = (text: string): boolean => {
    if (tokens[at]?.text !== text || tokens[at].quoted) return false;
    at++;
    return true;
  };
  const either = (): Test => {
    let left = both();
    while (operator('or')) {
      const [a, b] = [left, both()];
      left = id => a(id) || b(id);
    }
    return left;
  };
  const both = (): Test => {
    let left = one();
    while (operator('and')) {
      const [a, b] = [left, one()];
      left = id => a(id) && b(id);
    }
    return left;
  };
  const one = (): Test => {
    if (operator('not')) {
      const inner = one();
      return id => !inner(id);
    }
    if (operator('(')) {
      const inner = either();
      if (!operator(')')) throw new SelectError(`a parenthesis of the expression '${expression}' is never closed`);
      return inner;
    }
    const token = tokens[at++];
    if (token === undefined) throw new SelectError(`the expression '${expression}' ends where a word should follow`);
    if (!token.quoted && /^(?:and|or|\))$/.test(token.text)) {
      throw new SelectError(`the expression '${expression}' has '${token.text}' where a word should stand`);
    }
    const word = token.text.toLowerCase();
    return id => id.toLowerCase().includes(word);
  };
  const test = either();
  if (at < tokens.length) {
    throw new SelectError(`the expression '${expression}' has '${tokens[at].text}' where 'and' or 'or' should stand`);
  }
  return test;
}

function tokensOf(expression: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  const end = expression.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const match = TOKEN.exec(expression)!;
    const quoted = match[2] ?? match[3];
    tokens.push({ text: quoted ?? match[1] ?? match[4], quoted: quoted !== undefined });
  }
  return tokens;
}

/**
 * A share of the documents, as `--shard 2/5` asks for it.
 * @param text `i/n`, 1 ≤ i ≤ n
 * @returns null if it is not of that form
 */
export function parseShard(text: string): { index: number; count: number } | null {
  const match = /^(\d+)\/(\d+)$/.exec(text);
  if (match === null) return null;
  const [index, count] = [Number(match[1]), Number(match[2])];
  return index >= 1 && index <= count ? { index, count } : null;
}

/** Every document is in exactly one share; they are dealt out in turn, so that shares are about equally large. */
export function shardOf<T>(all: readonly T[], { index, count }: { index: number; count: number }): T[] {
  return all.filter((_, i) => i % count === index - 1);
}
