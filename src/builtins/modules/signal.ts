/**
 * The module `signal`. One signal comes from outside: SIGINT, by Ctrl-C, and a program may set what it does. The others come
 * only from the program itself, by `raise_signal`. There are no timers, masks and threads, so the functions for those are
 * not there.
 */
import { KeyboardInterrupt, type PyException, raise, SystemExit, typeError, valueError } from '../../runtime/errors.ts';
import { interpreter } from '../../runtime/interpreter.ts';
import type { ModuleDefinition } from '../../runtime/modules.ts';
import { call, isCallable } from '../../runtime/protocol/call.ts';
import { indexOf } from '../../runtime/protocol/number.ts';
import { functions } from '../../runtime/signature/declare.ts';
import type { Value } from '../../runtime/types.ts';
import { osError } from '../exceptions/os-error.ts';

/** Linux's signals in the order of their numbers from 1, with a synonym where there is one, and what `strsignal` calls them. */
const SIGNALS: readonly (readonly [names: string, text: string])[] = [
  ['SIGHUP', 'Hangup'],
  ['SIGINT', 'Interrupt'],
  ['SIGQUIT', 'Quit'],
  ['SIGILL', 'Illegal instruction'],
  ['SIGTRAP', 'Trace/breakpoint trap'],
  ['SIGABRT SIGIOT', 'Aborted'],
  ['SIGBUS', 'Bus error'],
  ['SIGFPE', 'Floating point exception'],
  ['SIGKILL', 'Killed'],
  ['SIGUSR1', 'User defined signal 1'],
  ['SIGSEGV', 'Segmentation fault'],
  ['SIGUSR2', 'User defined signal 2'],
  ['SIGPIPE', 'Broken pipe'],
  ['SIGALRM', 'Alarm clock'],
  ['SIGTERM', 'Terminated'],
  ['SIGSTKFLT', 'Stack fault'],
  ['SIGCHLD SIGCLD', 'Child exited'],
  ['SIGCONT', 'Continued'],
  ['SIGSTOP', 'Stopped (signal)'],
  ['SIGTSTP', 'Stopped'],
  ['SIGTTIN', 'Stopped (tty input)'],
  ['SIGTTOU', 'Stopped (tty output)'],
  ['SIGURG', 'Urgent I/O condition'],
  ['SIGXCPU', 'CPU time limit exceeded'],
  ['SIGXFSZ', 'File size limit exceeded'],
  ['SIGVTALRM', 'Virtual timer expired'],
  ['SIGPROF', 'Profiling timer expired'],
  ['SIGWINCH', 'Window changed'],
  ['SIGIO SIGPOLL', 'I/O possible'],
  ['SIGPWR', 'Power failure'],
  ['SIGSYS', 'Bad system call'],
];
const SIGINT = 2;
const SIGKILL = 9;
const SIGPIPE = 13;
const SIGSTOP = 19;
const SIGXFSZ = 25;
/** The C library keeps two for itself. */
const RESERVED = [32, 33];
const SIGRTMIN = 34;
const NSIG = 65;
/** What does nothing unless it is handled: SIGCHLD, SIGCONT, SIGURG, SIGWINCH. */
const HARMLESS = [17, 18, 23, 28];

const SIG_DFL = 0;
const SIG_IGN = 1;

const invalid = (): PyException => osError(22, 'Invalid argument');

function numberOf(value: Value): number {
  const number = Number(indexOf(value));
  if (number < 1 || number >= NSIG) throw valueError('signal number out of range');
  return number;
}

/** What a signal does: a function, or one of the two numbers; null where Python did not set it. */
function handlerOf(number: number): Value {
  const set = interpreter.signalHandlers.get(number);
  if (set !== undefined) return set;
  if (number === SIGINT) return defaultIntHandler();
  if (RESERVED.includes(number)) return null;
  return number === SIGPIPE || number === SIGXFSZ ? SIG_IGN : SIG_DFL;
}

