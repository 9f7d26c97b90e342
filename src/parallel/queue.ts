/** Calls wait for each other: two at once would only take turns on the same threads. */
export class Queue {
  #last: Promise<void> | undefined;
  #closed = false;

  /** Runs the call after those before it: at once, if there is none.
   *  @returns undefined if it is done already.
   *  @throws {Error} if the queue is closed; and what the call throws. */
  run(call: () => Promise<void> | undefined): Promise<void> | undefined {
    this.check();
    const running = this.#last === undefined ? call() : this.#last.then(call);
    if (running !== undefined) {
      const settled = running
        .catch(() => undefined)
        .then(() => {
          if (this.#last === settled) this.#last = undefined;
        });
      this.#last = settled;
    }
    return running;
  }

  /** @throws {Error} if it is closed. */
  check(): void {
    if (this.#closed) throw new Error('parallel: the pool is closed');
  }

  /** Takes no more calls. @returns when those before are done. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#last;
  }
}
