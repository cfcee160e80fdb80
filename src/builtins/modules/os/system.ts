/** The machine and the process, as far as the host tells of them; random bytes. */
import { PyBytes } from '../../../runtime/buffer/objects.ts';
import { ImmediateExit, valueError } from '../../../runtime/errors.ts';
import type { HostSystem } from '../../../runtime/host.ts';
import { interpreter } from '../../../runtime/interpreter.ts';
import { indexOf } from '../../../runtime/protocol/number.ts';
import type { Row } from '../../../runtime/signature/declare.ts';
import type { Value } from '../../../runtime/types.ts';
import { PyFloat } from '../../../runtime/values/float.ts';
import { PyList } from '../../../runtime/values/list.ts';
import { PyTuple } from '../../../runtime/values/tuple.ts';
import { osError } from '../../exceptions/os-error.ts';
import { grantedFiles, openDescriptor, system } from '../io/descriptors.ts';
import { PyStructSequence, structSequence } from '../sys/struct-sequence.ts';
import { errorText } from './error-texts.ts';
import { offered } from './paths.ts';

export const unameResultType = structSequence('posix', 'uname_result', [
  'sysname',
  'nodename',
  'release',
  'version',
  'machine',
]);
export const timesResultType = structSequence('posix', 'times_result', [
  'user',
  'system',
  'children_user',
  'children_system',
  'elapsed',
]);
export const terminalSizeType = structSequence('os', 'terminal_size', ['columns', 'lines']);

/** @throws PermissionError where the host tells nothing of the process */
function granted(): HostSystem {
  const { system: found } = interpreter.host;
  if (found === null || found === undefined) throw osError(1, 'Operation not permitted');
  return found;
}

const about = (tell: (found: HostSystem) => Value, doc: string): Row => ['()', () => tell(granted()), doc];

/** Bits of a status of `wait`. */
const exited = (status: number): boolean => (status & 0x7f) === 0;
const stopped = (status: number): boolean => (status & 0xff) === 0x7f;
const signalled = (status: number): boolean => !exited(status) && !stopped(status) && status !== 0xffff;
const statusRow = (test: (status: number) => Value, doc: string): Row => ['(status: int)', test, doc];

const randomBytes = (size: number): Value => {
  if (size < 0) throw valueError('negative argument not allowed');
  return new PyBytes(interpreter.host.randomBytes(size));
};

export const systemRows: Record<string, Row> = {
  urandom: ['(size: ssize, /)', randomBytes, 'Random bytes for cryptography.'],
  getrandom: [
    '(size: ssize, flags: int = 0)',
    (size: number) => {
      if (size < 0) throw osError(22, 'Invalid argument');
      return randomBytes(size);
    },
    'Random bytes of the system.',
  ],
  cpu_count: about(({ cpus }) => cpus, 'How many processors there are.'),
  getpid: about(({ pid }) => pid, 'The number of this process.'),
  getppid: about(({ parentPid }) => parentPid, 'The number of the process that started this one.'),
  getuid: about(({ user }) => user.real, 'The user of this process.'),
  geteuid: about(({ user }) => user.effective, 'The user whose permissions this process has.'),
  getgid: about(({ group }) => group.real, 'The group of this process.'),
  getegid: about(({ group }) => group.effective, 'The group whose permissions this process has.'),
  getgroups: about(({ groups }) => new PyList([...groups]), 'The further groups of this process.'),
  getloadavg: about(
    ({ loadAverages }) => new PyTuple(loadAverages.map(value => new PyFloat(value))),
    'How many processes waited to run, over 1, 5 and 15 minutes.',
  ),
  getpriority: [
    '(which: int, who: int)',
    (which: number, who: number) => {
      if (which !== 0) throw osError(22, 'Invalid argument');
      return system(() => granted().priority(who));
    },
    'The priority of a process.',
  ],
  uname: about(({ names }) => new PyStructSequence(unameResultType, [...names]), 'What system this is.'),
  times: about(found => {
    const [user, kernel] = found.processorTime();
    const values = [user, kernel, 0, 0, interpreter.host.monotonic()];
    return new PyStructSequence(
      timesResultType,
      values.map(value => new PyFloat(value)),
    );
  }, 'Processor times of this process, in seconds.'),
  kill: [
    '(pid: int, signal: int, /)',
    (pid: number, signal: number) => {
      system(() => granted().kill(pid, signal));
      return null;
    },
    'Sends a signal to a process.',
  ],
  _exit: [
    '(status: int)',
    (status: number): Value => {
      throw new ImmediateExit(status & 0xff);
    },
    'Ends the process at once: no cleanup, no flushing of streams.',
  ],
  sched_yield: ['()', () => null, 'Lets others run.'],
  ctermid: ['()', () => '/dev/tty', "The controlling terminal's path."],
  strerror: ['(code: int, /)', (code: number) => errorText(code), 'What an error number means.'],
  get_terminal_size: [
    '(fd: int = 1, /)',
    (descriptor = 1) => {
      const files = grantedFiles();
      const [columns, lines] = system(() => offered(files, 'terminalSize')(descriptor));
      return new PyStructSequence(terminalSizeType, [columns, lines]);
    },
    'Columns and lines of a terminal.',
    undefined,
    '(fd=<unrepresentable>, /)',
  ],
  device_encoding: [
    '(fd: int)',
    (descriptor: number) => {
      try {
        return openDescriptor(descriptor).info.isTerminal ? 'utf-8' : null;
      } catch {
        return null;
      }
    },
    'The encoding of a terminal.',
  ],
  WIFEXITED: statusRow(exited, 'Whether a process ended by itself.'),
  WEXITSTATUS: statusRow(status => (status >> 8) & 0xff, 'The exit status of a process.'),
  WIFSIGNALED: statusRow(signalled, 'Whether a signal ended a process.'),
  WTERMSIG: statusRow(status => status & 0x7f, 'The signal that ended a process.'),
  WIFSTOPPED: statusRow(stopped, 'Whether a process was stopped.'),
  WSTOPSIG: statusRow(status => (status >> 8) & 0xff, 'The signal that stopped a process.'),
  WIFCONTINUED: statusRow(status => status === 0xffff, 'Whether a stopped process went on.'),
  WCOREDUMP: ['(status: int, /)', (status: number) => (status & 0x80) !== 0, 'Whether a process left a core.'],
  waitstatus_to_exitcode: [
    '(status: index)',
    (status: number) => {
      if (exited(status)) return (status >> 8) & 0xff;
      if (stopped(status)) throw valueError(`process stopped by delivery of signal ${(status >> 8) & 0xff}`);
      if (!signalled(status)) throw valueError(`invalid wait status: ${status}`);
      return -(status & 0x7f);
    },
    'The exit code that a status of wait stands for; a signal as a negative number.',
  ],
  major: [
    '(device, /)',
    (device: Value) => {
      const number = BigInt(indexOf(device));
      return Number(((number >> 8n) & 0xfffn) | ((number >> 32n) & 0xfffff000n));
    },
    'The major number of a device.',
  ],
  minor: [
    '(device, /)',
    (device: Value) => {
      const number = BigInt(indexOf(device));
      return Number((number & 0xffn) | ((number >> 12n) & 0xffffff00n));
    },
    'The minor number of a device.',
  ],
  makedev: [
    '(major: int, minor: int, /)',
    (major: number, minor: number) => (minor & 0xff) + (major & 0xfff) * 2 ** 8 + (minor & 0xfffff00) * 2 ** 12,
    'The number of a device.',
  ],
};
