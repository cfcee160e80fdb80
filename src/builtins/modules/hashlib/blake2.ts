/**
 * BLAKE2b and BLAKE2s with all their parameters (RFC 7693, and the tree mode of the BLAKE2 specification). The host's
 * hashes know neither keys nor digests of other lengths.
 */

/** SHA-512's and SHA-256's initial values, as 32-bit halves (low, high) and as words. */
const IV64 = Uint32Array.of(
  0xf3bcc908,
  0x6a09e667,
  0x84caa73b,
  0xbb67ae85,
  0xfe94f82b,
  0x3c6ef372,
  0x5f1d36f1,
  0xa54ff53a,
  0xade682d1,
  0x510e527f,
  0x2b3e6c1f,
  0x9b05688c,
  0xfb41bd6b,
  0x1f83d9ab,
  0x137e2179,
  0x5be0cd19,
);
const IV32 = Uint32Array.from({ length: 8 }, (_, i) => IV64[2 * i + 1]!);

/** Which word of a block each step takes, per round: hexadecimal digits. */
const SIGMA = [
  '0123456789abcdef',
  'ea489fd61c02b753',
  'b8c052fdae367194',
  '7931dcbe265a40f8',
  '905724afe1bc683d',
  '2c6a0b834d75fe19',
  'c51fed4a0763928b',
  'db7ec13950f4862a',
  '6fe9b308c2d714a5',
  'a2847615fb9e3cd0',
].map(row => Uint8Array.from(row, digit => Number.parseInt(digit, 16)));

/** The words that each of a round's eight steps mixes: columns, then diagonals. */
const STEPS = [
  [0, 4, 8, 12],
  [1, 5, 9, 13],
  [2, 6, 10, 14],
  [3, 7, 11, 15],
  [0, 5, 10, 15],
  [1, 6, 11, 12],
  [2, 7, 8, 13],
  [3, 4, 9, 14],
] as const;

export interface Blake2Parameters {
  digestSize: number;
  key: Uint8Array;
  salt: Uint8Array;
  person: Uint8Array;
  fanout: number;
  depth: number;
  leafSize: number;
  nodeOffset: bigint;
  nodeDepth: number;
  innerSize: number;
  lastNode: boolean;
}

export type Variant = 'blake2b' | 'blake2s';
/** Sizes in bytes. */
export const BLAKE2_SIZES = {
  blake2b: { block: 128, digest: 64, key: 64, salt: 16, offset: 8 },
  blake2s: { block: 64, digest: 32, key: 32, salt: 8, offset: 6 },
} as const;

/** The parameter block that the state begins with. */
function parameterBlock(variant: Variant, p: Blake2Parameters): Uint8Array {
  const { digest, salt, offset } = BLAKE2_SIZES[variant];
  const block = new Uint8Array(digest);
  const view = new DataView(block.buffer);
  block.set([p.digestSize, p.key.length, p.fanout, p.depth]);
  view.setUint32(4, p.leafSize, true);
  for (let i = 0; i < offset; i++) block[8 + i] = Number((p.nodeOffset >> BigInt(8 * i)) & 0xffn);
  block[8 + offset] = p.nodeDepth;
  block[9 + offset] = p.innerSize;
  block.set(p.salt, digest - 2 * salt);
  block.set(p.person, digest - salt);
  return block;
}

export class Blake2 {
  readonly variant: Variant;
  readonly digestSize: number;
  private readonly lastNode: boolean;
  /** The state: words of 32 bits, or of 64 as low and high halves. */
  private readonly state: Uint32Array;
  private readonly buffer: Uint8Array;
  /** Bytes in the buffer; a full one waits, because the last block is mixed differently. */
  private filled = 0;
  /** Bytes mixed in so far. */
  private count = 0;

  constructor(variant: Variant, parameters: Blake2Parameters) {
    this.variant = variant;
    this.digestSize = parameters.digestSize;
    this.lastNode = parameters.lastNode;
    this.buffer = new Uint8Array(BLAKE2_SIZES[variant].block);
    const block = new DataView(parameterBlock(variant, parameters).buffer);
    const initial = variant === 'blake2b' ? IV64 : IV32;
    this.state = initial.map((word, i) => word ^ block.getUint32(4 * i, true));
    if (parameters.key.length > 0) {
      this.buffer.set(parameters.key);
      this.filled = this.buffer.length;
    }
  }
  update(data: Uint8Array): void {
    for (let at = 0; at < data.length; ) {
      if (this.filled === this.buffer.length) this.mixBuffer(false);
      const part = data.subarray(at, at + this.buffer.length - this.filled);
      this.buffer.set(part, this.filled);
      this.filled += part.length;
      at += part.length;
    }
  }
  copy(): Blake2 {
    const made: Blake2 = Object.create(Blake2.prototype);
    return Object.assign(made, this, { state: this.state.slice(), buffer: this.buffer.slice() });
  }
  digest(): Uint8Array {
    const last = this.copy();
    last.buffer.fill(0, last.filled);
    last.mixBuffer(true);
    const bytes = new Uint8Array(4 * last.state.length);
    const view = new DataView(bytes.buffer);
    last.state.forEach((word, i) => {
      view.setUint32(4 * i, word, true);
    });
    return bytes.slice(0, this.digestSize);
  }
  private mixBuffer(isLast: boolean): void {
    this.count += this.filled;
    this.filled = 0;
    const words = new Uint32Array(this.buffer.length / 4);
    const view = new DataView(this.buffer.buffer);
    for (let i = 0; i < words.length; i++) words[i] = view.getUint32(4 * i, true);
    (this.variant === 'blake2b' ? mix64 : mix32)(this.state, words, this.count, isLast, isLast && this.lastNode);
  }
}

