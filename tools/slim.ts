/** Leaves out of a bundle what it does not draw. */

import type { Plugin } from 'vite';

/** Parts of uPlot that neither page nor tag uses, but that hang on one object and so would stay: ways to draw,
 *  calendars, joins. And two parts that are wrong: at import it takes the browser's language for one that Intl
 *  knows, and a window for a whole one, and throws where they are not. */
const CHANGES: readonly (readonly [part: RegExp, by: string])[] = [
  [/\(paths\.(stepped|bars|spline) +=.*/g, ''],
  [/uPlot\.(join|fmtDate|tzDate) +=.*/g, ''],
  [/const \[ timeIncrs(Ms|S), .*/g, ''],
  [/const localTz = .*/g, ''],
  [/\tconst (_tzDate|_fmtDate|_timeAxisSplits|_timeAxisVals|_timeSeriesVal) +=.*/g, ''],
  [/let isTime = .*/g, ''],
  [/\bisTime\b/g, 'false'],
  [/new Intl\.NumberFormat\(.*?\)/g, 'new Intl.NumberFormat()'],
  [/const domEnv = .*/g, "const domEnv = typeof document == 'object' && typeof matchMedia == 'function';"],
];

export const slimPlugin = (): Plugin => ({
  name: 'fluxion-slim',
  enforce: 'pre',
  // The development server puts a version after the name.
  transform: (code, id) =>
    /\/uPlot\.esm\.js(\?|$)/.test(id) ? { code: CHANGES.reduce(changed, code), map: null } : null,
});

function changed(code: string, [part, by]: readonly [RegExp, string]): string {
  if (code.search(part) < 0) throw new Error(`uPlot has changed: ${part.source} is not there.`);
  return code.replace(part, by);
}
