/** The `time` module. The host's clocks; local time is UTC, because the host has no time zone to offer. */
import { isRaised, overflowError, TypeError_, typeError, valueError } from '../../runtime/errors.ts';
import { interpreter } from '../../runtime/interpreter.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { setAttr } from '../../runtime/protocol/attribute.ts';
import { indexOf, toFloat } from '../../runtime/protocol/number.ts';
import { functions } from '../../runtime/signature/declare.ts';
import { isInstance, PyInstance, tupleType, typeName, type Value } from '../../runtime/types.ts';
import { PyFloat } from '../../runtime/values/float.ts';
import * as int from '../../runtime/values/int.ts';
import { PyTuple } from '../../runtime/values/tuple.ts';
import { simpleNamespaceType } from '../module/module.ts';
import { PyStructSequence, structSequence } from './sys/struct-sequence.ts';

const structTimeType = structSequence(
  'time',
  'struct_time',
  ['tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst'],
  ['tm_zone', 'tm_gmtoff'],
);

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const nanoseconds = (seconds: number): Value => int.normalize(BigInt(Math.round(seconds * 1e9)));

/** Seconds since the epoch as UTC's calendar shows them. @throws OverflowError (Python) beyond the calendar */
function calendar(seconds: Value | undefined, zone = 'UTC'): PyStructSequence {
  let at = interpreter.host.now();
  if (seconds !== undefined && seconds !== null) {
    if (isInstance(seconds, tupleType) || typeof seconds === 'string') {
      throw typeError(`'${typeName(seconds)}' object cannot be interpreted as an integer`);
    }
    at = seconds instanceof PyFloat ? seconds.value : Number(indexOf(seconds));
  }
  if (Number.isNaN(at)) throw valueError('Invalid value NaN (not a number)');
  const date = new Date(Math.floor(at) * 1000);
  if (Number.isNaN(date.getTime())) throw overflowError('timestamp out of range for platform time_t');
  const year = date.getUTCFullYear();
  const dayOfYear = Math.floor(
    (Date.UTC(2000, date.getUTCMonth(), date.getUTCDate()) - Date.UTC(2000, 0, 1)) / 86400000,
  );
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const yday = dayOfYear + 1 - (!leap && date.getUTCMonth() > 1 ? 1 : 0);
  return new PyStructSequence(
    structTimeType,
    [
      year,
      date.getUTCMonth() + 1,
      date.getUTCDate(),
      date.getUTCHours(),
      date.getUTCMinutes(),
      date.getUTCSeconds(),
      (date.getUTCDay() + 6) % 7,
      yday,
      0,
    ],
    [zone, 0],
  );
}

/** The nine numbers of a time tuple. @throws TypeError, ValueError (Python) */
function fields(value: Value | undefined): number[] {
  const tuple = value === undefined || value === null ? calendar(undefined) : value;
  if (!(tuple instanceof PyTuple)) throw typeError('Tuple or struct_time argument required');
  if (tuple.items.length !== 9) throw typeError('strftime(): illegal time tuple argument');
  return tuple.items.map(item => Number(indexOf(item)));
}

const pad = (n: number, width = 2, fill = '0'): string => String(n).padStart(width, fill);

/** `strftime` in the C locale. */
function format(spec: string, t: number[]): string {
  const [year, month, day, hour, minute, second, wday, yday] = t;
  const hour12 = hour % 12 === 0 ? 12 : hour % 12;
  const sunday = (wday + 1) % 7;
  const parts: Record<string, () => string> = {
    a: () => DAYS[wday].slice(0, 3),
    A: () => DAYS[wday],
    b: () => MONTHS[month - 1].slice(0, 3),
    h: () => MONTHS[month - 1].slice(0, 3),
    B: () => MONTHS[month - 1],
    c: () => format('%a %b %e %H:%M:%S %Y', t),
    C: () => pad(Math.floor(year / 100)),
    d: () => pad(day),
    D: () => format('%m/%d/%y', t),
    e: () => pad(day, 2, ' '),
    F: () => format('%Y-%m-%d', t),
    H: () => pad(hour),
    I: () => pad(hour12),
    j: () => pad(yday, 3),
    m: () => pad(month),
    M: () => pad(minute),
    n: () => '\n',
    p: () => (hour < 12 ? 'AM' : 'PM'),
    R: () => format('%H:%M', t),
    S: () => pad(second),
    t: () => '\t',
    T: () => format('%H:%M:%S', t),
    u: () => String(wday + 1),
    U: () => pad(Math.floor((yday - 1 + 7 - sunday) / 7)),
    w: () => String(sunday),
    W: () => pad(Math.floor((yday - 1 + 7 - wday) / 7)),
    x: () => format('%m/%d/%y', t),
    X: () => format('%H:%M:%S', t),
    y: () => pad(((year % 100) + 100) % 100),
    Y: () => String(year),
    z: () => '+0000',
    Z: () => 'UTC',
    '%': () => '%',
  };
  return spec.replace(/%(.)/gs, (whole, code: string) => parts[code]?.() ?? whole);
}

function asctime(t: number[]): string {
  const [year, month, day, hour, minute, second, wday] = t;
  return `${DAYS[wday].slice(0, 3)} ${MONTHS[month - 1].slice(0, 3)} ${pad(day, 2, ' ')} ${pad(hour)}:${pad(minute)}:${pad(second)} ${year}`;
}

