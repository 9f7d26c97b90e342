/** Charts as SVG text: no script, and the same in a report, a document and a page. */
import { count, digits, groups, labelOf, titleOf } from './report.js';
import type { Result } from './suite.js';

export const escapeText = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] as string);

const COLORS: Readonly<Record<string, string>> = {
  out: '#0b62c4',
  allocating: '#5aa2ec',
  caller: '#8b6fc0',
  plain: '#c2410c',
  closed: '#e0915f',
};
const OTHERS = ['#2f7d4f', '#8a8d1f', '#7a5230', '#5c6670', '#b0397f', '#2a8c95', '#99752c', '#4b4fa6'];

/** A contender's color, the same in every chart. */
const colorOf = (contender: string, all: readonly string[]): string =>
  COLORS[contender] ??
  (OTHERS[all.filter((name) => !(name in COLORS)).indexOf(contender) % OTHERS.length] as string);

const STYLE = 'font-family="system-ui, sans-serif" font-size="13"';
const INK = 'fill="#6b7480"';

const text = (x: number, y: number, content: string, more = ''): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${INK} ${more}>${escapeText(content)}</text>`;

const svg = (width: number, height: number, label: string, parts: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" ` +
  `aria-label="${escapeText(label)}" ${STYLE}>\n${parts.join('\n')}\n</svg>`;

/** Bars: nanoseconds an element of each contender, the fastest first. Of one workload, kind and size. */
export function bars(results: readonly Result[], title?: string): string {
  const ranked = results.filter(({ ns }) => ns !== null).sort((a, b) => median(a) - median(b));
  const all = results.map(({ contender }) => contender);
  const longest = Math.max(...ranked.map(median));
  const parts: string[] = [];
  const top = title === undefined ? 0 : 28;
  if (title !== undefined) parts.push(text(0, 16, title, 'font-weight="600"'));
  ranked.forEach((result, i) => {
    const y = top + 26 * i;
    const width = (300 * median(result)) / longest;
    const ratio = result.ratio === null ? '' : `, ${digits(result.ratio)}x`;
    parts.push(
      text(212, y + 16, labelOf(result.contender), 'text-anchor="end"'),
      `<rect x="220" y="${y + 3}" width="${Math.max(1, width).toFixed(1)}" height="18" rx="2" ` +
        `fill="${colorOf(result.contender, all)}"/>`,
      text(226 + width, y + 16, `${digits(median(result))} ns${ratio}`),
    );
  });
  return svg(640, top + 26 * ranked.length + 4, title ?? 'Nanoseconds an element', parts);
}

const median = (result: Result): number => result.ns?.median ?? Number.NaN;

/** Lines: nanoseconds an element against the size, both on logarithmic scales. Of one workload and kind.
 *  Empty if nothing has a time. */
export function lines(results: readonly Result[]): string {
  // A time of 0, of a clock too coarse, has no place on a logarithmic scale.
  const ranked = results.filter(({ ns }) => ns !== null && ns.median > 0);
  if (ranked.length === 0) return '';
  const names = [...new Set(ranked.map(({ contender }) => contender))];
  const sizes = [...new Set(ranked.map(({ n }) => n))].sort((a, b) => a - b);
  const all = ranked.map(median);
  const [low, high] = [Math.floor(Math.log10(Math.min(...all))), Math.ceil(Math.log10(Math.max(...all)))];
  const [first, last] = [Math.log10(sizes[0] as number), Math.log10(sizes.at(-1) as number)];
  const xAt = (n: number) => 50 + (last === first ? 0.5 : (Math.log10(n) - first) / (last - first)) * 330;
  const yAt = (ns: number) => 230 - ((Math.log10(ns) - low) / (high - low || 1)) * 210;
  const parts: string[] = [];
  for (let power = low; power <= high; power++) {
    const y = yAt(10 ** power).toFixed(1);
    parts.push(`<path d="M50 ${y}H380" stroke="#8888" stroke-width="0.5"/>`);
    parts.push(text(44, yAt(10 ** power) + 4, `${10 ** power}`, 'text-anchor="end"'));
  }
  for (const n of sizes) parts.push(text(xAt(n), 250, count(n), 'text-anchor="middle"'));
  names.forEach((name, i) => {
    const color = colorOf(name, names);
    const points = ranked.filter(({ contender }) => contender === name).sort((a, b) => a.n - b.n);
    const path = points.map((p) => `${xAt(p.n).toFixed(1)} ${yAt(median(p)).toFixed(1)}`);
    parts.push(`<path d="M${path.join('L')}" fill="none" stroke="${color}" stroke-width="2"/>`);
    for (const p of points)
      parts.push(
        `<circle cx="${xAt(p.n).toFixed(1)}" cy="${yAt(median(p)).toFixed(1)}" r="3" fill="${color}"/>`,
      );
    parts.push(`<rect x="410" y="${20 + 22 * i}" width="14" height="4" fill="${color}"/>`);
    parts.push(text(432, 27 + 22 * i, labelOf(name)));
  });
  return svg(640, Math.max(262, 40 + 22 * names.length), 'Nanoseconds an element against elements', parts);
}

/** Lines for each workload and kind, and bars for each size. */
export function allCharts(results: readonly Result[]): { title: string; lines: string; bars: string[] }[] {
  const found = new Map<string, Result[]>();
  for (const result of results) {
    const key = `${titleOf(result.workload)}, ${result.kind}`;
    found.set(key, [...(found.get(key) ?? []), result]);
  }
  return [...found].map(([title, list]) => ({
    title,
    lines: lines(list),
    bars: groups(list).map((group) => bars(group, `n = ${count(group[0]?.n ?? 0)}`)),
  }));
}
