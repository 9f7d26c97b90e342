/** Leaves out of a bundle what it does not draw. */

import type { Plugin } from 'vite';

/** Parts of uPlot that neither page nor tag uses: ways to draw, calendars, joins. They hang on one object, so a bundler
 *  keeps them. Two other parts are mended. When it is imported, uPlot throws where Intl does not know the browser's
 *  language, and where a window lacks something. */
const CHANGES: readonly (readonly [part: RegExp, by: string])[] = [
  [/\(paths\.(stepped|bars|spline) +=.*/g, ''],
  [/uPlot\.(join|fmtDate|tzDate) +=.*/g, ''],
  [/const \[ timeIncrs(Ms|S), .*/g, ''],
  [/const localTz = .*/g, ''],
  [/\tconst (_tzDate|_fmtDate|_timeAxisSplits|_timeAxisVals|_timeSeriesVal) +=.*/g, ''],
  [/let isTime = .*/g, ''],
  [/\bisTime\b/g, 'false'],
  [/new Intl\.NumberFormat\(.*?\)/g, 'new Intl.NumberFormat()'],
  // Curves are drawn by `src/plot/curves.ts`.
  [/\t\tseries: drawSeries,/g, ''],
  [/\["axes", "series"\]/g, '["axes"]'],
  [/let paths = uPlot\.paths = \{\s+points,\s+\};/g, ''],
  [/\(paths\.linear +=.*/g, ''],
  [/uPlot\.(addGap|clipGaps|orient|range\w+|fmtNum|assign) += .*/g, ''],
  [/const (linear|points)Path = .*/g, ''],
  [/linearPath \|\| /g, ''],
  [/paths: pointsPath,/g, ''],
  // One kind of data, no legend, no bands, and series that stay.
  [/\bmode == 2/g, 'false'],
  [/\bmode == 1/g, 'true'],
  [/const showLegend .*/g, ''],
  [/\bshowLegend\b/g, 'false'],
  [/self\.((add|set|del)Band|(add|del)Series|setLegend) = .*/g, ''],
  [/(sc\.)?distr == (4|100) *\?[^:]*:/g, ''],
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
