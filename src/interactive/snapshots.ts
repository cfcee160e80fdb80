/** Copies of buffers from before each block: what changed, and how it was. */
import { contentsOf, type MutableOwner } from './buffer-owner.ts';

type Contents = Map<MutableOwner, Uint8Array>;

/** A larger buffer is not copied: its changes are not seen, and not undone. */
const MAX_COPY = 16 << 20;
/** Bytes copied before one block, and bytes kept for undoing. */
const MAX_COPIES = 64 << 20;
/** Blocks that can be undone. */
const MAX_BLOCKS = 100;

export class Snapshots {
  /** How the buffers were before the last block. */
  private current: Contents = new Map();
  /** Of each block that changed some, how those were before it; the last block last. */
  private readonly changes: Contents[] = [];

  /** Copies the contents of buffers, before a block runs. */
  take(owners: Iterable<MutableOwner>): void {
    this.current = new Map();
    let total = 0;
    for (const owner of owners) {
      const contents = contentsOf(owner);
      if (contents.length > MAX_COPY || total + contents.length > MAX_COPIES) continue;
      total += contents.length;
      this.current.set(owner, contents.slice());
    }
  }

  /** Keeps what the block that ran has changed, for `pop`. */
  keepChanges(): void {
    const changed: Contents = new Map();
    for (const [owner, before] of this.current) {
      if (Buffer.compare(before, contentsOf(owner)) !== 0) changed.set(owner, before);
    }
    if (changed.size === 0) return;
    this.changes.push(changed);
    while (this.changes.length > MAX_BLOCKS || (this.changes.length > 1 && this.kept() > MAX_COPIES)) {
      this.changes.shift();
    }
  }
  private kept(): number {
    let total = 0;
    for (const block of this.changes) for (const before of block.values()) total += before.length;
    return total;
  }

  /** The contents of a buffer before the last block; `undefined` if there was none, or none was copied. */
  before(owner: MutableOwner): Uint8Array | undefined {
    return this.current.get(owner);
  }

  /** The former contents of what the last block that changed something has changed; that block is forgotten. */
  pop(): Contents | undefined {
    return this.changes.pop();
  }
}
