/** The module `dataclasses`. */
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { classesSource } from './dataclasses/classes-source.ts';
import { fieldsSource } from './dataclasses/fields-source.ts';
import { functionsSource } from './dataclasses/functions-source.ts';
import { methodsSource } from './dataclasses/methods-source.ts';

export const dataclasses: ModuleDefinition = {
  name: 'dataclasses',
  doc: 'Classes made of fields.',
  source: fieldsSource + methodsSource + classesSource + functionsSource,
};
