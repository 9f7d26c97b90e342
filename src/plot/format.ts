import { minus, superscript } from './digits.js';

/** Significant digits of a rounded number on display. */
const DIGITS = 4;

/** From this size on a number is written with a power of ten, and below the other. */
const [LARGE, SMALL] = [1e6, 1e-4] as const;

/** Two doubles nearer than this, relative to their size, read as the same number: what is between them is the
 *  dust of binary fractions. */
const DUST = 1e-12;

/** A number as a reader wants it: as it is where a few digits say it, else rounded to four. Every digit that is
 *  shown is a digit of the number: `2.6`, `866.7`, `11955`, `1.2×10⁸`. A dash where there is no number. */
export function format(value: number, digits: number = DIGITS): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '—' : value > 0 ? '∞' : '−∞';
  if (value === 0) return '0';
  const size = Math.abs(value);
  const rounded = value.toExponential(Math.max(digits, wholeDigits(size)) - 1);
  const [mantissa = '', power = '0'] = (isExact(rounded, value) ? shortest(rounded) : rounded).split('e');
  const exponent = Number(power);
  if (size >= LARGE || size < SMALL) return minus(`${mantissa}×10${superscript(exponent)}`);
  const decimals = Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - exponent);
  return minus(Number(rounded).toFixed(decimals));
}

/** Whether `format` shows the number itself rather than one near it. */
export function isShownExactly(value: number, digits: number = DIGITS): boolean {
  return (
    !Number.isFinite(value) ||
    isExact(value.toExponential(Math.max(digits, wholeDigits(Math.abs(value))) - 1), value)
  );
}

/** The number that `format` shows. */
export const shownValue = (value: number, digits: number = DIGITS): number =>
  Number.isFinite(value) && value !== 0
    ? Number(value.toExponential(Math.max(digits, wholeDigits(Math.abs(value))) - 1))
    : value;

/** Digits before the point, where all of them are shown. */
const wholeDigits = (size: number): number =>
  size >= 1 && size < LARGE ? Math.floor(Math.log10(size)) + 1 : 0;

const isExact = (rounded: string, value: number): boolean =>
  Math.abs(Number(rounded) - value) <= DUST * Math.abs(value);

/** Without zeros that say nothing: 2.500e+0 is 2.5e+0. */
const shortest = (text: string): string => text.replace(/\.?0*e/, 'e');

/** An x on a grid without the dust of binary fractions: the range's 2.9799999999998727 is 2.98, and near 0
 *  -0.07000000000006423 is -0.07. */
export const tidy = (x: number, step = 0): number => Number(dusted(x, step).toPrecision(12)) + 0;

/** The same with all digits that such steps need. */
export function dusted(x: number, step: number): number {
  const decimals = decimalsOf(step);
  return Number(decimals < 99 ? x.toFixed(decimals) : x) + 0;
}

/** How many decimals numbers that are so far apart need: what is behind them is dust. */
export const decimalsOf = (step: number): number => Math.max(0, 8 - Math.floor(Math.log10(Math.abs(step))));

/** A delta: as short as it can be written. */
export function formatDelta(delta: number): string {
  if (delta === 0 || delta >= 1e-3) return String(delta);
  const [digits, power] = delta.toExponential().split('e') as [string, string];
  return `${digits === '1' ? '' : `${digits}×`}10${superscript(Number(power))}`;
}
