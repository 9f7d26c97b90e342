import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formula, formulaFromJSON } from '../../src/formula.js';
import { affine, chain, type Elementwise, fromJSON, sigmoid, toJSON } from '../../src/index.js';
import { times } from '../support/thorough.js';

/** Data that someone else wrote, read: what is wrong is said in our words, whatever it is made of. */

interface Row {
  readonly about: string;
  readonly data: Record<string, unknown>;
  readonly error?: string;
  readonly says?: string;
  readonly name?: string;
}
/** What the Python package reads and refuses likewise: python/tests/test_json.py. */
const rows = JSON.parse(readFileSync('verify/fixtures/data.json', 'utf8')) as Row[];

/** As Python's one reader tells them apart. */
const read = (data: unknown) =>
  typeof data === 'object' && data !== null && 'formula' in data && !('links' in data)
    ? formulaFromJSON(data)
    : fromJSON(data, { formula });

const thrown = (call: () => unknown): Error => {
  try {
    call();
  } catch (error) {
    return error as Error;
  }
  throw new Error('it was not refused');
};

test.each(rows.filter(({ name }) => name !== undefined))('read: $about', ({ data, name }) => {
  expect(read(data).name).toBe(name);
});

test.each(rows.filter(({ error }) => error !== undefined))('refused: $about', ({ data, error, says }) => {
  const { name, message } = thrown(() => read(data));
  expect(name).toBe(error);
  expect(message).toContain(says);
});

const one = (link: unknown) => ({ fluxion: 1, links: [link] });
const link = { name: 'sigmoid' };
const boom = (): never => {
  throw new Error('boom');
};
const revoked = (target: object): unknown => {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
};
const at = (rest: object) => one({ formula: 'a * x', names: ['a', 'x'], values: { a: 1 }, ...rest });
/** An array of that many holes. */
const holes = (length: number): unknown[] => new Array(length);

const hostile: Record<string, [data: unknown, says: string]> = {
  'a getter that throws': [
    {
      fluxion: 1,
      get links() {
        return boom();
      },
    },
    'fromJSON: data must be an object',
  ],
  'a Proxy that throws': [new Proxy({ fluxion: 1 }, { getOwnPropertyDescriptor: boom }), 'data must be'],
  'a revoked Proxy': [
    revoked({}),
    'fromJSON: data must be an object { fluxion: 1, links }; reading it threw',
  ],
  'a revoked Proxy of links': [{ fluxion: 1, links: revoked([]) }, 'fromJSON: links must be an array'],
  'links that throw': [{ fluxion: 1, links: new Proxy([link], { get: boom }) }, 'fromJSON: links must be'],
  'a link that throws': [one(new Proxy(link, { get: boom })), 'fromJSON: links[0] must be an object'],
  'parameters that throw': [one({ name: 'affine', parameters: revoked([]) }), 'links[0].parameters must be'],
  'names that throw': [at({ names: revoked([]) }), 'links[0].names must be an array'],
  'values that throw': [
    at({
      values: {
        get a() {
          return boom();
        },
      },
    }),
    'links[0].values must be an object',
  ],
  'an array of 2^32 - 1 holes': [{ fluxion: 1, links: holes(2 ** 32 - 1) }, 'links[0] must be an object'],
  'as many parameters': [
    one({ name: 'affine', parameters: holes(2 ** 32 - 1) }),
    'takes 2 parameters; got 4294967295',
  ],
  'as many names': [at({ names: holes(2 ** 32 - 1) }), 'names[0] is undefined'],
  'a length that is a lie': [
    {
      fluxion: 1,
      links: new Proxy([link], {
        get: (array, key) => (key === 'length' ? Infinity : Reflect.get(array, key)),
      }),
    },
    'links[1] must be an object',
  ],
  'properties of a prototype': [Object.create({ fluxion: 1, links: [link] }), 'fluxion must be 1'],
  'links of a prototype': [{ fluxion: 1, links: Object.create([link]) }, 'links must be an array'],
  'a Map': [new Map([['fluxion', 1]]), 'fluxion must be 1'],
  'a Symbol as the version': [
    { fluxion: Symbol('1'), links: [link] },
    'fluxion must be 1, the version; got symbol',
  ],
  'a bigint': [{ fluxion: 1n, links: [link] }, 'got the bigint 1n'],
  'a huge bigint': [{ fluxion: 1n << 10_000n, links: [link] }, 'got the bigint 19'],
  'a tag that throws': [
    {
      fluxion: {
        get [Symbol.toStringTag]() {
          return boom();
        },
      },
    },
    'got an Object',
  ],
  'a function whose name throws': [
    Object.defineProperty(() => 1, 'name', { get: boom }),
    'got the function (anonymous)',
  ],
  'a function whose name is a Symbol': [
    Object.defineProperty(() => 1, 'name', { value: Symbol('f') }),
    'got the function Symbol(f)',
  ],
  NaN: [
    one({ name: 'affine', parameters: [Number.NaN, 1] }),
    'affine: scale must be a finite number; got NaN',
  ],
  Infinity: [
    one({ name: 'affine', parameters: [1, Number.NEGATIVE_INFINITY] }),
    'shift must be a finite number',
  ],
};

