/** The report as a page of its own: nothing to load, no script. */
import { allCharts, escapeText } from './chart.js';
import { inWords, type Report } from './report.js';

export function toHtml(report: Report): string {
  const charts = allCharts(report.results).map(
    ({ title, lines, bars }) =>
      `<section><h2>${escapeText(title)}</h2>\n<p>Nanoseconds an element against elements.</p>\n${lines}\n` +
      `${bars.join('\n')}</section>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>fluxion ${escapeText(report.fluxion)}: speed</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 680px; margin: 2em auto; padding: 0 1em; }
svg { width: 100%; height: auto; margin: 0.5em 0; }
h2 { font-size: 1.1em; margin-top: 2em; }
</style>
<h1>fluxion ${escapeText(report.fluxion)}: speed</h1>
<p>${escapeText(inWords(report.results))}</p>
<p>${escapeText(`${report.cpu}; ${report.engine}; ${report.date}`)}. Medians of interleaved rounds; shorter bars
are faster; ratios are to the plain loop.</p>
${charts.join('\n')}
</html>
`;
}
