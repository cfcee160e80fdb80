/** How many characters a part of a pattern can match. */
import { MAXREPEAT, type Sequence, type Width } from './syntax.ts';

/** No bound: more than any repetition count and any string. */
export const UNBOUNDED = 2 ** 64;

/**
 * The smallest and the largest number of characters that a sequence matches; both are at most `UNBOUNDED`.
 * @param groups the widths of the groups that are closed already
 */
export function widthOf(body: Sequence, groups: readonly (Width | null)[]): Width {
  let low = 0;
  let high = 0;
  const add = (width: Width): void => {
    low += width[0];
    high += width[1];
  };
  for (const node of body) {
    switch (node.op) {
      case 'literal':
      case 'set':
      case 'any':
        low++;
        high++;
        break;
      case 'branch': {
        const widths = node.branches.map(branch => widthOf(branch, groups));
        add([Math.min(UNBOUNDED, ...widths.map(w => w[0])), Math.max(0, ...widths.map(w => w[1]))]);
        break;
      }
      case 'group':
      case 'atomic':
        add(widthOf(node.body, groups));
        break;
      case 'repeat': {
        const [least, most] = widthOf(node.body, groups);
        low += least * node.min;
        high = node.max === MAXREPEAT && most > 0 ? UNBOUNDED : high + most * node.max;
        break;
      }
      case 'reference':
        add(groups[node.group] ?? [0, UNBOUNDED]);
        break;
      case 'conditional': {
        const yes = widthOf(node.yes, groups);
        if (node.no === null) high += yes[1];
        else {
          const no = widthOf(node.no, groups);
          add([Math.min(yes[0], no[0]), Math.max(yes[1], no[1])]);
        }
        break;
      }
    }
  }
  return [Math.min(low, UNBOUNDED), Math.min(high, UNBOUNDED)];
}
