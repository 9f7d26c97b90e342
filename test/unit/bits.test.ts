import { expect, test } from 'vitest';
import { functions } from '../../src/index.js';
import { hashes } from '../../verify/bits/hashes.js';
import { inputs } from '../../verify/bits/recipe.js';
import formulas from '../../verify/fixtures/formula-hashes.json' with { type: 'json' };
import committed from '../../verify/fixtures/hashes.json' with { type: 'json' };
import { formulaHashes } from '../../verify/formulas/hashes.js';

test('every function gives the committed bits', async () => {
  expect(await hashes()).toEqual(committed);
});

test('every formula that is committed gives the committed bits', async () => {
  expect(await formulaHashes()).toEqual(formulas);
});

test.each(Object.entries(functions))('%s: the same bits whatever the neighbours', (_, { descriptor }) => {
  const f = descriptor.create(...descriptor.parameters.map(({ initial }) => initial));
  const x = inputs();
  // The kernel computes two elements at once: one fewer at the front pairs each with another.
  const shifted = x.subarray(1);
  expect(f(shifted)).toEqual(f(x).subarray(1));
  for (const delta of [0, 1e-3, 1000]) {
    const slopes = f.deriv(x, { delta });
    expect(f.deriv(shifted, { delta })).toEqual(slopes.subarray(1));
    for (let i = 0; i < x.length; i += 97) expect(f.deriv(x[i] as number, { delta })).toBe(slopes[i]);
  }
});
