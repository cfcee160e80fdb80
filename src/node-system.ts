/** The machine and the process under Node, for the command line. */
import { hostError } from './node-files.ts';
import type { HostSystem } from './runtime/host.ts';
import { nodeBuiltin } from './runtime/node-builtin.ts';

const os = () => nodeBuiltin('node:os');

/** What `uname` calls the processors that Node names otherwise. */
const MACHINES: Record<string, string> = { x64: 'x86_64', arm64: 'aarch64', ia32: 'i686' };

export const nodeSystem: HostSystem = {
  get pid() {
    return process.pid;
  },
  get parentPid() {
    return process.ppid;
  },
  get user() {
    return { real: process.getuid?.() ?? 0, effective: process.geteuid?.() ?? 0 };
  },
  get group() {
    return { real: process.getgid?.() ?? 0, effective: process.getegid?.() ?? 0 };
  },
  get groups() {
    return process.getgroups?.() ?? [];
  },
  get cpus() {
    return os().availableParallelism();
  },
  get loadAverages() {
    return os().loadavg() as [number, number, number];
  },
  get names() {
    const { type, hostname, release, version, arch } = os();
    return [type(), hostname(), release(), version(), MACHINES[arch()] ?? arch()] as const;
  },
  processorTime() {
    const { user, system } = process.cpuUsage();
    return [user / 1e6, system / 1e6];
  },
  priority(which) {
    try {
      return os().getPriority(which);
    } catch (error) {
      throw hostError(error);
    }
  },
  kill(pid, signal) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      throw hostError(error);
    }
  },
};