function clockInfo(name: string): Value {
  const clocks: Record<string, [string, boolean, boolean]> = {
    monotonic: ['clock_gettime(CLOCK_MONOTONIC)', true, false],
    perf_counter: ['clock_gettime(CLOCK_MONOTONIC)', true, false],
    process_time: ['clock_gettime(CLOCK_PROCESS_CPUTIME_ID)', true, false],
    thread_time: ['clock_gettime(CLOCK_THREAD_CPUTIME_ID)', true, false],
    time: ['clock_gettime(CLOCK_REALTIME)', false, true],
  };
  const clock = clocks[name];
  if (clock === undefined) throw valueError('unknown clock');
  const made = new PyInstance(simpleNamespaceType);
  setAttr(made, 'implementation', clock[0]);
  setAttr(made, 'monotonic', clock[1]);
  setAttr(made, 'adjustable', clock[2]);
  setAttr(made, 'resolution', new PyFloat(1e-9));
  return made;
}

/** What CPython shows for functions of its older calling conventions. */
const NO_ARGUMENTS = '($self, /)';

export const time: ModuleDefinition = {
  name: 'time',
  doc: 'Clocks and the calendar.',
  create() {
    const monotonic = () => interpreter.host.monotonic();
    const now = () => interpreter.host.now();
    const started = monotonic();
    const process = () => monotonic() - started;
    const names = functions('time', {
      time: ['()', () => new PyFloat(now()), 'Seconds since the epoch.', undefined, NO_ARGUMENTS],
      time_ns: ['()', () => nanoseconds(now()), 'Nanoseconds since the epoch.', undefined, NO_ARGUMENTS],
      monotonic: [
        '()',
        () => new PyFloat(monotonic()),
        'Seconds of a clock that never goes back.',
        undefined,
        NO_ARGUMENTS,
      ],
      monotonic_ns: [
        '()',
        () => nanoseconds(monotonic()),
        'Nanoseconds of a clock that never goes back.',
        undefined,
        NO_ARGUMENTS,
      ],
      perf_counter: [
        '()',
        () => new PyFloat(monotonic()),
        'Seconds of the clock to measure with.',
        undefined,
        NO_ARGUMENTS,
      ],
      perf_counter_ns: [
        '()',
        () => nanoseconds(monotonic()),
        'Nanoseconds of the clock to measure with.',
        undefined,
        NO_ARGUMENTS,
      ],
      process_time: [
        '()',
        () => new PyFloat(process()),
        'Seconds since the module was imported.',
        undefined,
        NO_ARGUMENTS,
      ],
      process_time_ns: [
        '()',
        () => nanoseconds(process()),
        'Nanoseconds since the module was imported.',
        undefined,
        NO_ARGUMENTS,
      ],
      thread_time: [
        '()',
        () => new PyFloat(process()),
        'Seconds since the module was imported.',
        undefined,
        NO_ARGUMENTS,
      ],
      thread_time_ns: [
        '()',
        () => nanoseconds(process()),
        'Nanoseconds since the module was imported.',
        undefined,
        NO_ARGUMENTS,
      ],
      sleep: [
        '(object, /)',
        (seconds: Value) => {
          let n: number;
          try {
            n = toFloat(seconds);
          } catch (thrown) {
            if (!isRaised(thrown, TypeError_)) throw thrown;
            throw typeError(`'${typeName(seconds)}' object cannot be interpreted as an integer or float`);
          }
          if (Number.isNaN(n)) throw valueError('Invalid value NaN (not a number)');
          if (n < 0) throw valueError('sleep length must be non-negative');
          interpreter.host.sleep(n);
          interpreter.checkInterrupt();
          return null;
        },
        'Waits for a number of seconds.',
        undefined,
        '($self, object, /)',
      ],
      gmtime: ['(seconds?, /)', (seconds?: Value) => calendar(seconds, 'GMT'), 'A time as UTC shows it.'],
      localtime: ['(seconds?, /)', (seconds?: Value) => calendar(seconds), 'A time as the local clock shows it.'],
      mktime: [
        '(seconds, /)',
        (value: Value) => {
          const [year, month, day, hour, minute, second] = fields(value);
          return new PyFloat(Date.UTC(year, month - 1, day, hour, minute, second) / 1000);
        },
        'Seconds since the epoch of a local time.',
        undefined,
        '($self, object, /)',
      ],
      asctime: ['(tuple?, /)', (value?: Value) => asctime(fields(value)), 'A time as text.'],
      ctime: [
        '(seconds?, /)',
        (seconds?: Value) => asctime(fields(calendar(seconds))),
        'Seconds since the epoch as text.',
      ],
      strftime: [
        '(format: str, tuple?, /)',
        (spec: string, value?: Value) => format(spec, fields(value)),
        'Formats a time.',
      ],
      get_clock_info: ['(name: str, /)', (name: string) => clockInfo(name), 'What is known of a clock.', undefined, ''],
    });
    names.set('struct_time', structTimeType);
    names.set('timezone', 0);
    names.set('altzone', 0);
    names.set('daylight', 0);
    names.set('tzname', new PyTuple(['UTC', 'UTC']));
    return names;
  },
};
