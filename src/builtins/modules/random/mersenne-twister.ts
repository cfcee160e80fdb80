/** The Mersenne Twister MT19937 of Matsumoto and Nishimura, seeded and read as CPython's `_random` does it. */
const N = 624;
const M = 397;

export class MersenneTwister {
  private readonly state = new Uint32Array(N);
  private index = N + 1;

  /** `init_genrand` */
  private seedWord(seed: number): void {
    const { state } = this;
    state[0] = seed;
    for (let i = 1; i < N; i++) {
      const last = state[i - 1] ^ (state[i - 1] >>> 30);
      state[i] = Math.imul(1812433253, last) + i;
    }
    this.index = N;
  }

  /** `init_by_array`: seeds from 32-bit words, the least significant first. */
  seed(words: Uint32Array): void {
    const { state } = this;
    this.seedWord(19650218);
    let i = 1;
    let j = 0;
    for (let k = Math.max(N, words.length); k > 0; k--) {
      const last = state[i - 1] ^ (state[i - 1] >>> 30);
      state[i] = (state[i] ^ Math.imul(last, 1664525)) + words[j] + j;
      if (++i >= N) {
        state[0] = state[N - 1];
        i = 1;
      }
      if (++j >= words.length) j = 0;
    }
    for (let k = N - 1; k > 0; k--) {
      const last = state[i - 1] ^ (state[i - 1] >>> 30);
      state[i] = (state[i] ^ Math.imul(last, 1566083941)) - i;
      if (++i >= N) {
        state[0] = state[N - 1];
        i = 1;
      }
    }
    state[0] = 0x80000000;
  }

  /** The next 32 bits. */
  next32(): number {
    const { state } = this;
    if (this.index >= N) {
      for (let k = 0; k < N; k++) {
        const y = (state[k] & 0x80000000) | (state[(k + 1) % N] & 0x7fffffff);
        state[k] = state[(k + M) % N] ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
      }
      this.index = 0;
    }
    let y = state[this.index++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    y ^= y >>> 18;
    return y >>> 0;
  }

  /** A number from 0 on and below 1, with 53 random bits. */
  next(): number {
    const a = this.next32() >>> 5;
    const b = this.next32() >>> 6;
    return (a * 67108864 + b) / 9007199254740992;
  }

  /** The 624 words and the position among them. */
  save(): number[] {
    return [...this.state, this.index];
  }
  restore(saved: readonly number[]): void {
    this.state.set(saved.slice(0, N));
    this.index = saved[N];
  }
}
