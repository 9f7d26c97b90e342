/** Leaves out of a bundle what it does not draw. */

import type { Plugin } from 'vite';
import { replaced } from './replaced.js';

/** Parts of uPlot that neither page nor tag uses: ways to draw, calendars, joins. They hang on one object, so a bundler
 *  keeps them. Two other parts are mended. When it is imported, uPlot throws where Intl does not know the browser's
 *  language, and where a window lacks something. Each part is there so many times, or the build stops. */
const CHANGES: readonly (readonly [times: number, part: RegExp, by: string])[] = [
  [3, /\(paths\.(stepped|bars|spline) +=.*/g, ''],
  [3, /uPlot\.(join|fmtDate|tzDate) +=.*/g, ''],
  [2, /const \[ timeIncrs(Ms|S), .*/g, ''],
  [1, /const localTz = .*/g, ''],
  [5, /\tconst (_tzDate|_fmtDate|_timeAxisSplits|_timeAxisVals|_timeSeriesVal) +=.*/g, ''],
  [3, /let isTime = .*/g, ''],
  [7, /\bisTime\b/g, 'false'],
  [1, /new Intl\.NumberFormat\(.*?\)/g, 'new Intl.NumberFormat()'],
  // Curves are drawn by `src/plot/curves.ts`.
  [1, /\t\tseries: drawSeries,/g, ''],
  [1, /\["axes", "series"\]/g, '["axes"]'],
  [1, /let paths = uPlot\.paths = \{\s+points,\s+\};/g, ''],
  [1, /\(paths\.linear +=.*/g, ''],
  [8, /uPlot\.(addGap|clipGaps|orient|range\w+|fmtNum|assign) += .*/g, ''],
  [2, /const (linear|points)Path = .*/g, ''],
  [1, /linearPath \|\| /g, ''],
  [1, /paths: pointsPath,/g, ''],
  // One kind of data, no legend, no bands, and series that stay.
  [16, /\bmode == 2/g, 'false'],
  [15, /\bmode == 1/g, 'true'],
  [1, /const showLegend .*/g, ''],
  [9, /\bshowLegend\b/g, 'false'],
  [6, /self\.((add|set|del)Band|(add|del)Series|setLegend) = .*/g, ''],
  [11, /(sc\.)?distr == (4|100) *\?[^:]*:/g, ''],
  [1, /const domEnv = .*/g, "const domEnv = typeof document == 'object' && typeof matchMedia == 'function';"],
];

export const slimPlugin = (): Plugin => ({
  name: 'fluxion-slim',
  enforce: 'pre',
  // The development server puts a version after the name.
  transform: (code, id) =>
    /\/uPlot\.esm\.js(\?|$)/.test(id)
      ? {
          code: CHANGES.reduce((text, [times, part, by]) => replaced(text, part, by, times), code),
          map: null,
        }
      : null,
});
