/**
 * The module `enum`.
 *
 * A class body is collected by `EnumDict`, which gives every name a role. `EnumType` hands the members over to one
 * `_Roster`, an attribute that the class finds while it is being made (`__set_name__`), so that the members exist when
 * `__init_subclass__` runs. Operators and boundaries of flags come from tables.
 */
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { classMakingSource } from './enum/class-making-source.ts';
import { flagsSource } from './enum/flags-source.ts';
import { membersSource } from './enum/members-source.ts';
import { rolesSource } from './enum/roles-source.ts';

/** Public names, in the order of `enum.__all__`. */
const PUBLIC = `EnumType EnumMeta EnumDict Enum IntEnum StrEnum Flag IntFlag ReprEnum auto unique property verify member
  nonmember FlagBoundary STRICT CONFORM EJECT KEEP global_flag_repr global_enum_repr global_str global_enum EnumCheck
  CONTINUOUS NAMED_FLAGS UNIQUE pickle_by_global_name pickle_by_enum_name`;

/** Wrappers that decide about an attribute in a class body: name, what the wrapper does. */
const WRAPPERS: [string, string][] = [
  ['member', 'Makes an attribute of an enumeration a member.'],
  ['nonmember', 'Keeps an attribute of an enumeration from becoming a member.'],
];

/** Checks of verify(): name, description. */
const CHECKS: [string, string][] = [
  ['CONTINUOUS', 'no skipped integer values'],
  ['NAMED_FLAGS', 'multi-flag aliases may not contain unnamed flags'],
  ['UNIQUE', 'one name per value'],
];

const wrapperSource = ([name, doc]: [string, string]): string => `
class ${name}:
    """${doc}"""
    def __init__(self, value):
        self.value = value
`;

const DECORATORS = String.raw`
EnumCheck = StrEnum('EnumCheck', ${JSON.stringify(Object.fromEntries(CHECKS))}, module=__name__)
EnumCheck.__doc__ = 'What verify() can check.'
globals().update(EnumCheck.__members__)


def _reject_aliases(enumeration, complaint):
    found = ['%s -> %s' % (name, m.name) for name, m in enumeration.__members__.items() if m.name != name]
    if found:
        raise ValueError('%s found in %r: %s' % (complaint, enumeration, ', '.join(found)))


def _simple_enum(etype=Enum, *, boundary=None, use_args=None):
    """Makes an enumeration of an ordinary class: what its body assigns are the members."""
    def convert(cls):
        given = {} if boundary is None else {'boundary': boundary}
        body = type(etype).__prepare__(cls.__name__, (etype,), **given)
        for name, value in vars(cls).items():
            if name not in ('__dict__', '__weakref__'):
                body[name] = value
        return type(etype)(cls.__name__, (etype,), body, **given)
    return convert


def unique(enumeration):
    """A decorator that rejects two names for one value."""
    _reject_aliases(enumeration, 'duplicate values')
    return enumeration


def _check_unique(enumeration):
    _reject_aliases(enumeration, 'aliases')


def _check_continuous(enumeration):
    taken = {m.value for m in enumeration}
    if len(taken) < 2:
        return
    first, last = min(taken), max(taken)
    flags = _is_flags(enumeration)
    if flags:
        between = [1 << place for place in range(first.bit_length(), last.bit_length() - 1)]
    else:
        between = range(first + 1, last)
    gaps = [str(number) for number in between if number not in taken]
    if gaps:
        kind = 'flag' if flags else 'enum'
        raise ValueError(f"invalid {kind} {enumeration.__name__!r}: missing values {', '.join(gaps)}"[:256])


def _check_named_flags(enumeration):
    named = {m.value for m in enumeration}
    poor, lost = [], 0
    for name, m in enumeration.__members__.items():
        alias = name not in enumeration._member_names_ and m.value >= 0
        gaps = [bit for bit in _low_bits(m.value) if bit not in named] if alias else []
        if gaps:
            poor.append(name)
            lost |= sum(gaps)
    if poor:
        who = 'alias %s is' % poor[0] if len(poor) == 1 else 'aliases %s and %s are' % (', '.join(poor[:-1]), poor[-1])
        what = 'value 0x%x' % lost if _one_bit(lost) else 'combined values of 0x%x' % lost
        raise ValueError('invalid Flag %r: %s missing %s [use enum.show_flag_values(value) for details]'
                         % (enumeration.__name__, who, what))


_CHECKS = {CONTINUOUS: _check_continuous, NAMED_FLAGS: _check_named_flags, UNIQUE: _check_unique}


class verify:
    """A decorator that checks an enumeration."""
    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check in _CHECKS:
                _CHECKS[check](enumeration)
        return enumeration


def _in_module(member, what):
    return member.__class__.__module__.rpartition('.')[2] + '.' + what


def global_str(self):
    return self._name_ or f'{type(self).__name__}({self._value_!r})'


def global_enum_repr(self):
    return _in_module(self, str(self._name_))


def global_flag_repr(self):
    if self._name_ is None:
        return _in_module(self, global_str(self))
    return '|'.join([part if part[0].isdigit() else _in_module(self, part) for part in self._name_.split('|')])


def global_enum(cls, update_str=False):
    """Puts the members into the module of the enumeration."""
    cls.__repr__ = (global_enum_repr, global_flag_repr)[_is_flags(cls)]
    if update_str or ReprEnum not in cls.__mro__:
        cls.__str__ = global_str
    target = _sys.modules[cls.__module__]
    for name, m in cls.__members__.items():
        setattr(target, name, m)
    return cls


def pickle_by_enum_name(self, proto):
    return getattr, (type(self), self._name_)


def pickle_by_global_name(self, proto):
    return self._name_


del _slot, _operation, _side
__all__ = ${JSON.stringify(PUBLIC.replace(/\s+/g, ' '))}.split()
`;

export const enumModule: ModuleDefinition = {
  name: 'enum',
  doc: 'Enumerations.',
  source: [
    WRAPPERS.map(wrapperSource).join('\n'),
    rolesSource,
    classMakingSource,
    membersSource,
    flagsSource,
    DECORATORS,
  ].join('\n'),
};