const low = (count: number): number => count % 2 ** 32;
const high = (count: number): number => Math.floor(count / 2 ** 32);

function mix32(h: Uint32Array, m: Uint32Array, count: number, isLast: boolean, lastNode: boolean): void {
  const v = new Uint32Array(16);
  v.set(h);
  v.set(IV32, 8);
  v[12]! ^= low(count);
  v[13]! ^= high(count);
  if (isLast) v[14] = ~v[14]!;
  if (lastNode) v[15] = ~v[15]!;
  const turn = (x: number, by: number): number => (x >>> by) | (x << (32 - by));
  for (let round = 0; round < 10; round++) {
    const order = SIGMA[round]!;
    STEPS.forEach(([a, b, c, d], i) => {
      v[a] = v[a]! + v[b]! + m[order[2 * i]!]!;
      v[d] = turn(v[d]! ^ v[a]!, 16);
      v[c]! += v[d]!;
      v[b] = turn(v[b]! ^ v[c]!, 12);
      v[a] = v[a]! + v[b]! + m[order[2 * i + 1]!]!;
      v[d] = turn(v[d]! ^ v[a]!, 8);
      v[c]! += v[d]!;
      v[b] = turn(v[b]! ^ v[c]!, 7);
    });
  }
  for (let i = 0; i < 8; i++) h[i]! ^= v[i]! ^ v[i + 8]!;
}

/** `v[a] += x`, of 64 bits, where `xl` and `xh` are the halves of x. */
function add64(v: Uint32Array, a: number, xl: number, xh: number): void {
  const sum = v[a]! + xl;
  v[a] = sum;
  v[a + 1] = v[a + 1]! + xh + (sum > 0xffffffff ? 1 : 0);
}

/** `v[d] = (v[d] ^ v[a]) turned right by so many bits`; 32 first, where it is more. */
function turn64(v: Uint32Array, d: number, a: number, by: number): void {
  let l = v[d]! ^ v[a]!;
  let h = v[d + 1]! ^ v[a + 1]!;
  if (by >= 32) [l, h] = [h, l];
  const bits = by % 32;
  v[d] = bits === 0 ? l : (l >>> bits) | (h << (32 - bits));
  v[d + 1] = bits === 0 ? h : (h >>> bits) | (l << (32 - bits));
}

function mix64(h: Uint32Array, m: Uint32Array, count: number, isLast: boolean, lastNode: boolean): void {
  const v = new Uint32Array(32);
  v.set(h);
  v.set(IV64, 16);
  v[24]! ^= low(count);
  v[25]! ^= high(count);
  if (isLast) {
    v[28] = ~v[28]!;
    v[29] = ~v[29]!;
  }
  if (lastNode) {
    v[30] = ~v[30]!;
    v[31] = ~v[31]!;
  }
  for (let round = 0; round < 12; round++) {
    const order = SIGMA[round % 10]!;
    for (let i = 0; i < 8; i++) {
      const step = STEPS[i]!;
      const a = 2 * step[0];
      const b = 2 * step[1];
      const c = 2 * step[2];
      const d = 2 * step[3];
      const x = 2 * order[2 * i]!;
      const y = 2 * order[2 * i + 1]!;
      add64(v, a, v[b]!, v[b + 1]!);
      add64(v, a, m[x]!, m[x + 1]!);
      turn64(v, d, a, 32);
      add64(v, c, v[d]!, v[d + 1]!);
      turn64(v, b, c, 24);
      add64(v, a, v[b]!, v[b + 1]!);
      add64(v, a, m[y]!, m[y + 1]!);
      turn64(v, d, a, 16);
      add64(v, c, v[d]!, v[d + 1]!);
      turn64(v, b, c, 63);
    }
  }
  for (let i = 0; i < 16; i++) h[i]! ^= v[i]! ^ v[i + 16]!;
}