function deliver(number: number): null {
  const handler = handlerOf(number);
  if (handler === SIG_IGN || handler === null) return null;
  if (handler === SIG_DFL) {
    if (HARMLESS.includes(number)) return null;
    // A process would die; what a shell shows of that is this status.
    throw raise(SystemExit, 128 + number);
  }
  call(handler, number, interpreter.frameAt(0));
  return null;
}

const rows = functions('_signal', {
  default_int_handler: [
    '(signalnum, frame, /)',
    () => {
      throw raise(KeyboardInterrupt);
    },
    'What SIGINT does at first: it raises KeyboardInterrupt.',
  ],
  getsignal: ['(signalnum, /)', (number: Value) => handlerOf(numberOf(number)), 'What a signal does.'],
  signal: [
    '(signalnum, handler, /)',
    (which: Value, handler: Value) => {
      if (handler !== SIG_DFL && handler !== SIG_IGN && !isCallable(handler)) {
        throw typeError('signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object');
      }
      const number = numberOf(which);
      if (number === SIGKILL || number === SIGSTOP || RESERVED.includes(number)) throw invalid();
      const before = handlerOf(number);
      interpreter.signalHandlers.set(number, handler);
      return before;
    },
    'Sets what a signal does. Gives what it did before.',
  ],
  raise_signal: [
    '(signalnum, /)',
    (which: Value) => {
      const number = Number(indexOf(which));
      if (number < 0 || number >= NSIG) throw invalid();
      return number === 0 ? null : deliver(number);
    },
    'Sends the program a signal.',
  ],
  strsignal: [
    '(signalnum, /)',
    (which: Value) => {
      const number = numberOf(which);
      if (RESERVED.includes(number)) return null;
      return SIGNALS[number - 1]?.[1] ?? `Real-time signal ${number - SIGRTMIN}`;
    },
    'What the system calls a signal.',
  ],
});

const defaultIntHandler = (): Value => rows.get('default_int_handler')!;

export const signal: ModuleDefinition = {
  name: 'signal',
  doc: 'What interrupts a program, and what it does then.',
  create: () => {
    const names = new Map<string, Value>([['NSIG', NSIG], ...rows]);
    for (const wrapped of ['signal', 'getsignal']) {
      names.set(`_${wrapped}`, rows.get(wrapped)!);
      names.delete(wrapped);
    }
    return names;
  },
  source: `
from enum import IntEnum as _IntEnum

Signals = _IntEnum('Signals', [
${SIGNALS.map(([names], index) =>
  names
    .split(' ')
    .map(name => `    ('${name}', ${index + 1}),\n`)
    .join(''),
).join('')}    ('SIGRTMIN', ${SIGRTMIN}),
    ('SIGRTMAX', ${NSIG - 1}),
], module='signal')
Handlers = _IntEnum('Handlers', [('SIG_DFL', ${SIG_DFL}), ('SIG_IGN', ${SIG_IGN})], module='signal')
globals().update(Signals.__members__)
globals().update(Handlers.__members__)


def _as_member(value, kind):
    """The member of an enumeration with a value, the value itself if there is none."""
    if not isinstance(value, int):
        return value
    try:
        return kind(value)
    except ValueError:
        return value


def signal(signalnum, handler):
    """Sets what a signal does. Gives what it did before."""
    number = int(signalnum) if isinstance(signalnum, int) else signalnum
    return _as_member(_signal(number, int(handler) if isinstance(handler, int) else handler), Handlers)


def getsignal(signalnum):
    """What a signal does: a function, SIG_DFL or SIG_IGN; None if Python did not set it."""
    return _as_member(_getsignal(signalnum), Handlers)


def valid_signals():
    """The signals that there are."""
    return {_as_member(number, Signals) for number in range(1, NSIG) if number not in (${RESERVED.join(', ')})}
`,
};
