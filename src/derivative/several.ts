import { checkFunction, describe, doublesOf, make, toReal } from '../arguments.js';
import { outside, type PointOptions, toPointGoal } from './options.js';
import { type Evaluate, type Places, run } from './run.js';
import type { Searches } from './searches.js';

/** A function of several numbers; it gets an array of its own each time. */
export type Scalar = (point: Float64Array<ArrayBuffer>) => number;
export type Vector = (point: Float64Array<ArrayBuffer>) => ArrayLike<number>;

/** The gradient at a point: an element for each coordinate. */
export interface Gradient {
  /** The partial derivatives. */
  value: Float64Array<ArrayBuffer>;
  /** How far off each may be, by estimate; Infinity where nothing is known of that. */
  error: Float64Array<ArrayBuffer>;
  /** 1 where the differences closed in on the value, else 0. */
  converged: Uint8Array<ArrayBuffer>;
  /** 1 where f has a kink along the coordinate, else 0. */
  kink: Uint8Array<ArrayBuffer>;
  /** How often f was called. */
  evaluations: number;
}

/** The Jacobian at a point: a row for each number that f returns, in it an element for each coordinate. */
export interface Jacobian {
  /** `value[row][column]`: the partial derivative of f's number `row` by coordinate `column`. */
  value: Float64Array<ArrayBuffer>[];
  error: Float64Array<ArrayBuffer>[];
  converged: Uint8Array<ArrayBuffer>[];
  kink: Uint8Array<ArrayBuffer>[];
  /** How often f was called. */
  evaluations: number;
}

/** The gradient of a function of several numbers, as `derivative` finds it along each coordinate.
 *
 *  @param f from an array of numbers, the point, to a number. It is called with a new Float64Array each time.
 *  @param point where: an array of numbers.
 *  @returns value, error, converged and kink, each as long as the point, and evaluations.
 *  @throws {TypeError} if f is no function or returns no number, the point is no array of numbers, or an option is
 *  unknown or of another type. @throws {RangeError} as `derivative`.
 *  @example
 *  gradient(([x, y]) => x * x * y, [3, 2]).value; // 12 and 9 to within the error
 */
export function gradient(f: Scalar, point: ArrayLike<number>, options?: PointOptions): Gradient {
  const found = jacobianOf('gradient', f, point, options, (y) => {
    if (typeof y !== 'number') throw new TypeError(`gradient: f must return a number; got ${describe(y)}`);
    return Float64Array.of(y);
  });
  const [value, error, converged, kink] = [found.value, found.error, found.converged, found.kink].map(
    ([row]) => row,
  );
  return { value, error, converged, kink, evaluations: found.evaluations } as Gradient;
}

/** The Jacobian of a function from several numbers to several, as `derivative` finds its elements. One call of f
 *  serves all of a column's elements that ask for the same point.
 *
 *  @param f from an array of numbers, the point, to an array of numbers, always of one length.
 *  @param point where: an array of numbers.
 *  @returns value, error, converged and kink, arrays of rows: `value[row][column]`; and evaluations.
 *  @throws {TypeError} if f is no function or returns no array of numbers, the point is no array of numbers, or an
 *  option is unknown or of another type. @throws {RangeError} if f returns arrays of different lengths, and as
 *  `derivative`.
 *  @example
 *  jacobian(([r, t]) => [r * Math.cos(t), r * Math.sin(t)], [2, 0]).value; // [1, 0] and [0, 2], to within the error
 */
export function jacobian(f: Vector, point: ArrayLike<number>, options?: PointOptions): Jacobian {
  return jacobianOf('jacobian', f, point, options, (y) => {
    if (typeof y !== 'object' || y === null)
      throw new TypeError(`jacobian: f must return an array of numbers; got ${describe(y)}`);
    try {
      return doublesOf('jacobian', toReal('jacobian', y));
    } catch (cause) {
      // There is no memory for what it returned.
      if (cause instanceof RangeError) throw cause;
      throw new TypeError(`jacobian: f must return an array of numbers; got ${describe(y)}`, { cause });
    }
  });
}

function jacobianOf(
  who: string,
  f: (point: Float64Array<ArrayBuffer>) => unknown,
  point: ArrayLike<number>,
  options: unknown,
  toRow: (y: unknown) => Float64Array,
): Jacobian {
  checkFunction(who, 'f', f);
  if (typeof point !== 'object' || point === null)
    throw new TypeError(`${who}: point must be an array of numbers; got ${describe(point)}`);
  const at = doublesOf(who, toReal(who, point, 'point'));
  const { domains, ...goal } = toPointGoal(who, options, at.length);
  at.forEach((v, i) => {
    const [low, high] = domains(i);
    if (v < low || v > high) throw outside(who, `point[${i}]`, v, low, high);
  });
  let evaluations = 0;
  const call = (coordinate: number, t: number): Float64Array => {
    const moved = at.slice();
    if (coordinate < moved.length) moved[coordinate] = t;
    evaluations++;
    return toRow(f(moved));
  };
  const center = call(at.length, 0);
  const rows = center.length;
  const memo = new Memo(center, (coordinate, t) => {
    if (t === at[coordinate]) return center;
    const row = call(coordinate, t);
    if (row.length !== rows)
      throw new RangeError(`${who}: f must return as many numbers each time, ${rows}; got ${row.length}`);
    return row;
  });
  // Elements in the order of the columns, so that those of one column share their points.
  const count = at.length * rows;
  const each = (of: (column: number) => number) => {
    const numbers = doublesOf(who, count);
    for (let i = 0; i < count; i++) numbers[i] = of(Math.floor(i / rows));
    return numbers;
  };
  const places: Places = {
    x: each((column) => at[column] as number),
    low: each((column) => domains(column)[0]),
    high: each((column) => domains(column)[1]),
  };
  const row = <A>(array: (length: number) => A) => Array.from({ length: rows }, () => array(at.length));
  const doubles = (n: number) => doublesOf(who, n);
  const flags = (n: number) => make(who, Uint8Array, n);
  const result = { value: row(doubles), error: row(doubles), converged: row(flags), kink: row(flags) };
  run(goal, places, memo.evaluate, (found: Searches, start, size) => {
    for (let e = 0; e < size; e++) {
      const [column, row] = [Math.floor((start + e) / rows), (start + e) % rows];
      for (const name of ['value', 'error', 'converged', 'kink'] as const)
        (result[name][row] as Float64Array | Uint8Array)[column] = found[name][e] as number;
    }
  });
  return { ...result, evaluations };
}

/** f's numbers at the points of one block's columns, each called for once. */
class Memo {
  #start = -1;
  #known = new Map<number, Map<number, Float64Array>>();
  readonly #rows: number;

  constructor(
    center: Float64Array,
    readonly call: (column: number, t: number) => Float64Array,
  ) {
    this.#rows = center.length;
  }

  readonly evaluate: Evaluate = (points, each, start, active) => {
    if (start !== this.#start) this.#known.clear();
    this.#start = start;
    const y = new Float64Array(points.length);
    for (let i = 0; i < y.length; i++) {
      const element = start + (active[Math.floor(i / each)] as number);
      const row = this.#at(Math.floor(element / this.#rows), points[i] as number);
      y[i] = row[element % this.#rows] as number;
    }
    return y;
  };

  #at(column: number, t: number): Float64Array {
    let known = this.#known.get(column);
    if (known === undefined) {
      known = new Map();
      this.#known.set(column, known);
    }
    let row = known.get(t);
    if (row === undefined) {
      row = this.call(column, t);
      known.set(t, row);
    }
    return row;
  }
}
