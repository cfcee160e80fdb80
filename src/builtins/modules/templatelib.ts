/** The module `string.templatelib` (PEP 750). */
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { interpolationType, templateType } from '../../runtime/types.ts';

export const templatelib: ModuleDefinition = {
  name: 'string.templatelib',
  doc: 'What template strings give.',
  create: () => ({ Template: templateType, Interpolation: interpolationType }),
  source: `
def convert(obj, /, conversion):
    """What !s, !r or !a makes of a value."""
    if conversion is None:
        return obj
    if conversion == 's':
        return str(obj)
    if conversion == 'r':
        return repr(obj)
    if conversion == 'a':
        return ascii(obj)
    raise ValueError(f'invalid conversion specifier: {conversion}')


def _template_unpickle(strings, interpolations):
    between = iter(interpolations)
    return Template(*[part for text in strings for part in (text, next(between, ''))])
`,
};
