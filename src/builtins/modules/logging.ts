/** The `logging` module: written in Python. Its submodules `handlers` and `config` are not there. */
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { handlers } from './logging/handlers-source.ts';
import { loggers } from './logging/loggers-source.ts';
import { records } from './logging/records-source.ts';

export const logging: ModuleDefinition = {
  name: 'logging',
  doc: 'Messages with levels, from loggers by handlers to streams and files.',
  source: records + handlers + loggers,
};
