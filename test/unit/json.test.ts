import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  affine,
  chain,
  elementwise,
  fromJSON,
  functions,
  leaky,
  leakyRelu,
  power,
  sigmoid,
  square,
  toJSON,
} from '../../src/index.js';
import { times } from '../support/thorough.js';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const rows = Object.values(functions).map(({ descriptor }) =>
  fc
    .tuple(
      ...descriptor.parameters.map(({ integer, positive }) =>
        integer ? fc.integer() : positive ? finite.map((v) => Math.abs(v) || 1) : finite,
      ),
    )
    .map((parameters) => descriptor.create(...parameters)),
);

test('a chain comes back as it was: name, and the bits of values and derivatives', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(...rows), { minLength: 1, maxLength: 5 }), finite, (links, x) => {
      const f = chain(...links);
      const back = fromJSON(JSON.parse(JSON.stringify(toJSON(f))));
      expect(back.name).toBe(f.name);
      expect(back.valueAndDeriv(x)).toEqual(f.valueAndDeriv(x));
    }),
    { seed: 5, numRuns: times(300, 100) },
  );
});

test('the form is that of docs/abi.md', () => {
  expect(toJSON(chain(affine(3, -14), leakyRelu, leaky(0.1), sigmoid))).toEqual({
    fluxion: 1,
    links: [
      { name: 'affine', parameters: [3, -14] },
      { name: 'leakyRelu', parameters: [] },
      { name: 'leaky', parameters: [0.1] },
      { name: 'sigmoid', parameters: [] },
    ],
  });
});

describe('data that is no chain is refused', () => {
  const one = (link: unknown) => ({ fluxion: 1, links: [link] });
  test.each<[string, unknown, string]>([
    ['text', '{}', 'fromJSON: data must be an object { fluxion: 1, links }; got the string "{}"'],
    ['null', null, 'got null'],
    ['another version', { fluxion: 2, links: [] }, 'fluxion must be 1, the version; got 2'],
    ['no links', { fluxion: 1 }, 'links must be an array of one function or more; got undefined'],
    ['empty links', { fluxion: 1, links: [] }, 'links must be an array of one function or more'],
    [
      'a misspelt name',
      one({ name: 'sigmoyd' }),
      'links[0]: there is no function "sigmoyd"; did you mean sigmoid?',
    ],
    ['a name of every object', one({ name: 'constructor' }), 'there is no function "constructor"'],
    ['a name that is no string', one({ name: 3 }), 'links[0].name must be a string; got 3'],
    ['a link that is none', one('sigmoid'), 'links[0] must be an object { name, parameters }'],
    ['too few parameters', one({ name: 'affine', parameters: [1] }), 'affine takes 2 parameters; got 1'],
    ['too many', one({ name: 'sigmoid', parameters: [1] }), 'sigmoid takes 0 parameters; got 1'],
    ['a parameter that is no number', one({ name: 'power', parameters: ['2'] }), 'n must be a number'],
    ['one out of range', one({ name: 'power', parameters: [1.5] }), 'n must be an integer'],
    [
      'parameters that are no array',
      one({ name: 'power', parameters: 3 }),
      'must be an array of numbers; got 3',
    ],
  ])('%s', (_, data, message) => {
    expect(() => fromJSON(data)).toThrow(message);
  });

  test('a function that the caller brings is no data', () => {
    expect(() =>
      toJSON(
        chain(
          square,
          elementwise((x) => x, 'same'),
        ),
      ),
    ).toThrow('toJSON: same is a function that you bring, which is code and no data');
    expect(() => toJSON((() => 1) as unknown as typeof sigmoid)).toThrow(TypeError);
    expect(toJSON(power(3)).links).toEqual([{ name: 'power', parameters: [3] }]);
  });
});

test('what Array.prototype has is none of a chain', () => {
  const links: unknown[] = new Array(1);
  const before = Object.getOwnPropertyDescriptor(Array.prototype, 0);
  Object.defineProperty(Array.prototype, 0, {
    value: { name: 'sigmoid', parameters: [] },
    configurable: true,
    writable: true,
  });
  let thrown: unknown;
  try {
    fromJSON({ fluxion: 1, links });
  } catch (error) {
    thrown = error;
  } finally {
    delete (Array.prototype as unknown[])[0];
  }
  expect(before).toBeUndefined();
  expect(thrown).toMatchObject({
    name: 'TypeError',
    message: expect.stringContaining('links[0] must be an object { name, parameters }'),
  });
});
