import { toFinite } from './arguments.js';

/** The longest Float64Array an engine may make: 2^32 elements here, well above what memory holds. */
const MOST = 2 ** 32;

/** Evenly spaced numbers from start to below stop, the same bits as NumPy's `arange`:
 *  element i is start + i ((start + step) - start).
 *
 *  @param step may be negative; default 1.
 *  @returns ceil((stop - start) / step) numbers; none if that is negative.
 *  @throws {TypeError} if an argument is no number.
 *  @throws {RangeError} if one is NaN or infinite, step is 0, or the count is too large for an array.
 *  @example
 *  arange(-3, 3, 0.01); // 600 numbers, -3 to 2.9899999999998723
 */
export function arange(start: number, stop: number, step = 1): Float64Array {
  toFinite('arange', 'start', start);
  toFinite('arange', 'stop', stop);
  toFinite('arange', 'step', step);
  if (step === 0) throw new RangeError('arange: step must not be 0');
  const count = Math.max(0, Math.ceil((stop - start) / step));
  const result = allocate('arange', count);
  // As NumPy does: the spacing is that of the first two elements as rounded.
  const second = start + step;
  const spacing = second - start;
  for (let i = 0; i < count; i++) result[i] = start + i * spacing;
  if (count > 1) result[1] = second;
  return result;
}

/** `count` evenly spaced numbers from start to stop, both included, as NumPy's `linspace`.
 *
 *  @throws {TypeError} if an argument is no number.
 *  @throws {RangeError} if start or stop is NaN or infinite, or count is no integer >= 0 that fits an array.
 *  @example
 *  linspace(0, 1, 5); // 0, 0.25, 0.5, 0.75, 1
 */
export function linspace(start: number, stop: number, count: number): Float64Array {
  toFinite('linspace', 'start', start);
  toFinite('linspace', 'stop', stop);
  toFinite('linspace', 'count', count);
  if (!Number.isInteger(count) || count < 0)
    throw new RangeError(`linspace: count must be an integer >= 0; got ${count}`);
  const result = allocate('linspace', count);
  const step = (stop - start) / (count - 1);
  for (let i = 0; i < count; i++) result[i] = i * step + start;
  if (count === 1) result[0] = start;
  if (count > 1) result[count - 1] = stop;
  return result;
}

function allocate(who: string, count: number): Float64Array {
  if (!(count <= MOST))
    throw new RangeError(`${who}: the count must fit an array, at most ${MOST} elements; got ${count}`);
  return new Float64Array(count);
}
