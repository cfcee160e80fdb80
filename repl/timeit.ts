/** `%timeit`: how long a statement takes, measured where it runs. */
import type { RunEvents, Session } from '../src/index.ts';

/** Seconds that one measurement should take at least. */
const ENOUGH = 0.2;
const REPEATS = 5;
const FUNCTION = '__octets_timeit';
const MOST = 1e8;

/**
 * Measures a statement in a function of its own, as Python's timeit does: the statement's names are local if it binds them.
 * The time of the empty loop is subtracted.
 * @returns a sentence; undefined if the statement failed (its traceback was shown) or was interrupted
 */
export async function timeStatement(
  statement: string,
  session: Session,
  events: RunEvents,
): Promise<string | undefined> {
  const silent: RunEvents = { ...events, output: () => {} };
  const seconds = async (source: string): Promise<number | undefined> => {
    const result = await session.run(source, events);
    return result.kind === 'ok' ? result.elapsed : undefined;
  };
  const define = (body: string) => {
    const lines = body.split('\n').map(line => `        ${line}`);
    return `def ${FUNCTION}(__number):\n    for __turn in range(__number):\n${lines.join('\n')}\n`;
  };
  try {
    if ((await seconds(define(statement))) === undefined) return undefined;
    let number = 1;
    let time = await seconds(`${FUNCTION}(1)`);
    while (time !== undefined && time < ENOUGH && number < MOST) {
      number *= time < ENOUGH / 20 ? 10 : 2;
      time = await seconds(`${FUNCTION}(${number})`);
    }
    if (time === undefined) return undefined;
    let best = time;
    for (let repeat = 1; repeat < REPEATS; repeat++) {
      const again = await seconds(`${FUNCTION}(${number})`);
      if (again === undefined) return undefined;
      best = Math.min(best, again);
    }
    await session.run(define('pass'), silent);
    const empty = (await session.run(`${FUNCTION}(${number})`, silent)).elapsed;
    const each = Math.max(0, best - empty) / number;
    return `${duration(each)} each (best of ${REPEATS}, ${number.toLocaleString('en')} turn${number === 1 ? '' : 's'})`;
  } finally {
    await session.run(`globals().pop('${FUNCTION}', None) and None`, silent);
  }
}

function duration(seconds: number): string {
  for (const [unit, size] of [
    ['s', 1],
    ['ms', 1e-3],
    ['µs', 1e-6],
  ] as const) {
    if (seconds >= size) return `${(seconds / size).toPrecision(3)} ${unit}`;
  }
  return `${(seconds * 1e9).toPrecision(3)} ns`;
}
