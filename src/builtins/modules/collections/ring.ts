import type { Value } from '../../../runtime/types.ts';

/** A row of values that grows and shrinks at both ends in constant time: a circular array of a power of two. */
export class Ring {
  private slots: (Value | undefined)[] = new Array(8).fill(undefined);
  private head = 0;
  length = 0;

  private grow(): void {
    const { slots, head } = this;
    const wider: (Value | undefined)[] = new Array(slots.length * 2).fill(undefined);
    for (let i = 0; i < this.length; i++) wider[i] = slots[(head + i) & (slots.length - 1)];
    this.slots = wider;
    this.head = 0;
  }
  get(i: number): Value {
    return this.slots[(this.head + i) & (this.slots.length - 1)] as Value;
  }
  set(i: number, value: Value): void {
    this.slots[(this.head + i) & (this.slots.length - 1)] = value;
  }
  push(value: Value): void {
    if (this.length === this.slots.length) this.grow();
    this.slots[(this.head + this.length++) & (this.slots.length - 1)] = value;
  }
  unshift(value: Value): void {
    if (this.length === this.slots.length) this.grow();
    this.head = (this.head - 1) & (this.slots.length - 1);
    this.slots[this.head] = value;
    this.length++;
  }
  /** The ring must not be empty. */
  pop(): Value {
    const at = (this.head + --this.length) & (this.slots.length - 1);
    const value = this.slots[at] as Value;
    this.slots[at] = undefined;
    return value;
  }
  /** The ring must not be empty. */
  shift(): Value {
    const value = this.slots[this.head] as Value;
    this.slots[this.head] = undefined;
    this.head = (this.head + 1) & (this.slots.length - 1);
    this.length--;
    return value;
  }
  clear(): void {
    this.slots = new Array(8).fill(undefined);
    this.head = 0;
    this.length = 0;
  }
  toArray(): Value[] {
    const items: Value[] = new Array(this.length);
    for (let i = 0; i < items.length; i++) items[i] = this.get(i);
    return items;
  }
  replace(items: readonly Value[]): void {
    this.clear();
    for (const item of items) this.push(item);
  }
}
