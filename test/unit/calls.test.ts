import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calls, faultOf } from '../../verify/calls/checked-call.js';
import { formulaCalls, formulaFaultOf } from '../../verify/calls/checked-formula.js';
import { times } from '../support/thorough.js';

// 50,000 of them: `npm run verify -- calls`.
test('every kind of array gives what single numbers give: subclasses, own methods, Proxies, shared memory, functions that use the library', () => {
  fc.assert(
    fc.property(calls, (call) => {
      expect(faultOf(call)).toBeUndefined();
    }),
    { seed: 7, numRuns: times(1500, 200) },
  );
});

test('so do formulas, with every kind of array for each of their inputs', () => {
  fc.assert(
    fc.property(formulaCalls, (call) => {
      expect(formulaFaultOf(call)).toBeUndefined();
    }),
    { seed: 7, numRuns: times(500, 40) },
  );
});
