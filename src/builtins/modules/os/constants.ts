/** The numbers of `os` on Linux, for what the host can do. */
import { O } from '../io/descriptors.ts';

export const OS_CONSTANTS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(Object.entries(O).map(([name, value]) => [`O_${name}`, value])),
  O_ACCMODE: 3,
  O_NOCTTY: 0o400,
  O_NONBLOCK: 0o4000,
  O_NDELAY: 0o4000,
  O_DSYNC: 0o10000,
  O_ASYNC: 0o20000,
  O_DIRECT: 0o40000,
  O_LARGEFILE: 0,
  O_DIRECTORY: 0o200000,
  O_NOFOLLOW: 0o400000,
  O_NOATIME: 0o1000000,
  O_SYNC: 0o4010000,
  O_FSYNC: 0o4010000,
  O_RSYNC: 0o4010000,
  O_PATH: 0o10000000,
  O_TMPFILE: 0o20200000,
  F_OK: 0,
  R_OK: 4,
  W_OK: 2,
  X_OK: 1,
  SEEK_DATA: 3,
  SEEK_HOLE: 4,
  TMP_MAX: 238328,
  NGROUPS_MAX: 65536,
  GRND_NONBLOCK: 1,
  GRND_RANDOM: 2,
  PRIO_PROCESS: 0,
  PRIO_PGRP: 1,
  PRIO_USER: 2,
  // Exit statuses that programs agreed on (BSD's sysexits.h).
  EX_OK: 0,
  ...Object.fromEntries(
    (
      'USAGE DATAERR NOINPUT NOUSER NOHOST UNAVAILABLE SOFTWARE OSERR OSFILE CANTCREAT IOERR TEMPFAIL PROTOCOL ' +
      'NOPERM CONFIG'
    )
      .split(' ')
      .map((name, i) => [`EX_${name}`, 64 + i]),
  ),
};