test.each(Object.entries(hostile))('refused: %s', (_, [data, says]) => {
  const error = thrown(() => fromJSON(data, { formula }));
  expect(['TypeError', 'RangeError']).toContain(error.name);
  expect(error.message).toContain(says);
  expect(error.message.length).toBeLessThan(300);
  for (const data of [revoked({}), { fluxion: 1, formula: 'x', names: revoked([]) }])
    expect(() => formulaFromJSON(data)).toThrow(
      /^formulaFromJSON: (data|names) must be an? .*threw an error$/,
    );
});

test('arrays are read by their items, whatever they say of themselves', () => {
  const links = Object.assign([link], { map: boom, [Symbol.iterator]: boom });
  const parameters = Object.assign([1, 2], { [Symbol.iterator]: boom });
  expect(fromJSON({ fluxion: 1, links }).name).toBe('sigmoid(x)');
  expect(fromJSON(one({ name: 'affine', parameters })).name).toBe('affine(1, 2)(x)');
  expect(fromJSON({ fluxion: 1, links: new Proxy([link], {}) }).name).toBe('sigmoid(x)');
});

test('what is on Object.prototype is not read', () => {
  const polluted = Object.prototype as { links?: unknown; formula?: unknown; parameters?: unknown };
  Object.assign(polluted, { links: [link], formula: 'x', parameters: [1] });
  try {
    expect(() => fromJSON({ fluxion: 1 })).toThrow('links must be an array');
    expect(fromJSON({ fluxion: 1, links: [link] }).name).toBe('sigmoid(x)');
  } finally {
    for (const key of ['links', 'formula', 'parameters'] as const) delete polluted[key];
  }
});

test('a chain of 200,000 functions is read, as it is written', () => {
  const f = fromJSON({ fluxion: 1, links: new Array(200_000).fill(link) });
  expect(f.links.length).toBe(200_000);
  expect(toJSON(f).links.length).toBe(200_000);
});

describe('a formula that is none', () => {
  test.each<[string, unknown]>([
    ['gives a number', () => 1],
    ['gives nothing', () => undefined],
    ['gives an object without at', () => ({})],
    ['has an at that gives a number', () => ({ at: () => 1 })],
  ])('%s', (_, given) => {
    const { name, message } = thrown(() => fromJSON(at({}), { formula: given as never }));
    expect([name, message.slice(0, 60)]).toEqual([
      'TypeError',
      "fromJSON: formula must be that of 'fluxion/formula'; got the",
    ]);
  });
});

test('a value that is another each time it is asked for is asked once', () => {
  let asked = 0;
  const values = {
    get a() {
      return asked++ === 0 ? 2 : 'text';
    },
  };
  expect(formula('a * x').at(values as never)(3)).toBe(6);
  expect(asked).toBe(1);
});

test('-0 comes back through text: of a family, and of a formula', () => {
  const through = (f: Elementwise) => fromJSON(JSON.parse(JSON.stringify(toJSON(f))), { formula });
  const f = affine(1, -0);
  expect(toJSON(f).links).toEqual([{ name: 'affine', parameters: [1, '-0'] }]);
  expect([f(-0), through(f)(-0), through(affine(1, 0))(-0)]).toEqual([-0, -0, 0]);
  const g = formula('1 / a + x').at({ a: -0 });
  expect([g(1), through(g)(1), through(chain(g, sigmoid))(1)]).toEqual([-Infinity, -Infinity, 0]);
});

/** A form, with anything in the place of anything, now and then. */
const strange = fc.oneof(
  fc.anything({ withBigInt: true, withMap: true, withTypedArray: true, withNullPrototype: true }),
  fc.constantFrom(-0, Number.NaN, Number.POSITIVE_INFINITY, '-0', 'a', 'x', 'sigmoid', 'affine', 2 ** 53),
);
const mostly = (usual: fc.Arbitrary<unknown>) => fc.oneof({ weight: 9, arbitrary: usual }, strange);
const number = mostly(fc.integer({ min: -3, max: 3 }));
const called = mostly(fc.constantFrom('sigmoid', 'square'));
const families = mostly(fc.constantFrom('affine', 'power', 'leaky', 'toString'));
const texts = mostly(fc.constantFrom('a * x', 'x', 'a * (', 'sin(x) / a'));
const names = mostly(fc.constantFrom(['a', 'x'], ['x', 'a']));
const links = fc.array(
  mostly(
    fc.oneof(
      fc.record({ name: called }),
      fc.record({ name: families, parameters: mostly(fc.array(number, { maxLength: 2 })) }),
      fc.record({ formula: texts, names, values: mostly(fc.record({ a: number })) }),
    ),
  ),
  { maxLength: 3 },
);
const version = mostly(fc.constant(1));
const forms = mostly(
  fc.oneof(
    fc.record({ fluxion: version, links: mostly(links) }),
    fc.record({ fluxion: version, formula: texts, names }),
  ),
);

test('whatever data is given is read as a function, or refused by an error of the library', () => {
  const seen = { read: 0, refused: 0 };
  fc.assert(
    fc.property(forms, (data) => {
      try {
        expect(typeof read(data).name).toBe('string');
        seen.read++;
      } catch (error) {
        const { name, message } = error as Error;
        expect(name).toMatch(/^(Type|Range|Syntax)Error$/);
        expect(message).toMatch(/^(fromJSON|formulaFromJSON|formula|formula\.at|affine|power|leaky): /);
        seen.refused++;
      }
    }),
    { seed: 11, numRuns: times(20_000, 500) },
  );
  expect(Math.min(seen.read, seen.refused)).toBeGreaterThan(100);
});
