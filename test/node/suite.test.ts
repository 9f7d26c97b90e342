import { expect, test, vi } from 'vitest';
import { allCharts, bars, escapeText } from '../../src/bench/chart.js';
import { type Contender, contendersFor } from '../../src/bench/contenders.js';
import { LOOPS } from '../../src/bench/generated/loops.js';
import { toHtml } from '../../src/bench/html.js';
import { groups, inWords } from '../../src/bench/report.js';
import { KINDS, secondsOf } from '../../src/bench/schedule.js';
import { compare, difference, type Result, ramp, runSuite, runTable } from '../../src/bench/suite.js';
import { interleaved, ratioTo } from '../../src/bench/timing.js';
import { workloads } from '../../src/bench/workloads.js';
import * as functions from '../../src/functions.js';

// Whatever the clock of the machine, a batch spans twenty of its ticks.
const quick = { rounds: 3, batch: 0.02 };

for (const workload of workloads)
  for (const kind of KINDS)
    for (const n of [1, 5, 1025])
      test(`all contenders agree: ${workload.name}, ${kind}, n = ${n}`, () => {
        const x = ramp(n, kind);
        for (const result of compare(workload, kind, x, quick)) {
          expect(result.ns, `${result.contender} differs by ${result.difference}`).not.toBeNull();
          expect(result.ns?.median).toBeGreaterThan(0);
          expect(result.ratio).toBeGreaterThan(0);
          if (result.contender === 'plain') expect(result.ratio).toBe(1);
        }
      });

test('a contender that disagrees is reported, not ranked', () => {
  const [square] = workloads;
  if (!square) throw new Error('no workload');
  const x = ramp(10, 'f64');
  const wrong = (value: Float64Array): Contender => ({ name: 'wrong', run: () => ({ value }) });
  for (const value of [x.map((v) => v * v + 1e-6), x.map(() => Number.NaN), new Float64Array(9)]) {
    const results = compare(square, 'f64', x, quick, [
      ...contendersFor(square, x),
      wrong(value as Float64Array),
    ]);
    const result = results.find(({ contender }) => contender === 'wrong');
    expect(result?.ns).toBeNull();
    expect(result?.ratio).toBeNull();
    expect(result?.difference).toBeGreaterThan(1e-9);
    expect(inWords(results)).toMatch(/plain JavaScript loop/);
    expect(bars(results)).not.toContain('wrong');
  }
});

test('a NaN or a missing result is a disagreement, even a NaN beside a NaN', () => {
  const value = Float64Array.of(1, 2);
  const missing = { value: Float64Array.of(1, Number.NaN) };
  expect(difference({ value }, { value })).toBe(0);
  expect(difference({}, { value })).toBe(Number.POSITIVE_INFINITY);
  expect(difference(missing, { value })).toBe(Number.POSITIVE_INFINITY);
  expect(difference(missing, missing)).toBe(Number.POSITIVE_INFINITY);
  expect(difference({ value: Float64Array.of(1, 2.3) }, { value })).toBeCloseTo(0.1);
});

test('rounds are interleaved: every function once a round, each round beginning with the next', () => {
  const order: string[] = [];
  const slow = (name: string) => () => {
    order.push(name);
    const end = performance.now() + 2;
    while (performance.now() < end);
  };
  const timings = interleaved([slow('a'), slow('b'), slow('c')], { rounds: 3, batch: 1 });
  // Two calls a turn: the first is not timed.
  expect(order.slice(-18).join('')).toBe('aabbccbbccaaccaabb');
  for (const { median, low, high, each } of timings) {
    expect(each).toHaveLength(3);
    expect(low).toBeLessThanOrEqual(median);
    expect(median).toBeLessThanOrEqual(high);
  }
});

test('a batch spans 20 ticks of a clock of milliseconds, though two calls take 18', async () => {
  vi.resetModules();
  let time = 0;
  let calls = 0;
  const batches: number[] = [];
  const now = vi.spyOn(performance, 'now').mockImplementation(() => {
    batches.push(calls);
    calls = 0;
    time += 0.01;
    return Math.floor(time);
  });
  const fresh = await import('../../src/bench/timing.js');
  const call = () => {
    calls++;
    time += 9;
  };
  fresh.interleaved([call], { rounds: 3, batch: 10 });
  now.mockRestore();
  expect(batches.at(-1)).toBe(3);
});

test('how long a run takes: calls that are longer than a batch count', () => {
  expect(secondsOf({ sizes: [1_000_000] })).toBeGreaterThan(secondsOf({ sizes: [600] }));
});

test('a ratio is the median of the rounds’ own', () => {
  const timing = (...each: number[]) => ({ median: 0, low: 0, high: 0, each });
  expect(ratioTo(timing(10, 20, 90), timing(5, 5, 30))).toBe(3);
});

test('plain loops of the table give what fluxion gives', () => {
  let compared = 0;
  for (const [name, { descriptor }] of Object.entries(functions)) {
    const make = LOOPS[`table ${name}`];
    if (make === undefined) continue;
    compared++;
    const x = Float64Array.of(0.25, 0.5, 1, 1.5, 2.75);
    const y = new Float64Array(x.length);
    make(x, y, y, 0)();
    const expected = descriptor.create(...descriptor.parameters.map(({ initial }) => initial))(x);
    y.forEach((value, i) => {
      const what = `${name}(${x[i]})`;
      if (Number.isNaN(value)) expect(expected[i], what).toBeNaN();
      else expect(value, what).toBeCloseTo(expected[i] as number, 12);
    });
  }
  // What `Math` has not has no plain loop.
  const without = Object.keys(functions).filter((name) => LOOPS[`table ${name}`] === undefined);
  expect(without.sort()).toEqual(['erf', 'erfc', 'gelu', 'round']);
  expect(compared).toBe(Object.keys(functions).length - without.length);
});

test('the table has a row for every function', async () => {
  const rows = await runTable(quick, 100);
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(functions));
  for (const { ns } of rows) expect(ns).toBeGreaterThan(0);
});

test('a run: results of what was asked for, progress up to 1, a report', async () => {
  const seen: Result[] = [];
  let last = 0;
  const results = await runSuite({
    sizes: [16, 64],
    workloads: ['derivative'],
    effort: quick,
    onResults(found, done) {
      seen.push(...found);
      expect(done).toBeGreaterThan(last);
      last = done;
    },
  });
  expect(last).toBe(1);
  expect(seen).toEqual(results);
  expect(groups(results).map(([first]) => `${first?.kind} ${first?.n}`)).toEqual([
    'f64 16',
    'f32 16',
    'f64 64',
    'f32 64',
  ]);
  const report = { fluxion: '0', date: 'today', cpu: 'a <b> & c', engine: 'e', results };
  const html = toHtml(report);
  expect(html).toContain(escapeText('a <b> & c'));
  expect(html).not.toMatch(/NaN|undefined|Infinity|<script|src=/);
  expect(allCharts(results)).toHaveLength(2);
  // A clock too coarse to see anything leaves nothing to draw on a logarithmic scale.
  const unseen = results.map((result) => ({ ...result, ns: { median: 0, low: 0, high: 0 } }));
  expect(allCharts(unseen).map(({ lines }) => lines)).toEqual(['', '']);
  expect(JSON.parse(JSON.stringify(report)).results).toEqual(results);
});

test('an unknown workload throws, and says which there are', async () => {
  await expect(runSuite({ sizes: [1], workloads: ['cube'] })).rejects.toThrow(/square, sigmoid.*got cube/);
});
