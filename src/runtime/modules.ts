/** Builtin modules: what a module is declared as, and the table that `import` looks in. */
import type { Value } from './types.ts';
import type { PyModule } from './values/function.ts';

export interface ModuleDefinition {
  name: string;
  doc?: string;
  /** The module's names: built when it is first imported. */
  create?(module: PyModule): Map<string, Value> | Record<string, Value>;
  /** Python source that runs in the module's namespace after `create`. */
  source?: string;
  /** How tracebacks name the source; by default `<frozen NAME>`. */
  filename?: string;
  /** Whether tracebacks show no lines of the source, as those of CPython's frozen modules do not. */
  hidden?: boolean;
}

/** Name → definition. `src/builtins/modules/index.ts` fills it in. */
export const builtinModules = new Map<string, () => ModuleDefinition>();
