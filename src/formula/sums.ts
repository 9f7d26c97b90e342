/** Sums of blocks put together, in the order of the blocks: what each addition leaves out is kept and added last. So
 *  the same numbers have the same sum in every engine, within a few roundings of the exact one. Of each output two
 *  numbers: its sum and what that left out. */
export class Sums implements BlockSums {
  readonly #numbers: Float64Array;

  constructor(outputs: number) {
    this.#numbers = new Float64Array(2 * outputs);
  }

  /** In the order of the blocks as they come. */
  begin(): void {
    // It makes no difference here which block it is.
  }

  clear(): void {
    const numbers = this.#numbers;
    for (let i = 0; i < numbers.length; i++) numbers[i] = 0;
  }

  /** Adds what the kernel found for one block: two sums, and what they left out, from `at` on. */
  add(output: number, block: Float64Array, at: number): void {
    const numbers = this.#numbers;
    const before = numbers[2 * output] as number;
    const even = block[at] as number;
    const middle = before + even;
    const back = middle - before;
    const odd = block[at + 1] as number;
    const after = middle + odd;
    const again = after - middle;
    const first = before - (middle - back) + (even - back);
    const second = middle - (after - again) + (odd - again);
    const rests = (block[at + 2] as number) + (block[at + 3] as number);
    numbers[2 * output] = after;
    numbers[2 * output + 1] = (numbers[2 * output + 1] as number) + first + second + rests;
  }

  of(output: number): number {
    const sum = this.#numbers[2 * output] as number;
    // Beyond the largest number, what was left out is NaN.
    return Number.isFinite(sum) ? sum + (this.#numbers[2 * output + 1] as number) : sum;
  }
}

/** Where what blocks sum to goes. */
export interface BlockSums {
  /** What is added next is of that block. */
  begin(block: number): void;
  /** Two sums of an output, and what they left out, from `at` on. */
  add(output: number, block: Float64Array, at: number): void;
}

/** Numbers that are kept of a block and an output. */
export const KEPT = 4;

/** What each block sums to, to be put together later, in their order, by whoever computed them. */
export class Record implements BlockSums {
  #block = 0;

  /** @param numbers `KEPT` for each block of each output, on shared memory. @param blocks how many there are. */
  constructor(
    readonly numbers: Float64Array,
    readonly blocks: number,
  ) {}

  begin(block: number): void {
    this.#block = block;
  }

  add(output: number, block: Float64Array, at: number): void {
    const to = KEPT * (output * this.blocks + this.#block);
    for (let k = 0; k < KEPT; k++) this.numbers[to + k] = block[at + k] as number;
  }

  /** Adds up an output's. */
  addTo(sums: Sums, output: number): void {
    const first = KEPT * output * this.blocks;
    for (let i = 0; i < this.blocks; i++) sums.add(output, this.numbers, first + KEPT * i);
  }
}
