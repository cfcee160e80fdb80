/** The first file of the interpreter's thread: runs `interpreter.cjs` from its code cache. */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { CachedScript, readScript, type ScriptFiles } from './cached-script.ts';
import type { SessionStart } from './interactive/session-messages.ts';
import { type Parsed, type Start, WARM_UP, WRITE_CODE_CACHE } from './start.ts';

interface Interpreter {
  run(start: Start, parsed: () => Parsed | undefined): Promise<number>;
  serve(start: SessionStart, writeCache: () => void): void;
}

/** The next message of the main thread, if it came already. */
function received(): unknown {
  return (receiveMessageOnPort(parentPort!) as { message: unknown } | undefined)?.message;
}

/** The cache of the interpreter that holds what a session begins with: the parser, the prompt, completion. */
const SESSION_CACHE = 'session';

const start = workerData as Start | SessionStart;
const isSession = 'kind' in start;
// The command's main thread reads the script while this one starts; a session's first messages are requests.
const files =
  (isSession ? undefined : (received() as ScriptFiles | undefined)) ??
  readScript('interpreter', isSession ? SESSION_CACHE : undefined);
const interpreter = new CachedScript<Interpreter>('interpreter', files);
const parsed = received as () => Parsed | undefined;
if (isSession) {
  interpreter.exports.serve(start, () => interpreter.writeCache(SESSION_CACHE));
} else if (start.args[0] === WRITE_CODE_CACHE) {
  interpreter.exports.run({ ...start, args: WARM_UP }, parsed).then(() => {
    interpreter.writeCache();
    parentPort!.postMessage(0);
  });
} else interpreter.exports.run(start, parsed).then(status => parentPort!.postMessage(status));
