/** `re.Match` */
import { IndexError, raise } from '../../../runtime/errors.ts';
import { clippedIndex, hasIndex } from '../../../runtime/protocol/number.ts';
import { repr } from '../../../runtime/protocol/repr.ts';
import { furnish } from '../../../runtime/signature/declare.ts';
import type { Value } from '../../../runtime/types.ts';
import { PyDict } from '../../../runtime/values/dict.ts';
import { intValue } from '../../../runtime/values/subclass.ts';
import { PyTuple } from '../../../runtime/values/tuple.ts';
import { CLASS_GETITEM, readOnlyMembers } from '../../containers/rows.ts';
import { matchType, type PyMatch } from './objects.ts';
import { groupNames } from './pattern.ts';
import { expand } from './substitute.ts';

/** The number of a group that is given by number or name. @throws IndexError */
function groupOf(self: PyMatch, key: Value): number {
  const { syntax } = self.re.engine;
  let group = -1;
  if (typeof key === 'number') group = key;
  else if (hasIndex(key)) group = clippedIndex(key);
  else if (typeof key === 'string') group = syntax.names.get(key) ?? -1;
  else group = Number(intValue(groupNames(self.re).get(key) ?? -1));
  if (group < 0 || group > syntax.groups) throw raise(IndexError, 'no such group');
  return group;
}

const groupValue = (self: PyMatch, key: Value): Value => self.group(groupOf(self, key)) ?? null;

function groupNumbers(self: PyMatch): number[] {
  return Array.from({ length: self.re.engine.syntax.groups }, (_, i) => i + 1);
}

furnish(matchType, () => ({
  doc: 'What a search for a pattern found.',
  methods: {
    __repr__: [
      '(self, /)',
      (self: PyMatch) => {
        const [start, end] = self.span(0);
        return `<re.Match object; span=(${start}, ${end}), match=${repr(self.group(0)!)}>`;
      },
      'Text that shows the object.',
    ],
    __getitem__: ['(self, key, /)', groupValue, 'A group.'],
    __copy__: ['(self, /)', (self: PyMatch) => self, 'The match itself: it never changes.'],
    __deepcopy__: ['(self, memo, /)', (self: PyMatch) => self, 'The match itself: it never changes.'],
    group: [
      '(self, /, *args)',
      (self: PyMatch, args: Value[]) => {
        if (args.length === 0) return self.group(0) ?? null;
        if (args.length === 1) return groupValue(self, args[0]);
        return new PyTuple(args.map(key => groupValue(self, key)));
      },
      'The text of a group, or of several.',
    ],
    groups: [
      '(self, /, default=None)',
      (self: PyMatch, absent: Value = null) =>
        new PyTuple(groupNumbers(self).map(group => self.group(group) ?? absent)),
      'The texts of all groups.',
    ],
    groupdict: [
      '(self, /, default=None)',
      (self: PyMatch, absent: Value = null) => {
        const result = new PyDict();
        for (const [name, group] of self.re.engine.syntax.names) result.set(name, self.group(group) ?? absent);
        return result;
      },
      'The texts of the groups with names.',
    ],
    start: [
      '(self, group=0, /)',
      (self: PyMatch, key: Value = 0) => self.span(groupOf(self, key))[0],
      'Where a group starts.',
    ],
    end: [
      '(self, group=0, /)',
      (self: PyMatch, key: Value = 0) => self.span(groupOf(self, key))[1],
      'Where a group ends.',
    ],
    span: [
      '(self, group=0, /)',
      (self: PyMatch, key: Value = 0) => new PyTuple(self.span(groupOf(self, key))),
      'Where a group starts and ends.',
    ],
    expand: ['(self, /, template)', expand, 'A template with the groups put in.'],
  },
  classMethods: { __class_getitem__: CLASS_GETITEM },
  attributes: {
    lastindex: [
      (self: PyMatch) => (self.found.lastIndex < 0 ? null : self.found.lastIndex),
      null,
      'The number of the group that matched last.',
    ],
    lastgroup: [
      (self: PyMatch) => {
        const last = self.found.lastIndex;
        for (const [name, group] of self.re.engine.syntax.names) if (group === last) return name;
        return null;
      },
      null,
      'The name of the group that matched last.',
    ],
    regs: [
      (self: PyMatch) => new PyTuple([0, ...groupNumbers(self)].map(group => new PyTuple(self.span(group)))),
      null,
      'Where all groups start and end.',
    ],
  },
}));
readOnlyMembers(matchType, {
  string: (self: PyMatch) => self.subject.value,
  re: (self: PyMatch) => self.re,
  pos: (self: PyMatch) => self.pos,
  endpos: (self: PyMatch) => self.endpos,
});
