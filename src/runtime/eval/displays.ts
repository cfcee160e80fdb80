/** Displays: tuples, lists, sets, dicts, f-strings. */
import type { Expr, FormattedValue, JoinedStr, Tuple } from '../../parser/ast.ts';
import { typeError } from '../errors.ts';
import { getAttrOptional } from '../protocol/attribute.ts';
import { isIterable, toArray } from '../protocol/iterate.ts';
import { toList } from '../protocol/length-hint.ts';
import { forEachItem, isPlainDict } from '../protocol/mapping.ts';
import { ascii, format, repr, str } from '../protocol/repr.ts';
import { type Maybe, typeName, typeOf, type Value } from '../types.ts';
import { PyDict } from '../values/dict.ts';
import { PyList } from '../values/list.ts';
import { PySet } from '../values/set.ts';
import { PyInterpolation, PyTemplate } from '../values/template.ts';
import { emptyTuple, PyTuple } from '../values/tuple.ts';
import { fold } from './binary.ts';
import { bindExpression, expressionBinders, mayGiveNew, observation } from './bind.ts';
import type { Context } from './context.ts';
import { type Eval, type Frame, observing } from './frame.ts';
import { constantValue } from './names.ts';
import { holdingValues, holdsEntries } from './pending.ts';

/** Whether a type says nothing of iteration. `__iter__ = None` says something, in words of its own. */
export function saysNoIteration(item: Value): boolean {
  return !isIterable(item) && typeOf(item).lookup('__iter__') !== null;
}

/** Adds what a starred item stands for (`LIST_EXTEND`). @throws TypeError if it is not iterable */
export function pushStarred(items: Value[], item: Value): void {
  if (saysNoIteration(item)) throw typeError(`Value after * must be an iterable, not ${typeName(item)}`);
  for (const each of toList(item)) items.push(each);
}

/** The items of a display, in a new array. */
function bindItems(display: Expr & { elts: Expr[] }, context: Context): (frame: Frame) => Value[] {
  const { elts } = display;
  if (elts.some(e => e.kind === 'Starred')) {
    const steps = elts.map(e => ({
      starred: e.kind === 'Starred',
      value: bindExpression(e.kind === 'Starred' ? e.value : e, context),
    }));
    return frame => {
      const items: Value[] = [];
      for (const { starred, value } of steps) {
        const item = value(frame);
        if (!starred) items.push(item);
        else {
          frame.at = display;
          if (display.kind === 'Set') for (const each of toArray(item)) items.push(each);
          else pushStarred(items, item);
        }
      }
      return items;
    };
  }
  const values = elts.map(e => bindExpression(e, context));
  switch (values.length) {
    case 1: {
      const [first] = values;
      return frame => [first(frame)];
    }
    case 2: {
      const [first, second] = values;
      return frame => [first(frame), second(frame)];
    }
    case 3: {
      const [first, second, third] = values;
      return frame => [first(frame), second(frame), third(frame)];
    }
    default:
      return frame => {
        const items: Value[] = new Array(values.length);
        for (let i = 0; i < values.length; i++) items[i] = values[i](frame);
        return items;
      };
  }
}

/** The one object that a display of constants is; `null` for any other display. */
export function constantTuple(node: Tuple): PyTuple | null {
  let tuple = constantTuples.get(node);
  if (tuple === undefined) {
    const items = node.elts.map(constantItem);
    tuple = items.includes(undefined) ? null : new PyTuple(items as Value[]);
    constantTuples.set(node, tuple);
  }
  return tuple;
}
const constantTuples = new WeakMap<Tuple, PyTuple | null>();

function constantItem(node: Expr): Maybe {
  switch (node.kind) {
    case 'Constant':
      return constantValue(node);
    case 'Tuple':
      return node.elts.length === 0 ? emptyTuple : (constantTuple(node) ?? undefined);
    case 'BinOp':
    case 'UnaryOp':
      return fold(node);
    default:
      return undefined;
  }
}

expressionBinders.Tuple = (node, context) => {
  if (node.elts.length === 0) return () => emptyTuple;
  const constant = constantTuple(node);
  if (constant !== null) return () => constant;
  const items = bindItems(node, context);
  return frame => new PyTuple(items(frame));
};

expressionBinders.List = (node, context) => {
  if (node.elts.length === 0) return () => new PyList([]);
  const items = bindItems(node, context);
  return frame => new PyList(items(frame));
};

