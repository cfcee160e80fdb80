/**
 * Name mangling: `__name` in a class becomes `_Class__name`.
 * @param privateName the innermost class, or null
 * @see https://docs.python.org/3.14/reference/expressions.html#private-name-mangling
 */
export function mangle(privateName: string | null, name: string): string {
  if (privateName === null || !name.startsWith('__') || name.endsWith('__') || name.includes('.')) return name;
  const stripped = privateName.replace(/^_+/, '');
  return stripped === '' ? name : `_${stripped}${name}`;
}
