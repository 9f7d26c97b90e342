/** Richardson's extrapolation to step 0 of slopes taken at ever smaller steps.
 *
 *  A slope at step h is the derivative plus terms in h^p, h^2p, ..., with p = 2 for central differences and
 *  1 for one-sided ones. Column k of a row is free of the first k terms (Neville's scheme):
 *
 *      row[k] = row[k-1] + (row[k-1] - previous[k-1]) / ((h[n-k] / h[n])^p - 1)
 *
 *  so row[k] is the finite difference formula of order p (k + 1) on the last k + 1 steps. */
export class Extrapolation {
  /** The best of the newest row, and how far off it may be. */
  value = Number.NaN;
  error = Number.POSITIVE_INFINITY;
  /** The newest row, backwards: column k of row n at n - k. */
  readonly #row = new Float64Array(16);
  /** Its derivative by the step, at step 0. */
  readonly #bent = new Float64Array(16);

  /** @param steps @param slopes of a search, `count` of them from `base` on.
   *  @param power p. @param last the highest column to take a value from; one more judges its error. */
  slope(steps: Float64Array, slopes: Float64Array, base: number, count: number, power: 1 | 2, last: number) {
    const row = this.#row;
    const rows = Math.min(count, last + 2);
    const from = base + count - rows;
    let value = Number.NaN;
    let error = Number.POSITIVE_INFINITY;
    let earlier = Number.NaN;
    for (let n = 0; n < rows; n++) {
      const h = steps[from + n] as number;
      let near = slopes[from + n] as number;
      row[n] = near;
      earlier = value;
      value = near;
      error = Number.POSITIVE_INFINITY;
      for (let k = 1; k <= n; k++) {
        const ratio = (steps[from + n - k] as number) / h;
        const difference = near - (row[n - k] as number);
        const next = near + difference / ((power === 2 ? ratio * ratio : ratio) - 1);
        row[n - k] = next;
        // What the column before is off by, as if the steps were no further apart than usual. After a long leap
        // the true ratio would promise a small error before the next step confirms it.
        const modest = Math.min(ratio, 2 ** k);
        const off = Math.abs(difference) / ((power === 2 ? modest * modest : modest) - 1);
        const judged = k > last ? 2 * off : off;
        if (judged <= error) {
          error = judged;
          value = k > last ? near : next;
        }
        near = next;
      }
    }
    // One small difference may be chance, so the last change of the value counts too. Three times, as at a loose tolerance
    // the terms that are left out are not yet small: of exp(sin 20 x) to 1e-4, 1 % were beyond the estimate.
    if (rows > 2) error = 3 * Math.max(error, Math.abs(value - earlier) / 4);
    this.value = value;
    this.error = error;
  }

  /** The derivative of one-sided slopes by their step, doubled: the function's second derivative from that side. */
  bend(steps: Float64Array, slopes: Float64Array, base: number, count: number, last: number) {
    const [row, bent] = [this.#row, this.#bent];
    const rows = Math.min(count, last + 2);
    const from = base + count - rows;
    let [value, error, earlier] = [Number.NaN, Number.POSITIVE_INFINITY, Number.NaN];
    for (let n = 0; n < rows; n++) {
      const h = steps[from + n] as number;
      let near = slopes[from + n] as number;
      let nearBent = 0;
      row[n] = near;
      bent[n] = 0;
      earlier = value;
      error = Number.POSITIVE_INFINITY;
      for (let k = 1; k <= n; k++) {
        const far = steps[from + n - k] as number;
        const ratio = far / h;
        const difference = near - (row[n - k] as number);
        const next = near + difference / (ratio - 1);
        const nextBent =
          nearBent + (nearBent - (bent[n - k] as number)) / (ratio - 1) - difference / (far - h);
        const off = 2 * Math.abs(nextBent - nearBent);
        row[n - k] = next;
        bent[n - k] = nextBent;
        if (k > 1 && off <= error) [error, value] = [off, 2 * nextBent];
        [near, nearBent] = [next, nextBent];
      }
    }
    this.value = value;
    this.error = rows > 3 ? Math.max(error, Math.abs(value - earlier) / 4) : 4 * error;
  }
}
