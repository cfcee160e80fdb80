/** The package `unittest`. Not there: `mock`, asyncio's tests, and what reacts to Ctrl-C. */
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { assertions } from './unittest/assertions-source.ts';
import { contexts } from './unittest/contexts-source.ts';
import { loader } from './unittest/loader-source.ts';
import { log } from './unittest/log-source.ts';
import { main } from './unittest/main-source.ts';
import { unittestPackage } from './unittest/package-source.ts';
import { result } from './unittest/result-source.ts';
import { runner } from './unittest/runner-source.ts';
import { suite } from './unittest/suite-source.ts';
import { testCase } from './unittest/test-case-source.ts';
import { util } from './unittest/util-source.ts';

export const unittest: ModuleDefinition = {
  name: 'unittest',
  doc: 'Tests as classes with methods, and the assertions they make.',
  source: unittestPackage,
};
export const unittestCase: ModuleDefinition = {
  name: 'unittest.case',
  doc: 'What a test is.',
  source: contexts + testCase + assertions,
};
export const unittestLoader: ModuleDefinition = { name: 'unittest.loader', doc: 'Finding tests.', source: loader };
export const unittestLog: ModuleDefinition = {
  name: 'unittest._log',
  doc: 'What tests expect to be logged.',
  source: log,
};
export const unittestMain: ModuleDefinition = {
  name: 'unittest.main',
  doc: 'A program that runs tests.',
  source: main,
};
export const unittestResult: ModuleDefinition = { name: 'unittest.result', doc: 'What tests brought.', source: result };
export const unittestRunner: ModuleDefinition = { name: 'unittest.runner', doc: 'Running tests.', source: runner };
export const unittestSuite: ModuleDefinition = { name: 'unittest.suite', doc: 'Tests in groups.', source: suite };
export const unittestUtil: ModuleDefinition = { name: 'unittest.util', doc: 'Values in messages.', source: util };
