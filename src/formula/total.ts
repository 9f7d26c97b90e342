/** Sums of blocks put together, in the order of the blocks: what each addition leaves out is kept and added last. So
 *  the same numbers have the same sum in every engine, within a rounding or two of the exact one. */
export class Total {
  #sum = 0;
  #rest = 0;

  /** Adds what the kernel found for one block: two sums, and what they left out, from `at` on. */
  addBlock(block: ArrayLike<number>, at = 0): void {
    this.#add(block[at] as number);
    this.#add(block[at + 1] as number);
    this.#rest += (block[at + 2] as number) + (block[at + 3] as number);
  }

  #add(value: number): void {
    const next = this.#sum + value;
    const back = next - this.#sum;
    this.#rest += this.#sum - (next - back) + (value - back);
    this.#sum = next;
  }

  get value(): number {
    // Beyond the largest number, what was left out is NaN.
    return Number.isFinite(this.#sum) ? this.#sum + this.#rest : this.#sum;
  }
}
