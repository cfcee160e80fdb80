/** Type parameters of generic aliases and unions: finding them, filling them in, and showing arguments. */
import { typeError } from '../../runtime/errors.ts';
import { getAttr, getAttrOptional } from '../../runtime/protocol/attribute.ts';
import { call1, callWithKeywords } from '../../runtime/protocol/call.ts';
import { repr } from '../../runtime/protocol/repr.ts';
import { getItem } from '../../runtime/protocol/subscript.ts';
import { Ellipsis, noneType, PyType, type Value } from '../../runtime/types.ts';
import { PyList } from '../../runtime/values/list.ts';
import { emptyTuple, PyTuple } from '../../runtime/values/tuple.ts';
import { PyTypeVar, PyTypeVarTuple } from '../../runtime/values/type-parameter.ts';

/** CPython's `_Py_make_parameters`. */
export function collectParameters(args: readonly Value[]): PyTuple {
  const found: Value[] = [];
  const add = (value: Value): void => {
    if (!found.includes(value)) found.push(value);
  };
  for (const arg of args) {
    if (arg instanceof PyType) continue;
    if (arg instanceof PyTuple || arg instanceof PyList) {
      for (const inner of collectParameters(arg.items).items) add(inner);
    } else if (hasSubstitution(arg)) add(arg);
    else {
      const inner = getAttrOptional(arg, '__parameters__');
      if (inner instanceof PyTuple) for (const value of inner.items) add(value);
    }
  }
  return found.length === 0 ? emptyTuple : new PyTuple(found);
}
function hasSubstitution(value: Value): boolean {
  return getAttrOptional(value, '__typing_subst__') !== undefined;
}

/** How an argument of a generic alias or a union is shown: a class by its name. */
export function showTypeArgument(value: Value): string {
  if (value === Ellipsis) return '...';
  if (value === noneType) return 'None';
  if (value instanceof PyList) return `[${value.items.map(showTypeArgument).join(', ')}]`;
  if (getAttrOptional(value, '__origin__') !== undefined && getAttrOptional(value, '__args__') !== undefined)
    return repr(value);
  const qualname = getAttrOptional(value, '__qualname__');
  const module = getAttrOptional(value, '__module__');
  if (qualname === undefined || module === undefined || module === null) return repr(value);
  return module === 'builtins' ? String(qualname) : `${String(module)}.${String(qualname)}`;
}

/** `alias[item]`: the type variables replaced (CPython's `_Py_subs_parameters`). */
export function substitute(self: Value, args: PyTuple, parameters: PyTuple, item: Value): PyTuple {
  const count = parameters.items.length;
  if (count === 0) throw typeError(`${repr(self)} is not a generic class`);
  const given = item instanceof PyTuple ? item : new PyTuple([item]);
  const { items } = prepared(self, parameters, given);
  if (items.length !== count) {
    const many = items.length > count ? 'many' : 'few';
    throw typeError(`Too ${many} arguments for ${repr(self)}; actual ${items.length}, expected ${count}`);
  }
  const put = (arg: Value): Value => {
    if (arg instanceof PyType) return arg;
    if (arg instanceof PyTuple) return new PyTuple(arg.items.map(put));
    if (arg instanceof PyList) return new PyList(arg.items.map(put));
    const at = parameters.items.indexOf(arg);
    if (at >= 0 && arg instanceof PyTypeVarTuple) return items[at];
    if (at >= 0) return call1(getAttr(arg, '__typing_subst__'), items[at]);
    const inner = getAttrOptional(arg, '__parameters__');
    if (!(inner instanceof PyTuple) || inner.items.length === 0) return arg;
    const picked = inner.items.map(p => items[parameters.items.indexOf(p)]);
    return getItem(arg, picked.length === 1 ? picked[0] : new PyTuple(picked));
  };
  return new PyTuple(
    args.items.flatMap(arg => {
      // `*Ts` is what Ts stands for, in place.
      const made = put(unpackedVariable(arg) ?? arg);
      return unpackedVariable(arg) !== undefined && made instanceof PyTuple ? made.items : [made];
    }),
  );
}

/** The variable of `Unpack[Ts]`, if the argument is that. */
function unpackedVariable(arg: Value): PyTypeVarTuple | undefined {
  if (arg === null || typeof arg !== 'object' || arg instanceof PyType) return undefined;
  const inner = getAttrOptional(arg, '__typing_unpacked_variable__');
  return inner instanceof PyTypeVarTuple ? inner : undefined;
}

/** The arguments as the parameters want them: defaults filled in, several for one put together. */
function prepared(self: Value, parameters: PyTuple, given: PyTuple): PyTuple {
  let args = given;
  for (const parameter of parameters.items) {
    const prepare = getAttrOptional(parameter, '__typing_prepare_subst__');
    // Too few arguments are the caller's to refuse.
    if (prepare === undefined) continue;
    if (parameter instanceof PyTypeVar && parameter.default === null) continue;
    args = callWithKeywords(prepare, [self, args], null) as PyTuple;
  }
  return args;
}
