/** The commands that begin with `%`. Each gives lines to print. */
import { writeFileSync } from 'node:fs';
import type { BufferReport, Completions, RunEvents, Session } from '../src/index.ts';
import { layoutLines, placeLines } from './panes/layout.ts';
import { bufferPane, changeLines, memoryPane, viewLines } from './panes/memory.ts';
import { type Line, type Role, wrapWords } from './style.ts';
import { timeStatement } from './timeit.ts';

/** What commands may use. */
export interface CommandContext {
  session: Session;
  /** Without a pane, and with the keys of the terminal's own line editing. */
  plain?: boolean;
  /** Columns. */
  width: number;
  history: readonly string[];
  /** The blocks that ran in this session. */
  blocks: string[];
  togglePane(): Promise<void>;
  /** Says that code runs from now on. */
  running(): void;
  events: RunEvents;
}

interface Command {
  parameters: string;
  help: string;
  run(argument: string, context: CommandContext): Promise<Line[]> | Line[];
}

const COMMANDS: Readonly<Record<string, Command>> = {
  mem: {
    parameters: '[NAME]',
    help: 'the bytes of a buffer and the views on them; alone: the pane, like Ctrl-O',
    run: mem,
  },
  views: { parameters: '[NAME]', help: 'format, shape, strides and place of each view', run: views },
  diff: { parameters: '', help: 'which bytes the last block changed', run: diff },
  where: { parameters: 'ITEM', help: 'the bytes of an item: %where m[1, 1]', run: where },
  layout: { parameters: 'FORMAT', help: "the fields of a struct format: %layout 'i12s2sf'", run: layout },
  undo: { parameters: '', help: 'puts the contents of all buffers back to before the last change', run: undo },
  timeit: { parameters: 'STATEMENT', help: 'how long a statement takes', run: timeit },
  hist: { parameters: '[N]', help: 'the last N blocks (20)', run: hist },
  save: {
    parameters: '[-f] FILE',
    help: "writes this session's blocks to a file; -f: over one that is there",
    run: save,
  },
  reset: { parameters: '', help: 'an empty namespace', run: reset },
  help: { parameters: '', help: 'this list', run: help },
};

/** Runs a line that begins with `%`. */
export async function runCommand(line: string, context: CommandContext): Promise<Line[]> {
  const [, name, argument] = /^%\s*(\S*)\s*(.*)$/s.exec(line.trim())!;
  const command = Object.hasOwn(COMMANDS, name!) ? COMMANDS[name!] : undefined;
  if (command === undefined) return problem(`no command %${name}: %help lists them`);
  return command.run(argument!, context);
}
/** The commands that begin so, as completions. */
export function commandNames(prefix: string): Completions {
  const candidates = Object.entries(COMMANDS)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, { help }]) => ({ text: name, kind: 'keyword' as const, detail: help }));
  return { from: 1, candidates };
}

function problem(text: string): Line[] {
  return [[{ text, role: 'error' }]];
}

async function buffersNamed(name: string, { session }: CommandContext): Promise<BufferReport[] | Line[]> {
  const { buffers } = await session.memory();
  if (name === '') return buffers;
  const found = buffers.filter(
    buffer => buffer.names.includes(name) || buffer.views.some(view => view.names.includes(name)),
  );
  return found.length > 0 ? found : problem(`${name} is no buffer and no view of one`);
}
function isLines(found: BufferReport[] | Line[]): found is Line[] {
  return Array.isArray(found[0]);
}

