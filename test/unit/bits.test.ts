import { expect, test } from 'vitest';
import { called, hashes } from '../../src/bits/hashes.js';
import committed from '../../src/bits/hashes.json' with { type: 'json' };
import { type Computed, hash, inputs, moved } from '../../src/bits/recipe.js';
import { functions, square } from '../../src/index.js';
import formulas from '../../verify/fixtures/formula-hashes.json' with { type: 'json' };
import { formulaHashes } from '../../verify/formulas/formula-hashes.js';

test('every output of every function has the committed bits', async () => {
  const found = await hashes();
  expect(moved(found, committed)).toEqual([]);
  expect(Object.keys(found).sort(), 'the functions that have a committed hash').toEqual(
    Object.keys(committed).sort(),
  );
});

test('every output of every formula that is committed has the committed bits', async () => {
  expect(moved(await formulaHashes(), formulas)).toEqual([]);
});

test('an output with one other bit is named, and no other output', async () => {
  const right = called(square);
  const wrong: Computed = {
    ...right,
    deriv: async (x, delta) => {
      const slopes = await right.deriv(x, delta);
      // One element's last bit.
      const bytes = new Uint8Array(slopes.buffer);
      if (delta === 0.1) bytes[8 * 5000] = (bytes[8 * 5000] as number) ^ 1;
      return slopes;
    },
  };
  const expected = { square: await hash(right) };
  expect(moved({ square: await hash(wrong) }, expected)).toEqual(['square: slope at delta 0.1']);
  expect(moved({}, expected)).toHaveLength(9);
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
