/** One plot of an SVG file: all that a plot in a page shows, on white. */

import { drawnOf } from './curves.js';
import { PlotData } from './data.js';
import { itemsOf } from './key.js';
import { thinned } from './line.js';
import { marksAt } from './marks.js';
import { isOutside, type PlotState, titleOf } from './plot-state.js';
import { type Shape, shapesAt } from './shapes.js';
import { SvgFrame } from './svg-frame.js';
import { path, round, text } from './svg-parts.js';

/** In CSS pixels: the title's height, a line's, a letter's width at 12 pixels and a bold one's at 14, and the left edge. */
const [TITLE, LINE, LETTER, BOLD, LEFT] = [22, 18, 7, 8.5, 12] as const;

/** A key's piece of line, with the room around it. */
const [SAMPLE, BESIDE, APART] = [22, 6, 16] as const;

const INK = '#1b1f24';

/** What a page's style sheet names, as it is in its light scheme. */
const LIGHT: Readonly<Record<string, string>> = {
  '--fx-value': '#0b62c4',
  '--fx-derivative': '#c2410c',
  '--fx-extra': '#7a3fc4',
  '--fx-at': '#b9bfc6',
};

/** Dashes and dots. */
const SECANT = [9, 3, 2, 3] as const;

/** How the lines of each kind at the point are. */
const LINES: Readonly<Record<string, string>> = {
  at: 'stroke-width="1"',
  leader: 'stroke-width="1"',
  secant: `stroke-width="1.5" stroke-dasharray="${SECANT.join(' ')}"`,
};

const DASHED = [6, 3] as const;

/** A picture lower than this has a line for its title and one for its key. */
const LOW = 190;

export interface PanelSize {
  readonly width: number;
  /** Of all of it; or `plot`, of the curves and the numbers below them. */
  readonly height?: number;
  readonly plot?: number;
}

export interface Panel {
  readonly markup: string;
  readonly height: number;
}

/** @param place among others in the file. @param colors more names of colours, as `LIGHT`. @param said more of the key. */
export function panelOf(
  state: PlotState,
  { width, height, plot = 0 }: PanelSize,
  place: number,
  {
    colors = {},
    said = '',
  }: { readonly colors?: Readonly<Record<string, string>>; readonly said?: string } = {},
): Panel {
  const data = new PlotData();
  data.compute(state);
  data.aligned(state);
  const colorOf = (css = '') => {
    const name = css.replace(/^var\((.*)\)$/, '$1');
    return colors[name] ?? LIGHT[name] ?? (css.startsWith('var') || css === '' ? INK : css);
  };
  // Where both curves are in one plot, they differ without colours too.
  const dashOf = (kind: string) => (kind === 'derivative' && state.curves.length > 1 ? DASHED : undefined);
  // A low plot says little, as in a page.
  const low = height !== undefined && height < LOW;
  const titles = clamped(wrapped(titleOf(state), (width - 2 * LEFT) / BOLD), low ? 1 : 2);
  const title = titles.map((line, i) =>
    text(LEFT, 18 + TITLE * i, line, `font-weight="600" font-size="14" fill="${INK}"`),
  );
  const items = itemsOf(state, null, (curve) => data.of(curve)).map(({ kind, text, color, dash }) => ({
    text,
    color: colorOf(color ?? `var(--fx-${kind})`),
    dash: dash ?? (kind === 'secant' ? SECANT : dashOf(kind)),
    line: kind !== 'outside',
  }));
  if (said) items.push({ text: said, color: '#59626d', dash: undefined, line: false });
  let [left, top] = [LEFT, TITLE * titles.length];
  const key = items.map(({ text: words, color, dash, line }) => {
    const beside = line ? SAMPLE + BESIDE : 0;
    const wide = beside + LETTER * words.length;
    if (left > LEFT && left + wide > width) {
      if (low) return '';
      [left, top] = [LEFT, top + LINE];
    }
    const part =
      (line
        ? `<path d="M${left} ${top + 12}h${SAMPLE}" stroke="${color}" stroke-width="3"${dashes(dash)}/>`
        : '') + text(left + beside, top + 16, words, `fill="${INK}"`);
    left += wide + APART;
    return part;
  });
  const begin = top + LINE + 10;
  const whole = height ?? begin + plot;
  const frame = new SvgFrame({ top: begin, width, height: whole }, data.horizontal, data.vertical);
  const clip = `fluxion-plot-${place}`;
  const [wide, high] = frame.size;
  const lines = drawnOf(state, data.lines, colorOf).map(({ line, color, width, dash }, i, { length }) => {
    const kind = data.lines.curves[i - length + data.lines.curves.length]?.curve ?? '';
    const dashed = dashes(dash ?? dashOf(kind));
    // A picture has two pixels to each of these, as a screen has.
    const seen = thinned(line, 2 * wide);
    return path(seen, frame, `stroke="${color}" stroke-width="${width}" stroke-linejoin="round"${dashed}`);
  });
  const x = state.point;
  const shapes =
    x == null || isOutside(state, x) ? [] : shapesAt(frame, x, marksAt(state, x), state.ladder ?? []);
  const markup = [
    ...title,
    ...key,
    frame.grid(),
    `<clipPath id="${clip}"><rect x="${frame.left}" y="${begin}" width="${round(wide)}" height="${round(high)}"/></clipPath>`,
    `<g clip-path="url(#${clip})" fill="none">`,
    ...lines,
    `<g transform="translate(${frame.left} ${begin})" stroke-width="2">`,
    ...shapes.map((shape) => shapeOf(shape, colorOf)),
    '</g>',
    '</g>',
  ];
  return { markup: markup.join('\n'), height: whole };
}

function shapeOf(
  { tag, attributes: { class: kind = '', style = '', ...places }, text: words = '' }: Shape,
  colorOf: (css: string) => string,
): string {
  const own = String(style).replace(/^color: /, '');
  const color = colorOf(own || `var(--${kind})`);
  const rounded = Object.entries(places).map(
    ([name, value]) => `${name}="${typeof value === 'number' ? round(value) : value}"`,
  );
  const at = rounded.join(' ');
  if (tag === 'line')
    return `<line ${at} stroke="${color}" ${LINES[String(kind).replace('fx-', '')] ?? ''}/>`;
  if (tag === 'circle') return `<circle ${at} fill="${color}" stroke="#fff"/>`;
  const halo = 'stroke="#fff" stroke-width="4" paint-order="stroke"';
  return `<text ${at} dy=".35em" fill="${color}" ${halo} font-weight="600">${text.escape(words)}</text>`;
}

const dashes = (dash: readonly number[] = []): string =>
  dash.length > 0 ? ` stroke-dasharray="${dash.join(' ')}"` : '';

/** The first lines, with a sign that there are more. */
const clamped = (lines: readonly string[], most: number): string[] =>
  lines.slice(0, most).map((line, i) => (i === most - 1 && lines.length > most ? `${line}…` : line));

/** A text in lines of so many letters, cut between words where it has them. */
export function wrapped(words: string, letters: number): string[] {
  const lines: string[] = [];
  let rest = words;
  while (rest.length > letters) {
    const blank = rest.lastIndexOf(' ', letters);
    const end = blank > 0 ? blank : Math.max(1, Math.floor(letters));
    lines.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return rest === '' ? lines : [...lines, rest];
}
