import { type ILookaheadStrategy, LLkLookaheadStrategy } from 'chevrotain';

type Choose = ReturnType<ILookaheadStrategy['buildLookaheadForAlternation']>;
type Enter = ReturnType<ILookaheadStrategy['buildLookaheadForOptional']>;

/**
 * Chevrotain's LL(k) look-ahead, worked out per decision when it is first met. A short program meets few of the
 * grammar's decisions, and working all of them out was most of the time that building the parser took.
 */
export class LazyLookaheadStrategy extends LLkLookaheadStrategy {
  override buildLookaheadForAlternation(
    options: Parameters<ILookaheadStrategy['buildLookaheadForAlternation']>[0],
  ): Choose {
    const build = (): Choose => super.buildLookaheadForAlternation(options);
    let choose: Choose | undefined;
    return function (this: ThisParameterType<Choose>, ...alternatives: Parameters<Choose>) {
      choose ??= build();
      return choose.apply(this, alternatives);
    } as Choose;
  }

  override buildLookaheadForOptional(options: Parameters<ILookaheadStrategy['buildLookaheadForOptional']>[0]): Enter {
    const build = (): Enter => super.buildLookaheadForOptional(options);
    let enter: Enter | undefined;
    return function (this: ThisParameterType<Enter>) {
      enter ??= build();
      return enter.call(this);
    } as Enter;
  }
}
