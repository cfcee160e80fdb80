/**
 * Documents as tests of Vitest. In a project of yours: `import { doctestSuite } from 'octets/vitest'`; in this one the
 * tests run it as it was built: `npm run build && npm exec -- vitest run examples`.
 */
import { doctestSuite } from '../dist/vitest.js';

await doctestSuite('examples/shared-memory.md');
await doctestSuite('examples/hexdump.py', { timeout: 10 });
