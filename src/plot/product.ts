/** A product on display. */

import { format, isShownExactly, shownValue } from './format.js';

/** Digits that factors are shown with, until what is shown multiplies to what is shown. */
const [FEWEST, MOST] = [4, 8] as const;

/** A product as people read it. */
export interface ProductText {
  readonly factors: readonly string[];
  /** `=` where both sides are exact as they are shown, `≈` where one is rounded. */
  readonly sign: '=' | '≈';
  readonly product: string;
}

/** Factors and their product such that whoever multiplies the factors as they are shown gets the product that is
 *  shown: where four digits would not do, the factors have more.
 *  @example productText([2, 0.19661193324148185], 0.3932238664829637); // 2 × 0.1966 ≈ 0.3932 */
export function productText(factors: readonly number[], product: number): ProductText {
  let digits: number = FEWEST;
  const multiplies = () =>
    shownValue(factors.reduce((read, factor) => read * shownValue(factor, digits), 1)) ===
    shownValue(product);
  while (digits < MOST && Number.isFinite(product) && !multiplies()) digits++;
  const exact = [...factors.map((factor) => isShownExactly(factor, digits)), isShownExactly(product)];
  return {
    factors: factors.map((factor) => format(factor, digits)),
    // Infinity times a number is Infinity, however the number is rounded.
    sign: exact.every(Boolean) || !Number.isFinite(product) ? '=' : '≈',
    product: format(product),
  };
}
