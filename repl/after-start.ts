/** What is done when nobody waits, shortly after the first prompt, so that no key waits for it later. */
import { garbageCollector } from '../src/garbage-collector.ts';
import { graphemes, widthOf } from './style.ts';

/** Milliseconds after the start, and between two steps. */
const BEGIN = 400;
const BETWEEN = 40;

/** Begins it. @returns what gives up the steps that are left */
export function settleAfterStart(): () => void {
  let collect: ReturnType<typeof garbageCollector> | undefined;
  const collectYoung = (): void => {
    collect ??= garbageCollector();
    collect({ type: 'minor' });
  };
  const steps = [
    // Unicode's tables are loaded with the first text that needs them; V8 compiles their expressions again with the second.
    () => graphemes('\u{1f40d}'),
    () => widthOf('\u{1f40d}'),
    () => widthOf('\u{1f40d}e\u0301'),
    // Two collections move what the start left to the old generation; else they come under the first keys, 10 ms each.
    collectYoung,
    collectYoung,
  ];
  const timers = steps.map((step, at) => setTimeout(step, BEGIN + at * BETWEEN));
  return () => {
    for (const timer of timers) clearTimeout(timer);
  };
}
