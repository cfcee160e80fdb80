/** What a generated program is, and how its pieces of source text are put together. */
import fc, { type Arbitrary } from 'fast-check';

/** Statements, each run on its own as at the interactive prompt. */
export type Program = string[];

/** Source text that is chosen at random. */
export type Source = Arbitrary<string>;

/** A template of source text whose holes are chosen at random. */
export function py(texts: TemplateStringsArray, ...holes: Source[]): Source {
  if (holes.length === 0) return fc.constant(texts[0]!);
  return fc.tuple(...holes).map(parts => parts.reduce((text, part, i) => text + part + texts[i + 1]!, texts[0]!));
}

/** One of the texts. The first is the simplest: shrinking goes there. */
export function oneOf(...texts: string[]): Source {
  return fc.constantFrom(...texts);
}

/** One of the alternatives, each as often as its weight says. */
export function weighted(...choices: [weight: number, source: Source][]): Source {
  return fc.oneof({ withCrossShrink: true }, ...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })));
}

/** Up to `most` items with commas between. */
export function list(item: Source, most: number, least = 0): Source {
  return fc.array(item, { minLength: least, maxLength: most }).map(items => items.join(', '));
}

/** A definition that programs get in front if they use its name. */
export interface Definition {
  name: string;
  source: string;
}

/**
 * Puts in front of the statements those definitions that they, or the definitions themselves, mention.
 * @param definitions each may use only those before it
 */
export function withDefinitions(definitions: readonly Definition[], statements: readonly string[]): Program {
  const needed: string[] = [];
  let text = statements.join('\n');
  for (let i = definitions.length - 1; i >= 0; i--) {
    const { name, source } = definitions[i]!;
    if (!new RegExp(`\\b${name}\\b`).test(text)) continue;
    needed.push(source);
    text += `\n${source}`;
  }
  return [...needed.reverse(), ...statements];
}
