import { afterEach, describe, expect, test } from 'vitest';
import { derivative } from '../../src/derivative.js';
import { chain, elementwise, sigmoid, square } from '../../src/index.js';

type Loose = (...given: unknown[]) => unknown;
const loose = (f: unknown) => f as Loose;
const x = Float64Array.of(1, 2, 3);

describe('an option under an unknown name is a TypeError that says which there are', () => {
  test.each<[string, () => unknown, string]>([
    [
      'deriv',
      () => loose(sigmoid.deriv)(x, { Delta: 0 }),
      'sigmoid.deriv: there is no option "Delta"; it takes delta, out',
    ],
    [
      'deriv of a number',
      () => loose(sigmoid.deriv)(1, { dleta: 0 }),
      'sigmoid.deriv: there is no option "dleta"; it takes delta, out',
    ],
    ['a value', () => loose(sigmoid)(x, { Out: x }), 'sigmoid: there is no option "Out"; it takes out'],
    [
      'a value of a number',
      () => loose(sigmoid)(1, { delta: 0 }),
      'sigmoid: there is no option "delta"; it takes out',
    ],
    ['valueAndDeriv', () => loose(sigmoid.valueAndDeriv)(x, { detla: 0 }), '"detla"; it takes delta, out'],
    [
      'the parts of out',
      () => loose(sigmoid.valueAndDeriv)(x, { out: { values: x } }),
      'sigmoid.valueAndDeriv: out: there is no option "values"; it takes value, deriv',
    ],
    [
      'trace',
      () => loose(sigmoid.trace)(x, { out: x }),
      'sigmoid.trace: there is no option "out"; it takes delta',
    ],
    [
      'stream',
      () => loose(sigmoid.stream)({ shows: 'x' }),
      'sigmoid.stream: there is no option "shows"; it takes delta, show',
    ],
    [
      'derivative',
      () => loose(derivative)(sigmoid, 1, { ordre: 2 }),
      'derivative: there is no option "ordre"; it takes ',
    ],
  ])('%s', (_, call, message) => {
    expect(call).toThrow(TypeError);
    expect(call).toThrow(message);
  });

  test('even where its value is undefined', () => {
    expect(() => loose(sigmoid.deriv)(x, { delat: undefined })).toThrow('"delat"; it takes delta, out');
  });
});

test('a delta in the place of the options is told that it goes into an object', () => {
  expect(() => loose(sigmoid.deriv)(1, 0)).toThrow(
    'sigmoid.deriv: options must be an object such as { delta, out }; got 0',
  );
  expect(() => loose(chain(square, sigmoid).valueAndDeriv)([1], 0.1)).toThrow(
    'such as { delta, out }; got 0.1',
  );
});

describe('options are an object’s own properties', () => {
  const prototype = Object.prototype as { delta?: unknown; out?: unknown; deriv?: unknown };
  afterEach(() => {
    delete prototype.delta;
    delete prototype.out;
    delete prototype.deriv;
  });

  test('what a polluted prototype has is ignored', () => {
    const want = sigmoid.deriv(x);
    const victim = new Float64Array(3);
    prototype.delta = 0.5;
    prototype.out = victim;
    prototype.deriv = () => 7;
    expect(sigmoid.deriv(x, {})).toEqual(want);
    expect(sigmoid.deriv(1, {})).toBe(want[0]);
    expect(sigmoid(x, {})).not.toBe(victim);
    expect(elementwise((v) => v, {}).deriv(1)).toBeCloseTo(1, 12);
    expect([...victim]).toEqual([0, 0, 0]);
  });

  class Settings {
    get delta() {
      return 0.5;
    }
    get order() {
      return 2;
    }
    get out() {
      return new Float64Array(3);
    }
  }

  test.each<[string, (options: unknown) => unknown, string]>([
    ['deriv', (options) => loose(sigmoid.deriv)(x, options), 'sigmoid.deriv: '],
    ['a value', (options) => loose(sigmoid)(x, options), 'sigmoid: '],
    ['derivative', (options) => loose(derivative)(sigmoid, 1, options), 'derivative: '],
  ])('%s: one that a prototype has would be ignored, and is a TypeError', (_, call, who) => {
    const made = { delta: 0.5, out: new Float64Array(3), order: 2, foo: 1 };
    for (const options of [
      Object.create(made),
      Object.create(Object.create(made)),
      Object.create(Object.assign(Object.create(null), made)),
      new Settings(),
    ]) {
      expect(() => call(options)).toThrow(TypeError);
      expect(() => call(options)).toThrow(`${who}an option must be the object's own property; `);
    }
  });

  test('a class whose prototype has other things serves', () => {
    class Mine {
      delta = 0.5;
      double() {
        this.delta *= 2;
      }
    }
    expect(sigmoid.deriv(x, new Mine())).toEqual(sigmoid.deriv(x, { delta: 0.5 }));
    prototype.delta = 0.25;
    prototype.out = new Float64Array(3);
    expect(sigmoid.deriv(x, new Mine())).toEqual(sigmoid.deriv(x, { delta: 0.5 }));
  });

  test('an object without a prototype serves', () => {
    const options = Object.assign(Object.create(null) as { delta?: number }, { delta: 0.5 });
    expect(sigmoid.deriv(x, options)).toEqual(sigmoid.deriv(x, { delta: 0.5 }));
  });

  test('each option is read once', () => {
    const reads: string[] = [];
    const out = new Float64Array(3);
    const options = {
      get delta() {
        reads.push('delta');
        return reads.length > 2 ? -1 : 0.5;
      },
      get out() {
        reads.push('out');
        return reads.length > 2 ? x : out;
      },
    };
    const want = sigmoid.deriv(x, { delta: 0.5 });
    expect(sigmoid.deriv(x, options)).toBe(out);
    expect(out).toEqual(want);
    expect(reads.sort()).toEqual(['delta', 'out']);
    expect(
      loose(sigmoid.stream)({
        get show() {
          return 'x';
        },
      }),
    ).toBeDefined();
  });
});
