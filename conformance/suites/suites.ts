/** CPython's own test files, unmodified, on Octets. */
import { spawnSync } from 'node:child_process';
import type { Row } from '../part.ts';

/** The folder of the `test` package of an installed CPython 3.14. */
export function testPackage(): string | undefined {
  const { status, stdout } = spawnSync('python3.14', ['-c', 'import test; print(test.__path__[0])'], {
    encoding: 'utf8',
  });
  return status === 0 ? stdout.trim() : undefined;
}

/** The part `suites` of the conformance run. */
export async function suites(): Promise<Row[]> {
  const folder = testPackage();
  if (folder === undefined) {
    const skipped = 'no python3.14 with its test package';
    return [{ suite: 'suites', cases: 0, equal: 0, differing: 0, listed: 0, skipped }];
  }
  return [{ suite: 'suites', cases: 0, equal: 0, differing: 0, listed: 0, skipped: 'no suite is chosen yet' }];
}
