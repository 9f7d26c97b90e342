import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { arange, elementwise, log, relu, sigmoid, sqrt, square } from '../../src/index.js';
import { toSVG } from '../../src/plot/svg.js';
import { makeCli } from '../support/run-cli.js';

const cli = makeCli();
afterAll(() => cli.remove());

const textsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
const curvesOf = (svg: string) =>
  [...svg.matchAll(/<path d="([^"]*)" stroke="#(?:0b62c4|c2410c)" stroke-width="2"/g)].map(
    ([, d]) => d ?? '',
  );

test('a plot says its title, its curves and its marks in text, and its summary to who cannot see it', () => {
  const svg = toSVG([square, sigmoid]);
  expect(textsOf(svg)).toEqual(
    expect.arrayContaining([
      'Function and derivative for f(x) = sigmoid(square(x))',
      'f(x)',
      'df/dx',
      '0',
      '0.2',
      '−2',
    ]),
  );
  expect(svg).toMatch(
    /aria-label="Function and derivative for f\(x\) = sigmoid\(square\(x\)\): plot of f\(x\) and df\/dx/,
  );
});

test('the curves go through the points: higher values are higher up, in step with the axis', () => {
  const range = arange(0, 1, 0.25);
  const svg = toSVG(square, range, { curves: ['value'], width: 400, height: 300 });
  const points = (curvesOf(svg)[0] ?? '')
    .split(/[ML]/)
    .slice(1)
    .map((point) => point.split(' ').map(Number));
  expect(points).toHaveLength(4);
  const [tops, lefts] = [points.map(([, y]) => y ?? 0), points.map(([x]) => x ?? 0)];
  const step = (lefts[3] ?? 0) - (lefts[2] ?? 0);
  expect((lefts[1] ?? 0) - (lefts[0] ?? 0)).toBeCloseTo(step, 0);
  const [a = 0, b = 0, c = 0, d = 0] = tops;
  // 0, 1/16, 1/4 and 9/16: differences of 1, 3 and 5.
  expect((b - c) / (a - b)).toBeCloseTo(3, 0);
  expect((c - d) / (a - b)).toBeCloseTo(5, 0);
  expect(curvesOf(toSVG(square, range))).toHaveLength(2);
});

test('where a function has no value the curve has a gap, and begins where it has one', () => {
  const range = Float64Array.of(-2, -1, 1, 4);
  const [curve = ''] = curvesOf(toSVG(sqrt, range, { curves: ['value'] }));
  expect(curve.match(/[ML]/g)).toEqual(['M', 'L', 'L']);
  const [zero = 0, one = 0, four = 0] = Array.from(curve.matchAll(/[ML](\S+)/g), ([, x]) => Number(x));
  expect((one - zero) / (four - one)).toBeCloseTo(1 / 3, 1);
  // Where it goes down without an end, it is drawn to that place, and no further.
  const [falls = ''] = curvesOf(toSVG(log, range, { curves: ['value'] }));
  for (const [, x] of falls.matchAll(/[ML](\S+)/g)) expect(Number(x)).toBeGreaterThanOrEqual(zero);
});

test('a point is marked on each curve, and a title may hold anything', () => {
  const svg = toSVG([relu], undefined, { point: 1, title: '<b>"&' });
  expect(svg.match(/<circle/g)).toHaveLength(2);
  expect(textsOf(svg)).toEqual(
    expect.arrayContaining(['&lt;b&gt;&quot;&amp;', 'x = 1, f(x) = 1, df/dx = 1']),
  );
});

