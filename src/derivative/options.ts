import { describe, toFinite } from '../arguments.js';
import { toOptions } from '../options.js';
import type { Goal } from './goal.js';

/** How to look for a derivative. */
export interface DerivativeOptions {
  /** Which derivative: 1, the first, or 2, the second. Default 1. */
  readonly order?: 1 | 2 | undefined;
  /** The highest order of the difference formula: its error falls with this power of the step. 2, 4, 6 or 8;
   *  default 8. */
  readonly accuracy?: 2 | 4 | 6 | 8 | undefined;
  /** When to stop: at an estimated error of this times the derivative. Default 1e-10. The error cannot fall
   *  below what f's own rounding leaves: 0 asks for that. */
  readonly tolerance?: number | undefined;
  /** Where f is defined, both ends included: no point outside is tried. Default: everywhere. */
  readonly domain?: readonly [low: number, high: number] | undefined;
}

/** How to look for the derivatives of a function of several numbers. */
export interface PointOptions extends Pick<DerivativeOptions, 'accuracy' | 'tolerance'> {
  /** Where f is defined: two numbers for all coordinates, or two for each. Default: everywhere. */
  readonly domain?:
    | readonly [low: number, high: number]
    | readonly (readonly [low: number, high: number])[]
    | undefined;
}

const OPTIONS = ['order', 'accuracy', 'tolerance', 'domain'] as const;
const POINT_OPTIONS = ['accuracy', 'tolerance', 'domain'] as const;

/** The options of a call, checked. @throws {TypeError} @throws {RangeError} if one is not what it must be. */
export function toGoal(
  who: string,
  options: unknown,
): Goal & { readonly low: number; readonly high: number } {
  const [order = 1, accuracy, tolerance, domain] = toOptions(who, options, OPTIONS);
  if (order !== 1 && order !== 2)
    throw new RangeError(
      `${who}: order must be 1 or 2, the first or the second derivative; got ${describe(order)}` +
        (order === 4 || order === 6 || order === 8 ? ' (the order of the formula is called accuracy)' : ''),
    );
  const [low, high] = toDomain(who, 'domain', domain);
  return { order, ...toEffort(who, accuracy, tolerance), low, high };
}

/** The options for a point of so many coordinates. */
export function toPointGoal(
  who: string,
  options: unknown,
  count: number,
): Goal & { readonly domains: (i: number) => readonly [number, number] } {
  const [accuracy, tolerance, domain] = toOptions(who, options, POINT_OPTIONS);
  const goal = { order: 1, ...toEffort(who, accuracy, tolerance) } as const;
  if (!Array.isArray(domain) || !Array.isArray(domain[0])) {
    const one = toDomain(who, 'domain', domain);
    return { ...goal, domains: () => one };
  }
  if (domain.length !== count)
    throw new RangeError(
      `${who}: domain must have a pair for each of ${count} coordinates; got ${domain.length}`,
    );
  const pairs = domain.map((pair: unknown, i) => toDomain(who, `domain[${i}]`, pair));
  return { ...goal, domains: (i) => pairs[i] as [number, number] };
}

function toEffort(who: string, accuracy: unknown = 8, tolerance: unknown = 1e-10) {
  if (accuracy !== 2 && accuracy !== 4 && accuracy !== 6 && accuracy !== 8)
    throw new RangeError(`${who}: accuracy must be 2, 4, 6 or 8; got ${describe(accuracy)}`);
  const limit = toFinite(who, 'tolerance', tolerance);
  if (limit < 0) throw new RangeError(`${who}: tolerance must be a finite number >= 0; got ${limit}`);
  return { accuracy, tolerance: limit } as const;
}

function toDomain(who: string, argument: string, domain: unknown): [number, number] {
  if (domain === undefined) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const [low, high, ...more] = (Array.isArray(domain) ? domain : []) as unknown[];
  if (more.length > 0 || typeof low !== 'number' || typeof high !== 'number')
    throw new TypeError(
      `${who}: ${argument} must be two numbers, [low, high]; got ${describe(domain)}` +
        (more.length > 0 ? ` of ${more.length + 2}` : ''),
    );
  if (!(low < high)) throw new RangeError(`${who}: ${argument} must have low < high; got ${low} and ${high}`);
  return [low, high];
}

/** The error for a number outside of the domain. */
export const outside = (who: string, argument: string, v: number, low: number, high: number): RangeError =>
  new RangeError(`${who}: ${argument} must be in the domain, ${low} to ${high}; got ${v}`);
