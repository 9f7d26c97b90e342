/** Richardson's extrapolation to step 0 of slopes taken at ever smaller steps.
 *
 *  A slope at step h is the derivative plus terms in h^p, h^2p, ..., with p = 2 for central differences and
 *  1 for one-sided ones. Column k of the newest row is free of the first k terms (Neville's scheme):
 *
 *      row[k] = row[k-1] + (row[k-1] - previous[k-1]) / ((h[n-k] / h[n])^p - 1)
 *
 *  so row[k] is the finite difference formula of order p (k + 1) on the last k + 1 steps. */
export class Tableau {
  readonly #steps: number[] = [];
  /** The newest row. */
  row: readonly number[] = [];
  /** The best extrapolation of the newest row, and how far off it may be. */
  value = Number.NaN;
  error = Number.POSITIVE_INFINITY;

  /** @param power p. @param last the highest column to take a value from; one more judges its error. */
  constructor(
    readonly power: 1 | 2,
    readonly last: number,
  ) {}

  add(step: number, slope: number): void {
    const n = this.#steps.push(step) - 1;
    const previous = this.row;
    const row = [slope];
    const earlier = this.value;
    this.value = slope;
    this.error = Number.POSITIVE_INFINITY;
    for (let k = 1; k <= Math.min(n, this.last + 1); k++) {
      const ratio = (this.#steps[n - k] as number) / step;
      const near = row[k - 1] as number;
      const difference = near - (previous[k - 1] as number);
      row.push(near + difference / (this.#raised(ratio) - 1));
      // What the column before is off by, were the steps no further apart than neighbours usually are: so
      // that a long leap is not taken at its word before the next step confirms it.
      const off = Math.abs(difference) / (this.#raised(Math.min(ratio, 2 ** k)) - 1);
      const error = k > this.last ? 2 * off : off;
      if (error > this.error) continue;
      this.error = error;
      this.value = row[k <= this.last ? k : k - 1] as number;
    }
    // One small difference may be chance: what the extrapolation moved by counts too.
    if (n > 1) this.error = Math.max(this.error, Math.abs(this.value - earlier) / 4);
    this.row = row;
  }

  #raised(ratio: number): number {
    return this.power === 2 ? ratio * ratio : ratio;
  }
}
