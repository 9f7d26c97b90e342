import { doublesOf, toFinite } from './arguments.js';
import type { Doubles } from './types.js';

/** The longest Float64Array an engine may make: 2^32 elements here, well above what memory holds. */
const MOST = 2 ** 32;

/** Evenly spaced numbers from start to below stop, the same bits as NumPy's `arange`: start, start + step, and
 *  from there on start + i ((start + step) - start).
 *
 *  @param step may be negative; default 1.
 *  @returns ceil((stop - start) / step) numbers; none if that is negative.
 *  @throws {TypeError} if an argument is no number.
 *  @throws {RangeError} if one is NaN or infinite, step is 0, or the count is too large for an array.
 *  @example
 *  arange(-3, 3, 0.01); // 600 numbers, -3 to 2.9899999999998723
 */
export function arange(start: number, stop: number, step = 1): Doubles {
  toFinite('arange', 'start', start);
  toFinite('arange', 'stop', stop);
  toFinite('arange', 'step', step);
  if (step === 0) throw new RangeError('arange: step must not be 0');
  const steps = (stop - start) / step;
  // As NumPy does: of a quotient that underflows to 0, the sign tells whether stop lies ahead.
  const underflows = steps === 0 && stop !== start && !Object.is(steps, -0);
  const result = make('arange', underflows ? 1 : Math.max(0, Math.ceil(steps)));
  const second = start + step;
  const spacing = second - start;
  for (let i = 2; i < result.length; i++) result[i] = start + i * spacing;
  if (result.length > 0) result[0] = start;
  if (result.length > 1) result[1] = second;
  return result;
}

/** `count` evenly spaced numbers from start to stop, both included, the same bits as NumPy's `linspace`. Where
 *  stop - start overflows, NumPy gives NaN and Infinity; here the numbers are evenly spaced there too.
 *
 *  @throws {TypeError} if an argument is no number.
 *  @throws {RangeError} if start or stop is NaN or infinite, or count is no integer >= 0 that fits an array.
 *  @example
 *  linspace(0, 1, 5); // 0, 0.25, 0.5, 0.75, 1
 */
export function linspace(start: number, stop: number, count: number): Doubles {
  toFinite('linspace', 'start', start);
  toFinite('linspace', 'stop', stop);
  toFinite('linspace', 'count', count);
  if (!Number.isInteger(count) || count < 0)
    throw new RangeError(`linspace: count must be an integer >= 0; got ${count}`);
  const result = make('linspace', count);
  const parts = Math.max(1, count - 1);
  // Where the width overflows, half of it does not, nor do its steps; halving is exact.
  const part = Number.isFinite(stop - start) ? 1 : 0.5;
  const width = stop * part - start * part;
  const step = width / parts;
  // As NumPy does where the step underflows: the quotient first.
  const at = step === 0 ? (i: number) => (i / parts) * width : (i: number) => i * step;
  for (let i = 0; i < count; i++) result[i] = (at(i) + start * part) / part;
  if (count > 1) result[count - 1] = stop;
  return result;
}

function make(who: string, count: number): Doubles {
  if (!(count <= MOST))
    throw new RangeError(`${who}: the count must fit an array, at most ${MOST} elements; got ${count}`);
  return doublesOf(who, count);
}
