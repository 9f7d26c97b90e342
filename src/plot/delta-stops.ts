/** Delta on a slider: 0, the derivative itself, and then ten stops a decade from 1e-15 up to 1. */

const PER_DECADE = 10;
const DECADES = 15;

/** The slider's last stop: delta 1. */
export const LAST_STOP: number = PER_DECADE * DECADES + 1;

/** The delta at a stop of the slider. */
export const deltaAt = (stop: number): number =>
  stop <= 0 ? 0 : Number((10 ** ((stop - LAST_STOP) / PER_DECADE)).toPrecision(2));

/** The stop nearest to a delta. */
export const stopOf = (delta: number): number =>
  delta === 0 ? 0 : Math.max(1, Math.min(LAST_STOP, LAST_STOP + Math.round(Math.log10(delta) * PER_DECADE)));
