/** Runs Python from Node: what it printed, how it ended, and nothing of the host in its reach. */
import { runProgram } from 'octets';

const good = runProgram(`
import struct
width, height = struct.unpack('<HH', bytes.fromhex('2b02e600'))
print(width, 'x', height)
`);
console.log(good);

const bad = runProgram("memoryview(b'abc')[0] = 1", { filename: 'lesson.py' });
console.log(bad.status);
console.log(bad.stderr);

const closed = runProgram("open('/etc/hostname')");
console.log(closed.stderr.trim().split('\n').at(-1));