async function mem(name: string, context: CommandContext): Promise<Line[]> {
  if (name === '') {
    await context.togglePane();
    return [];
  }
  const found = await buffersNamed(name === 'all' ? '' : name, context);
  if (isLines(found)) return found;
  if (found.length === 0) return [[{ text: 'no buffers', role: 'dim' }]];
  return found.flatMap(buffer => bufferPane(buffer, { width: context.width, height: Infinity }));
}
async function views(name: string, context: CommandContext): Promise<Line[]> {
  const found = await buffersNamed(name, context);
  if (isLines(found)) return found;
  return found.length === 0 ? [[{ text: 'no buffers', role: 'dim' }]] : found.flatMap(viewLines);
}
async function diff(_: string, { session }: CommandContext): Promise<Line[]> {
  const { buffers } = await session.memory();
  const lines = buffers.flatMap(buffer => {
    const changes = changeLines(buffer);
    const title: Line = [{ text: buffer.names.join(' = ') || buffer.type, role: 'title' }];
    return changes.length === 0 ? [] : [title, ...changes];
  });
  return lines.length > 0 ? lines : [[{ text: 'the last block changed no bytes', role: 'dim' }]];
}
async function where(expression: string, { session }: CommandContext): Promise<Line[]> {
  if (expression === '') return problem('of which item? %where m[1, 1]');
  const place = await session.where(expression);
  return typeof place === 'string' ? problem(place) : placeLines(place);
}
async function layout(argument: string, { session, width }: CommandContext): Promise<Line[]> {
  if (argument === '') return problem("of which format? %layout 'i12s2sf'");
  const [, quoted] = /^[bB]?(?:'([^']*)'|"([^"]*)")$/.exec(argument) ?? [];
  const found = await session.layout(quoted ?? argument.replace(/^[bB]?["']|["']$/g, ''));
  return typeof found === 'string' ? problem(found) : layoutLines(found, width);
}
async function undo(_: string, { session, width }: CommandContext): Promise<Line[]> {
  const report = await session.undo();
  const problems = (report.problems ?? []).flatMap(problem);
  const changed = report.buffers.filter(buffer => buffer.changed.length > 0 || buffer.before !== null);
  if (changed.length === 0) {
    return problems.length > 0 ? problems : [[{ text: 'no change to take back', role: 'dim' }]];
  }
  return [...problems, ...memoryPane({ buffers: changed }, { width, height: Infinity })];
}
async function timeit(statement: string, context: CommandContext): Promise<Line[]> {
  if (statement === '') return problem('of which statement? %timeit memoryview(b).tolist()');
  context.running();
  const found = await timeStatement(statement, context.session, context.events);
  return found === undefined ? [] : [[{ text: found }]];
}
function hist(argument: string, { history }: CommandContext): Line[] {
  const count = argument === '' ? 20 : Number(argument);
  if (!Number.isSafeInteger(count) || count < 1) return problem('%hist N: how many blocks?');
  // The last one is this command.
  const from = Math.max(0, history.length - 1 - count);
  return history.slice(from, -1).flatMap((block, index) => {
    const number = String(from + index + 1).padStart(4);
    return block.split('\n').map((line, at): Line => {
      return [{ text: `${at === 0 ? number : '    '}  `, role: 'dim' }, { text: line }];
    });
  });
}
function save(argument: string, { blocks }: CommandContext): Line[] {
  const [, force, path] = /^(-f(?:\s+|$))?(.*)$/.exec(argument)!;
  if (path === '') return problem('to which file? %save FILE');
  try {
    const text = blocks.map(block => `${block.trimEnd()}\n`).join('\n');
    writeFileSync(path!, text, { flag: force === undefined ? 'wx' : 'w' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
      return problem(`${path} is there already: %save -f ${path} writes over it`);
    }
    return problem(error instanceof Error ? error.message : String(error));
  }
  return [[{ text: `${blocks.length} block${blocks.length === 1 ? '' : 's'} written to ${path}`, role: 'dim' }]];
}
async function reset(_: string, { session, blocks }: CommandContext): Promise<Line[]> {
  await session.reset();
  blocks.length = 0;
  return [[{ text: 'the namespace is empty', role: 'dim' }]];
}
/** Columns of what the list begins with. */
const HEAD = 19;
const KEYS: [keys: string, what: string][] = [
  ['Tab', 'completes; again: chooses'],
  ['Up, Down', 'earlier and later blocks that begin like what is typed; Ctrl-R searches'],
  ['Alt-Enter', 'a new line; a blank line ends a block'],
  ['Ctrl-C', 'stops the program, or clears the block'],
  ['Ctrl-O', 'shows or hides the memory'],
  ['Ctrl-_, Alt-_', 'undo and redo while editing'],
  ['Ctrl-L, Ctrl-D', 'clears the screen; ends'],
  ['Ctrl-Z', 'stops the REPL until the shell continues it'],
];
function help(_: string, { plain, width }: CommandContext): Line[] {
  const lines: Line[] = [];
  const row = (head: string, role: Role, text: string): void => {
    const rows = wrapWords(text, Math.max(HEAD, width - HEAD));
    rows.forEach((row, at) => void lines.push([{ text: (at === 0 ? head : '').padEnd(HEAD), role }, { text: row }]));
  };
  for (const [name, { parameters, help }] of Object.entries(COMMANDS)) row(`%${name} ${parameters}`, 'command', help);
  for (const [keys, what] of plain ? [] : KEYS) row(keys, 'title', what);
  const last = 'A pasted transcript (>>> …) is run, and outputs that differ are marked.';
  for (const row of wrapWords(last, width)) lines.push([{ text: row, role: 'dim' }]);
  return lines;
}
