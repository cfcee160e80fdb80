import { PyBuiltinFunction, PyMethodDescriptor } from '../../runtime/signature/builtin.ts';
import { parseSignature } from '../../runtime/signature/parameters.ts';
import type { PyType, Value } from '../../runtime/types.ts';

/**
 * A declared signature as `__text_signature__` shows it: with `$self` and without our converters.
 * @returns `null` when a parameter may be absent without a default to show: such a signature cannot be written
 */
export function textSignature(signature: string, receiver: 'self' | 'type' | 'module' | null): string | null {
  const parameters = parseSignature(signature);
  if (receiver === 'self' || receiver === 'type') parameters.shift();
  if (parameters.some(p => !p.required && p.defaultText === null && p.kind !== 'varargs' && p.kind !== 'kwargs')) {
    return null;
  }
  const parts: string[] = [];
  if (receiver !== null) parts.push(receiver === 'self' ? '$self' : `$${receiver}`);
  let star = false;
  const lastPositional = parameters.findLastIndex(p => p.kind === 'positional');
  if (receiver !== null && lastPositional < 0) parts.push('/');
  parameters.forEach((p, i) => {
    if (p.kind === 'keyword' && !star) {
      parts.push('*');
      star = true;
    }
    const prefix = p.kind === 'varargs' ? '*' : p.kind === 'kwargs' ? '**' : '';
    if (p.kind === 'varargs') star = true;
    parts.push(prefix + p.name + (p.defaultText === null ? '' : `=${p.defaultText}`));
    if (i === lastPositional) parts.push('/');
  });
  return `(${parts.join(', ')})`;
}

/** The `__text_signature__` of a class: of its constructor, if that can be shown. */
export function shownSignature(cls: PyType): Value {
  if (cls.textSignature !== null) return cls.textSignature;
  if (cls.origin === 'class') return null;
  const made = cls.dict.get('__new__');
  const init = cls.dict.get('__init__');
  const declaration =
    made instanceof PyBuiltinFunction ? made.declaration : init instanceof PyMethodDescriptor ? init.declaration : null;
  if (declaration === null || declaration.shown.includes('*args')) return null;
  const parameters = declaration.shown;
  const text = textSignature(parameters, 'self');
  return text === null ? null : text.replace('($self, /, ', '(').replace('($self, ', '(').replace('($self, /)', '()');
}
