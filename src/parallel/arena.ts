/** Room in the memory that threads share: taken for arrays, given back when they are no more. */

interface Gap {
  from: number;
  to: number;
}

/** Where arrays begin: a cache line, so that no two share one. */
const LINE = 64;

export class Arena {
  /** What is free, in order, no two touching. */
  readonly #gaps: Gap[] = [];
  #end: number;

  /** @param grow makes the memory so many bytes longer; false if it cannot. */
  constructor(
    from: number,
    end: number,
    readonly grow: (bytes: number) => boolean,
  ) {
    this.#end = end;
    if (end > from) this.#gaps.push({ from, to: end });
  }

  /** Bytes that are free without growing. */
  get free(): number {
    return this.#gaps.reduce((sum, { from, to }) => sum + to - from, 0);
  }

  /** @returns the address of so many bytes, and whether they may have been written before; undefined if there is no
   *  room. */
  take(bytes: number): { at: number; used: boolean } | undefined {
    const size = sizeOf(bytes);
    const fresh = this.#high;
    let gap = this.#gaps.find(({ from, to }) => to - from >= size);
    if (gap === undefined) {
      const last = this.#gaps.at(-1);
      const rest = last?.to === this.#end ? this.#end - last.from : 0;
      if (!this.grow(size - rest)) return undefined;
      const to = this.#end + Math.ceil((size - rest) / 65536) * 65536;
      this.#give({ from: this.#end, to });
      this.#end = to;
      gap = this.#gaps.at(-1) as Gap;
    }
    const at = gap.from;
    gap.from += size;
    if (gap.from === gap.to) this.#gaps.splice(this.#gaps.indexOf(gap), 1);
    this.#high = Math.max(fresh, at + size);
    return { at, used: at < fresh };
  }

  /** The end of what was ever taken: beyond it all is 0. */
  #high = 0;

  give(at: number, bytes: number): void {
    this.#give({ from: at, to: at + sizeOf(bytes) });
  }

  #give(gap: Gap): void {
    const next = this.#gaps.findIndex(({ from }) => from >= gap.to);
    const i = next < 0 ? this.#gaps.length : next;
    this.#gaps.splice(i, 0, gap);
    this.#join(i);
    this.#join(i - 1);
  }

  /** Makes one gap of that one and the next, if they touch. */
  #join(i: number): void {
    const [gap, next] = [this.#gaps[i], this.#gaps[i + 1]];
    if (gap === undefined || next === undefined || gap.to !== next.from) return;
    gap.to = next.to;
    this.#gaps.splice(i + 1, 1);
  }
}

/** Of an empty array too: an address of its own. */
const sizeOf = (bytes: number): number => Math.max(LINE, Math.ceil(bytes / LINE) * LINE);
