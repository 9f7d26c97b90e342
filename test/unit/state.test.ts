import fc from 'fast-check';
import { expect, test } from 'vitest';
import { descriptors } from '../../src/chain-text.js';
import { lengthFaultOf } from '../../src/plot/limits.js';
import { faultOf, pan, zoom } from '../../src/plot/span.js';
import { decode, encode, INITIAL, type State } from '../../web/state.js';
import { times } from '../support/thorough.js';

const link = fc.constantFrom(...descriptors).chain(([name, { parameters }]) =>
  fc
    .tuple(
      ...parameters.map(({ integer, positive }) =>
        integer
          ? fc.integer()
          : fc.double({ noNaN: true, noDefaultInfinity: true, ...(positive && { min: 5e-324 }) }),
      ),
    )
    // -0 reads back as 0.
    .map((numbers) => ({ name, parameters: numbers.map((number) => number + 0) })),
);
const small = fc.double({ min: -50, max: 50, noNaN: true }).map((x) => x + 0);
const state: fc.Arbitrary<State> = fc
  .record({
    chain: fc.array(link, { minLength: 1, maxLength: 6 }),
    x: small,
    from: small,
    width: fc.double({ min: 0.01, max: 100, noNaN: true }),
    count: fc.integer({ min: 2, max: 5000 }),
    delta: fc.oneof(fc.constant(0), fc.double({ min: 1e-15, max: 1, noNaN: true })),
    nudge: small.filter((nudge) => nudge !== 0),
    backwards: fc.boolean(),
    quiz: fc.constantFrom(null, 'product', 'factor', 'factor 2', 'tangent', 'vary'),
    line: fc.constant(0),
    turn: fc.constant(0),
    story: fc.integer({ min: 0, max: 5 }),
  })
  .map(({ width, count, ...rest }) => ({
    ...rest,
    to: rest.from + width,
    step: width / count,
    focus: null,
  }));

test('the URL holds the whole state', () => {
  fc.assert(
    fc.property(state, (given) => {
      expect(decode(encode(given))).toEqual({ state: given, faults: [] });
    }),
    { seed: 4, numRuns: times(500, 150) },
  );
});

test('the URL is readable, and leaves out what is as at the start', () => {
  expect(encode(INITIAL)).toBe('#chain=square+sigmoid');
  const figure = decode('#chain=affine(3,-14)+affine(-2,0)&x=5&from=2&to=8').state;
  expect(encode(figure)).toBe('#chain=affine(3,-14)+affine(-2,0)&x=5&from=2&to=8');
  expect(decode('').state).toEqual(INITIAL);
});

test('a + that a hand wrote into a formula or a number is the sign; between links it is a space', () => {
  const namesOf = (fragment: string) => {
    const { state, faults } = decode(fragment);
    expect(faults, fragment).toEqual([]);
    return state.chain.map(({ name, parameters }) => `${name}(${parameters})`);
  };
  for (const fragment of [
    '#chain=square+{a+b*x}(1,2)+sigmoid',
    '#chain=square+%7Ba+b*x%7D(1,2)+sigmoid',
    '#chain=square%20{a%2Bb*x}(1,2)%20sigmoid',
  ])
    expect(namesOf(fragment)).toEqual(['square()', '{a+b*x}(1,2)', 'sigmoid()']);
  expect(namesOf('#chain=affine(1e+5,+-14)+{x}+{x+1}')).toEqual(['affine(100000,-14)', '{x}()', '{x+1}()']);
  expect(decode('#x=1e+2').state.x).toBe(100);
  // Formulas with blanks are written such that they are read as they were.
  const spaced = { ...INITIAL, chain: [{ name: '{a + b*x}', parameters: [1, 2] }] };
  expect(encode(spaced)).toBe('#chain={a%20%2B%20b*x}(1,2)');
  expect(decode(encode(spaced)).state).toEqual(spaced);
});

test.each([
  ['#chain=sigmoyd', 'no function "sigmoyd"; did you mean sigmoid?'],
  ['#chain=<script>alert(1)</script>', 'no function "<script>alert"'],
  ['#x=abc', 'x must be a number; got "abc"'],
  ['#x=', 'x must be a number; got ""'],
  ['#from=5', 'from must be below to; got 5 and 3'],
  ['#step=0', 'step must be above 0; got 0'],
  ['#step=1e-12', 'step must be large enough for at most 100000 points; got 1e-12'],
  ['#delta=-1', 'delta must be 0 or above; got -1'],
  ['#delta=Infinity', 'delta must be a number; got "Infinity"'],
  ['#nudge=0', 'nudge must not be 0'],
  ['#nudge=much', 'nudge must be a number; got "much"'],
  ['#quiz=sum', 'quiz must be "product", "factor", "factor 1", "tangent" or "vary"; got "sum"'],
  ['#story=9', 'story must be a number from 0 to 5; got "9"'],
  ['#story=two', 'story must be a number from 0 to 5; got "two"'],
  ['#back=yes', 'back must be a number from 0 to 1; got "yes"'],
])('%s is as at the start, and says why', (fragment, fault) => {
  const { state: read, faults } = decode(fragment);
  expect(read).toEqual(INITIAL);
  expect(faults.join()).toContain(fault);
});

test('zoom and pan keep about 600 points, round ends and the x that they zoom about', () => {
  const span = fc.record({
    factor: fc.double({ min: 0.1, max: 10, noNaN: true }),
    about: fc.double({ min: -3, max: 3, noNaN: true }),
  });
  fc.assert(
    fc.property(span, ({ factor, about }) => {
      const to = zoom({ from: -3, to: 3, step: 0.01 }, factor, about);
      expect(faultOf(to)).toBeUndefined();
      const count = (to.to - to.from) / to.step;
      // A step between 2 and 5 goes to the nearer: 3.5 / 5 and 3.5 / 2 of 600 points at the least and most.
      expect(count).toBeGreaterThan(415);
      expect(count).toBeLessThan(1055);
      const part = (about + 3) / 6;
      expect(Math.abs(to.from + part * (to.to - to.from) - about)).toBeLessThan(1.01 * to.step);
      const moved = pan(to, 7 * to.step);
      expect(moved.from - to.from).toBeCloseTo(7 * to.step, 9);
    }),
    { seed: 4 },
  );
});

test('the narrowest range, the longest step and the longest chain that are drawn', () => {
  const narrow = (width: number) => ({ from: 1, to: 1 + width, step: width / 4 });
  expect(faultOf(narrow(2e-13))).toBeUndefined();
  expect(faultOf(narrow(5e-14))).toContain('must be farther apart for numbers of their size');
  expect(faultOf({ from: 0, to: 3, step: 2 })).toBeUndefined();
  expect(faultOf({ from: 0, to: 2.9, step: 2 })).toContain('small enough for two points or more');
  expect(lengthFaultOf(64)).toBeUndefined();
  expect(lengthFaultOf(65)).toBe('chain may have at most 64 links; got 65');
});
