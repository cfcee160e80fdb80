/** The `octets` command: the interpreter's thread. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Start } from './cli.ts';
import { runCommand } from './command.ts';
import { shareInterruptFlag } from './runtime/eval/frame.ts';

const { args, interrupt, terminals } = workerData as Start;
shareInterruptFlag(new Int32Array(interrupt));
parentPort!.postMessage(await runCommand(args, terminals));
