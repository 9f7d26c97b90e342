/** Pictures, read back: what is drawn is where the numbers beside the axes say, as JavaScript computes it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { affine, arange, chain, functions } from '../../src/index.js';
import { toSVG } from '../../src/plot/svg.js';
import { readNumber } from '../support/read-number.js';
import { times } from '../support/thorough.js';

type Real = (x: number) => number;
const sigmoid: Real = (x) => 1 / (1 + Math.exp(-x));

/** Smooth functions and their slopes, in plain JavaScript. */
const PLAIN: Readonly<Record<string, readonly [value: Real, slope: Real]>> = {
  sin: [Math.sin, Math.cos],
  cos: [Math.cos, (x) => -Math.sin(x)],
  tanh: [Math.tanh, (x) => 1 / Math.cosh(x) ** 2],
  sigmoid: [sigmoid, (x) => sigmoid(x) * sigmoid(-x)],
  square: [(x) => x * x, (x) => 2 * x],
  softplus: [(x) => Math.log1p(Math.exp(x)), sigmoid],
  neg: [(x) => -x, () => -1],
};

const cases = fc.sample(
  fc.record({
    names: fc.array(fc.constantFrom(...Object.keys(PLAIN)), { minLength: 1, maxLength: 4 }),
    scale: fc.constantFrom(-3, 0.01, 0.5, 2),
    shift: fc.constantFrom(-1, 0, 0.3),
    from: fc.constantFrom(-3, -0.5, 0, 2, 10),
    width: fc.constantFrom(1e-3, 0.5, 3, 6),
    part: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
    delta: fc.constantFrom(0, 0.05, 0.2),
  }),
  { numRuns: times(200, 40), seed: 8 },
);

/** A scale through marks and the numbers beside them: what a place stands for, and how much a pixel is. */
function scaleOf(marks: readonly (readonly [place: number, label: string])[]): { at: Real; pixel: number } {
  const [[first, low], [last, high]] = [marks[0], marks.at(-1)] as [[number, string], [number, string]];
  const pixel = (readNumber(high) - readNumber(low)) / (last - first);
  const at = (place: number) => readNumber(low) + (place - first) * pixel;
  for (const [place, label] of marks)
    expect(Math.abs(at(place) - readNumber(label)), label).toBeLessThan(0.2 * Math.abs(pixel));
  return { at, pixel: Math.abs(pixel) };
}

const numbers = (texts: readonly (string | undefined)[]): number[] => texts.map(Number);

test.each(cases)('%j', ({ names, scale, shift, from, width, part, delta: share }) => {
  const f = chain(affine(scale, shift), ...names.map((name) => functions[name as 'sin']));
  const links = [
    [(x: number) => scale * x + shift, () => scale] as const,
    ...names.map((name) => PLAIN[name]),
  ];
  const value: Real = (x) => links.reduce((u, link) => (link as [Real, Real])[0](u), x);
  const slope: Real = (x) => {
    let [u, product] = [x, 1];
    for (const [of, slopeOf] of links as [Real, Real][]) [u, product] = [of(u), product * slopeOf(u)];
    return product;
  };
  const range = arange(from, from + width, width / 300);
  const [x0, delta] = [from + part * width, share * width];
  const svg = toSVG(f, range, { curves: ['value'], delta, point: x0, width: 800, height: 500 });
  const across = [...svg.matchAll(/<path d="M(\S+) \S+V\S+" [^>]*\/><text [^>]*>([^<]*)</g)];
  const up = [...svg.matchAll(/<path d="M\S+ (\S+)H\S+" [^>]*\/><text [^>]*>([^<]*)</g)];
  const [x, y] = [across, up].map((marks) =>
    scaleOf(marks.map(([, place, label]) => [Number(place), label ?? ''] as const)),
  ) as [ReturnType<typeof scaleOf>, ReturnType<typeof scaleOf>];
  // The curve: half a pixel off at most, up and across.
  const [, path = ''] = svg.match(/<path d="([^"]*)" stroke="#0b62c4" stroke-width="2"/) ?? [];
  const points = [...path.matchAll(/[ML](\S+?) ([^ML]+)/g)].map(([, a, b]) => numbers([a, b]));
  expect(points.length).toBe(range.length);
  const clip = Number(svg.match(/<clipPath[^>]*><rect[^>]* y="(\S+?)"/)?.[1]);
  for (const [left = 0, top = 0] of points) {
    if (top < clip || top > 472) continue;
    const near = Array.from({ length: 21 }, (_, i) => value(x.at(left) + (i / 50 - 0.2) * x.pixel));
    expect(y.at(top)).toBeGreaterThan(Math.min(...near) - 0.5 * y.pixel);
    expect(y.at(top)).toBeLessThan(Math.max(...near) + 0.5 * y.pixel);
  }
  // The tangent and the secant have their slopes, as they are seen: places are rounded to a tenth.
  const unit = y.pixel / x.pixel;
  const angle = (rise: number) => Math.atan(rise / unit);
  const lines = [
    ...svg.matchAll(/<line x1="(\S+)" y1="(\S+)" x2="(\S+)" y2="(\S+)" stroke="#1b1f24" ([^/]*)\/>/g),
  ];
  expect(lines.length).toBe(delta > 0 ? 2 : 1);
  for (const [, x1, y1, x2, y2, more = ''] of lines) {
    const [a = 0, b = 0, c = 0, d = 0] = numbers([x1, y1, x2, y2]);
    const wanted = more.includes('dash') ? (value(x0 + delta) - value(x0 - delta)) / (2 * delta) : slope(x0);
    expect(Math.abs(Math.atan2(b - d, c - a) - angle(wanted))).toBeLessThan(0.3 / Math.hypot(c - a, d - b));
  }
});