expressionBinders.Set = (node, context) => {
  const items = bindItems(node, context);
  const holds = holdsEntries(node.elts, context);
  return frame => {
    const values = items(frame);
    frame.at = node;
    return holds ? holdingValues(values, () => PySet.from(values)) : PySet.from(values);
  };
};

expressionBinders.Dict = (node, context) => {
  const keys = node.keys.map(k => (k === null ? null : bindExpression(k, context)));
  const values = node.values.map(v => bindExpression(v, context));
  const fill = (frame: Frame, dict: PyDict, holds: boolean): PyDict => {
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      if (key === null) {
        const mapping = values[i](frame);
        frame.at = node;
        mergeMapping(dict, mapping);
      } else {
        const k = key(frame);
        const v = values[i](frame);
        frame.at = node;
        if (holds) holdingValues([k, v], () => dict.set(k, v));
        else dict.set(k, v);
      }
    }
    return dict;
  };
  if (!holdsEntries([...node.keys, ...node.values], context)) return frame => fill(frame, new PyDict(), false);
  return frame => {
    const dict = new PyDict();
    return holdingValues([dict], () => fill(frame, dict, true));
  };
};

/** `{**mapping}`. @throws TypeError if it is none */
function mergeMapping(dict: PyDict, mapping: Value): void {
  if (!(mapping instanceof PyDict) && getAttrOptional(mapping, 'keys') === undefined) {
    throw typeError(`'${typeName(mapping)}' object is not a mapping`);
  }
  if (isPlainDict(mapping)) dict.merge(mapping);
  else forEachItem(mapping, (key, value) => dict.set(key, value));
}

/** Bare `*x` outside of a display or a call is a syntax error; the parser never lets one through. */
expressionBinders.Starred = (node, context) => bindExpression(node.value, context);

// ---------------------------------------------------------------- f-strings

expressionBinders.FormattedValue = (node, context) => bindFormatted(node, context) as Eval;
expressionBinders.JoinedStr = (node, context) => bindJoined(node, context) as Eval;

function bindJoined(node: JoinedStr, context: Context): (frame: Frame) => string {
  const parts = node.values.map(value =>
    value.kind === 'FormattedValue'
      ? bindFormatted(value, context)
      : (bindExpression(value, context) as (frame: Frame) => string),
  );
  return frame => {
    let text = '';
    for (let i = 0; i < parts.length; i++) text += parts[i](frame);
    return text;
  };
}

function bindFormatted(node: FormattedValue, context: Context): (frame: Frame) => string {
  const value = bindExpression(node.value, context);
  const spec =
    node.format_spec === null ? null : (bindExpression(node.format_spec, context) as (frame: Frame) => string);
  const convert = CONVERSIONS[node.conversion];
  const run = (frame: Frame): string => {
    const item = value(frame);
    const options = spec === null ? '' : spec(frame);
    frame.at = node;
    if (convert === undefined) return format(item, options);
    const text = convert(item);
    return options === '' ? text : format(text, options);
  };
  if (!observing || !mayGiveNew(node.value)) return run;
  return frame => {
    const text = run(frame);
    observation.during(frame, node, null);
    return text;
  };
}

// ---------------------------------------------------------------- template strings

expressionBinders.Interpolation = (node, context) => {
  const value = bindExpression(node.value, context);
  const spec = node.format_spec === null ? null : bindJoined(node.format_spec, context);
  const { str: text } = node;
  const conversion = node.conversion < 0 ? null : (String.fromCharCode(node.conversion) as 's' | 'r' | 'a');
  return frame => {
    const item = value(frame);
    return new PyInterpolation(item, text, conversion, spec === null ? '' : spec(frame));
  };
};

expressionBinders.TemplateStr = (node, context) => {
  const strings: string[] = [''];
  const fields: Eval[] = [];
  for (const part of node.values) {
    if (part.kind === 'Constant') strings[strings.length - 1] = constantValue(part) as string;
    else {
      fields.push(bindExpression(part, context));
      strings.push('');
    }
  }
  const texts = new PyTuple(strings);
  return frame => new PyTemplate(texts, new PyTuple(fields.map(field => field(frame))));
};

const CONVERSIONS: Record<number, ((value: Value) => string) | undefined> = {
  115: str,
  114: repr,
  97: ascii,
};
