/**
 * What twins (`runtime/eval/tier.ts`) share with the first instance of the binders: the exports of all other files that
 * the binders import, by path. The build fills it in; run from the sources there are no twins.
 */
export const sharedRuntime: (() => Record<string, Record<string, unknown>>) | null = null;
