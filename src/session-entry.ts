/** What serves sessions; `build.ts` makes it load when a thread is started for one. */
import { serveSession } from './interactive/session-worker.ts';

export const sessionServer = () => serveSession;
