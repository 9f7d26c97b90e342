/** What an engine must know to collect in time. To it an array in the memory that threads share is a few hundred bytes: it
 *  does not count the room behind it. Programs that made results and dropped them filled 4 GiB before V8 collected one.
 *  So there are arrays that it does count, which live as long as those that they stand for. */

/** Bytes of arrays that one weight stands for, and its size. V8 marks once there are 64 MiB more than after it marked last.
 *  Nothing is written to a weight, so it takes room among addresses, and none of the machine's memory. */
const STAND_FOR = 256 * 2 ** 20;
const WEIGHT = 64 * 2 ** 20;

/** Arrays that were made one after the other. */
interface Group {
  weight?: ArrayBuffer;
}

export class Weights {
  readonly #groupOf = new WeakMap<object, Group>();
  #group: Group = {};
  #bytes = 0;

  /** Counts a buffer of so many bytes, for as long as it is there. */
  add(buffer: object, bytes: number): void {
    this.#groupOf.set(buffer, this.#group);
    this.#bytes += bytes;
    if (this.#bytes < STAND_FOR) return;
    try {
      this.#group.weight = new ArrayBuffer(WEIGHT);
    } catch {
      // There is no room for it: then none to collect for either.
    }
    this.#group = {};
    this.#bytes = 0;
  }
}
