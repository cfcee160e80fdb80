import { examplesSource } from './examples-source.ts';
import { finderSource } from './finder-source.ts';
import { runnerSource } from './runner-source.ts';

/** doctest: examples of docstrings, run and compared. */
export const source = examplesSource + finderSource + runnerSource;
