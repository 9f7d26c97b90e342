/** The height of a plot without its title, in CSS pixels. */

import { describe } from '../arguments.js';
import type { Look } from './plot.js';

/** Lower or higher than this nothing is seen, or the canvas cannot be. */
export const [LEAST_HEIGHT, MOST_HEIGHT] = [40, 4000] as const;

/** Where a function gives none, and the width at which it is asked ahead. */
const [HEIGHT, WIDTH] = [240, 600] as const;

export const isHeight = (value: unknown): value is number =>
  typeof value === 'number' && value >= LEAST_HEIGHT && value <= MOST_HEIGHT;

/** The height of a plot, as it was given. Of what a function gives later, heights that no plot can have are ignored.
 *  @throws {RangeError} if a function gives such a height at once. */
export function toHeight(who: string, height: Look['height']): Look['height'] {
  if (typeof height !== 'function') return height;
  const given: unknown = height(WIDTH);
  if (!isHeight(given))
    throw new RangeError(
      `${who}: height must give a number of CSS pixels from ${LEAST_HEIGHT} to ${MOST_HEIGHT}; ` +
        `for a width of ${WIDTH} it gave ${describe(given)}`,
    );
  return (width) => {
    const found: unknown = height(width);
    return isHeight(found) ? found : HEIGHT;
  };
}
