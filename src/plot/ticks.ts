/** The marks of an axis. They are counted, never walked to: no range, however narrow or wide, makes a loop that
 *  does not end. */

import { minus, superscript } from './digits.js';

/** Marks and what stands beside them. */
export interface Ticks {
  readonly values: readonly number[];
  readonly labels: readonly string[];
}

/** A step: a digit times a power of ten. */
interface Step {
  readonly digit: number;
  readonly power: number;
}

/** More marks than this no axis has. */
const MOST = 20;

/** From this size on, or below the other, labels are powers of ten. */
const [LARGE, SMALL] = [1e6, 1e-4] as const;

/** Marks between low and high, both finite and low below high: whole multiples of 1, 2 or 5 times a power of ten.
 *
 *  @param most how many there may be, 1 to 20; there is one at least.
 *  @returns labels with as many digits as tell the marks apart, and no more.
 *  @example ticksOf(0, 1, 5).labels; // '0', '0.2', '0.4', '0.6', '0.8', '1.0' */
export function ticksOf(low: number, high: number, most: number): Ticks {
  const wanted = Math.max(1, Math.min(MOST, Math.floor(most)));
  // A step as wide as the range may miss it: then smaller ones.
  for (let parts = wanted; parts <= 8 * wanted; parts *= 2) {
    const ticks = multiplesIn(low, high, roundStep(high / parts - low / parts));
    if (ticks.values.length > 0) return ticks;
  }
  // Doubles too close to have round numbers between them: the ends stand for themselves.
  return { values: [low, high], labels: [low, high].map(plain) };
}

/** The multiples of a step from low to high. */
function multiplesIn(low: number, high: number, { digit, power }: Step): Ticks {
  const step = decimal(digit, power);
  const first = Math.ceil(low / step);
  const count = Math.min(MOST + 1, Math.floor(high / step) - first + 1);
  if (!(count >= 1) || Math.max(Math.abs(first), Math.abs(first + count)) > 2 ** 50)
    return { values: [], labels: [] };
  // Products of small integers, read as decimals: the nearest double to each round number.
  const found = Array.from({ length: count }, (_, i) => (first + i) * digit)
    .map((multiple) => ({ multiple, value: decimal(multiple, power) + 0 }))
    .filter(({ value }) => value >= low && value <= high);
  return { values: found.map(({ value }) => value), labels: labelsOf(found, power) };
}

/** As many marks as fit beside each other, where `room` says whether labels do. */
export function fittingTicks(
  low: number,
  high: number,
  most: number,
  room: (ticks: Ticks) => boolean,
): Ticks {
  for (let count = Math.min(MOST, Math.floor(most)); count > 1; count--) {
    const ticks = ticksOf(low, high, count);
    if (room(ticks)) return ticks;
  }
  return ticksOf(low, high, 1);
}

/** The smallest of 1, 2, 5, 10, 20, ... times a power of ten that is step or more. */
function roundStep(step: number): Step {
  const power = Math.floor(Math.log10(step));
  const digit = [1, 2, 5].find((digit) => decimal(digit, power) >= step * (1 - 1e-9));
  return digit === undefined ? { digit: 1, power: power + 1 } : { digit, power };
}

const decimal = (digits: number, power: number): number => Number(`${digits}e${power}`);

/** Labels of multiples of a power of ten: the digits are those of the multiples, so that none is rounded away. */
function labelsOf(marks: readonly { multiple: number; value: number }[], power: number): string[] {
  const most = Math.max(...marks.map(({ value }) => Math.abs(value)));
  const exponent = most === 0 ? 0 : Math.floor(Math.log10(most) + 1e-12);
  const scientific = most >= LARGE || most < SMALL;
  const shift = scientific ? exponent : 0;
  const decimals = Math.max(0, shift - power);
  return marks.map(({ multiple }) => {
    if (multiple === 0) return '0';
    const digits = withPoint(multiple, power - shift, decimals);
    return minus(scientific ? `${digits}×10${superscript(exponent)}` : digits);
  });
}

/** An integer times a power of ten with a point where it belongs: (-25, -1, 1) is -2.5. */
function withPoint(integer: number, power: number, decimals: number): string {
  const size = String(Math.abs(integer)) + '0'.repeat(Math.max(0, power));
  const padded = size.padStart(decimals + 1, '0');
  const at = padded.length - decimals;
  return `${integer < 0 ? '-' : ''}${padded.slice(0, at)}${decimals > 0 ? `.${padded.slice(at)}` : ''}`;
}

/** A number's own digits. */
function plain(value: number): string {
  const [digits = '', power] = String(value).split('e');
  return minus(power === undefined ? digits : `${digits}×10${superscript(Number(power))}`);
}
