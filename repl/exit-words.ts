/** `exit` and `quit` without parentheses, as CPython's prompt has them. */

/**
 * The block to run for what was typed.
 * @param blocks what ran before: it may have given the word a meaning of its own
 */
export function withExitCalled(source: string, blocks: readonly string[]): string {
  const word = source.trim();
  return (word === 'exit' || word === 'quit') && !blocks.some(block => binds(block, word)) ? `${word}()` : source;
}
function binds(block: string, name: string): boolean {
  return new RegExp(`(?:^|[\\n;])\\s*(?:def|class|import)?\\s*${name}\\b\\s*(?:=[^=]|\\(.*\\):|:|$)`).test(block);
}
