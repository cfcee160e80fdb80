/** Documents as tests of Vitest: `import { doctestSuite } from 'octets/vitest'`. */
import { describe, test } from 'vitest';
import { formatFailure, listDoctest, type RunDoctestOptions, type RunReport, runDoctest } from './doctest-api.ts';

/**
 * Makes a suite of a document's examples, one test per example; write `await doctestSuite('README.md')` in a test file.
 * The document runs once, when the first of its tests does; a test fails with the place and the difference.
 * @param path a document or a folder, from the folder in which the tests run
 */
export async function doctestSuite(path: string, options: RunDoctestOptions = {}): Promise<void> {
  const examples = await listDoctest(path, options);
  let running: Promise<RunReport> | undefined;
  const report = () => (running ??= runDoctest(path, options));
  describe(`doctest ${path}`, () => {
    test('can be read and has examples', async () => {
      const { documents, errors } = await report();
      const problems = documents.flatMap(document => document.problems);
      const lines = [...errors, ...problems.map(problem => `${problem.path}:${problem.lineno}: ${problem.message}`)];
      if (lines.length > 0) throw new Error(lines.join('\n'));
      if (examples.length === 0) throw new Error(`no examples found in ${path}`);
    });
    for (const { id, source } of examples) {
      test(`${id} ${source.split('\n', 1)[0]}`, async context => {
        const { documents } = await report();
        const result = documents.flatMap(document => document.examples).find(example => example.id === id);
        if (result === undefined) throw new Error('the example was not run: its document ended before it');
        if (result.status === 'skipped') context.skip(result.reason || 'skipped');
        if (result.status === 'failed' || result.oracle !== null) throw new Error(formatFailure(result));
      });
    }
  });
}
