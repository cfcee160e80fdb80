/** The command against recorded command lines of CPython: `conformance/commands`. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import {
  type Command,
  commandsOf,
  environmentOf,
  FOLDER,
  type Ran,
  transcript,
} from '../conformance/commands/transcript.ts';
import { runCommandOn } from '../src/command.ts';
import { NodeHost } from '../src/node-host.ts';
import { INTERRUPTED } from '../src/start.ts';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Keeps what a command prints. */
class KeepingHost extends NodeHost {
  stdout = '';
  stderr = '';
  constructor(command: Command) {
    super(false);
    this.files.changeDirectory(FOLDER);
    Object.defineProperty(this, 'env', { value: new Map(Object.entries(environmentOf(command))) });
  }
  override writeStdout(text: string): void {
    this.stdout += text;
  }
  override writeStderr(text: string): void {
    this.stderr += text;
  }
}

function run(command: Command): Ran {
  const host = new KeepingHost(command);
  const status = runCommandOn(host, command.args, () => undefined);
  const { stdout, stderr } = host;
  return { stdout, stderr, status: status === INTERRUPTED ? 'SIGINT' : status };
}

for (const name of ['modules', 'options']) {
  it(`runs the command lines of ${name}.txt as CPython does`, { timeout: 60_000 }, () => {
    const recorded = readFileSync(join(ROOT, 'conformance/commands', `${name}.txt`), 'utf8');
    expect(transcript(commandsOf(recorded), run)).toBe(recorded);
  });
}