test.each([
  [() => toSVG([]), /function/],
  [() => toSVG(square, new Float64Array(0)), /range must hold one point or more/],
  [() => toSVG(square, [1, 2] as never), /range must be a Float64Array/],
  [
    () => toSVG(square, undefined, { width: 1 }),
    /width must be a number of CSS pixels from 200 to 4000; got 1/,
  ],
  [() => toSVG(square, undefined, { height: Number.NaN }), /height must be/],
  [() => toSVG(square, undefined, { curves: [] }), /curves must be/],
  [() => toSVG(square, undefined, { curves: 'value' as never }), /curves must be .*; got the string "value"/],
  [() => toSVG(square, undefined, { width: '640' as never }), /width must be .*; got the string "640"/],
  [() => toSVG(square, undefined, { title: Symbol('t') as never }), /title must be a string; got/],
  [() => toSVG(square, undefined, { tittle: 'a' } as never), /tittle.*it takes .*\btitle\b/],
  [() => toSVG(square, undefined, null as never), /toSVG: options must be an object/],
  [() => toSVG(3 as never), /toSVG: functions must be a chain or an array of functions; got 3/],
  [() => toSVG(square, undefined, { point: Number.POSITIVE_INFINITY }), /point must be a finite number/],
  [
    () =>
      toSVG(
        elementwise((x) => x),
        undefined,
        { delta: 0 },
      ),
    /delta must be greater than 0/,
  ],
])('%s is refused', (call, message) => {
  expect(call).toThrow(message);
});

test('fluxion plot writes the picture that toSVG gives, one chain or several', async () => {
  const one = await cli.output('plot square sigmoid --step 0.01');
  expect(one.toString()).toBe(toSVG([square, sigmoid]));
  await cli.output(['plot', 'square', 'sigmoid', '--and', 'sigmoid square', '-o', 'both.svg']);
  const both = readFileSync(cli.path('both.svg'), 'utf8');
  expect(textsOf(both)).toEqual(
    expect.arrayContaining([
      'Function and derivative for f(x) = sigmoid(square(x))',
      'Function and derivative for f(x) = square(sigmoid(x))',
    ]),
  );
  expect(both).toContain('viewBox="0 0 1280 400"');
});

/** Width, height and the colours of a PNG's pixels. */
function decode(png: Buffer) {
  expect(png.toString('latin1', 1, 4)).toBe('PNG');
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return { width, height, data: inflateSync(Buffer.concat(parts)) };
}

test('fluxion plot draws a PNG, labels and all, without a browser', async () => {
  await cli.output(['plot', 'square', '-o', 'plain.png', '--title', '']);
  await cli.output('plot square -o titled.png --title Title --scale 2');
  const [plain, titled] = ['plain.png', 'titled.png'].map((name) => decode(readFileSync(cli.path(name))));
  expect([plain?.width, plain?.height]).toEqual([1280, 800]);
  // Letters make pixels that are not of the plain picture.
  const ink = (data: Buffer | undefined) =>
    data?.reduce((count, byte) => count + (byte === 0 ? 0 : 1), 0) ?? 0;
  expect(ink(titled?.data)).toBeGreaterThan(0);
  expect(titled?.data.equals(plain?.data as Buffer)).toBe(false);
});

test.each([
  ['--from 3 --to 3', '--from must be less than --to; got 3 and 3'],
  [
    '--from 3000000 --to 3000000.0000000005',
    '--from and --to are too near each other for 601 different numbers; got 3000000 and 3000000.0000000005',
  ],
  ['--step 0', '--step must be greater than 0; got 0'],
  ['--step 1e-9', '--step gives more than 100000 points'],
  ['--and sigmod', 'no function "sigmod"; did you mean sigmoid?'],
  ['-o /nonexistent/x.svg', '--out "/nonexistent/x.svg": no such file or folder'],
])('fluxion plot with %s is refused', async (words, message) => {
  expect(await cli.refusal(`plot square ${words}`)).toBe(message);
});

test.each([
  ['--width 1e9', /^--width must be a number of CSS pixels from 200 to 4000; got 1000000000/],
  ['--height 1', /^--height must be a number of CSS pixels from 120 to 4000; got 1/],
  ['--scale 0 --png', /^--scale makes a picture of 1 to 50000000 pixels; got 0 times 640 x 400/],
  ['--scale -1 --png', /^--scale makes a picture of 1/],
  ['--scale 1000 --png', /^--scale makes a picture of 1/],
])('a picture with %s is refused in one line', async (words, message) => {
  expect(await cli.refusal(`plot square ${words}`)).toMatch(message);
});
