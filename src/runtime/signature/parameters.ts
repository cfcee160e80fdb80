/**
 * Signatures of builtins, written as Python writes them:
 *
 *     (self, /, sep=None, maxsplit: ssize = -1)      keyword-capable, one converted
 *     (self, sub, start?, end?, /)                   positional-only; `?`: may be absent (the implementation gets `undefined`)
 *     (*iterables, key=None, **options)              an array, a keyword-only parameter, a Map
 *
 * An annotation names a converter of `converters.ts`. Strings are parsed when a function is first called or asked for
 * its signature, so declaring a builtin costs an object and no more.
 */
export type ParameterKind = 'positional' | 'either' | 'keyword' | 'varargs' | 'kwargs';

export interface Parameter {
  name: string;
  kind: ParameterKind;
  converter: string | null;
  required: boolean;
  /** The default as its source text; `null` when there is none to show. */
  defaultText: string | null;
}

/** @throws Error for a malformed signature: a mistake of ours, found by the declaration test. */
export function parseSignature(text: string): Parameter[] {
  const body = text.trim();
  if (!body.startsWith('(') || !body.endsWith(')')) throw new Error(`malformed signature ${text}`);
  const parameters: Parameter[] = [];
  let keywordOnly = false;
  for (const part of splitAtCommas(body.slice(1, -1))) {
    if (part === '/') {
      for (const parameter of parameters) if (parameter.kind === 'either') parameter.kind = 'positional';
    } else if (part === '*') keywordOnly = true;
    else if (part.startsWith('**')) parameters.push(parameter(part.slice(2), 'kwargs'));
    else if (part.startsWith('*')) {
      parameters.push(parameter(part.slice(1), 'varargs'));
      keywordOnly = true;
    } else parameters.push(parameter(part, keywordOnly ? 'keyword' : 'either'));
  }
  return parameters;
}

function parameter(text: string, kind: ParameterKind): Parameter {
  const match = /^(\w+)(\?)?\s*(?::\s*(\w+)\s*)?(?:=\s*(.*))?$/s.exec(text);
  if (match === null) throw new Error(`malformed parameter ${text}`);
  const defaultText = match[4] ?? null;
  const required = defaultText === null && match[2] === undefined && kind !== 'varargs' && kind !== 'kwargs';
  return { name: match[1], kind, converter: match[3] ?? null, required, defaultText };
}

function splitAtCommas(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let from = 0;
  for (let i = 0; i <= text.length; i++) {
    const c = text[i] ?? ',';
    if (quote !== '') {
      if (c === quote) quote = '';
    } else if (c === "'" || c === '"') quote = c;
    else if ('([{'.includes(c)) depth++;
    else if (')]}'.includes(c)) depth--;
    else if (c === ',' && depth === 0) {
      const part = text.slice(from, i).trim();
      if (part !== '') parts.push(part);
      from = i + 1;
    }
  }
  return parts;
}
