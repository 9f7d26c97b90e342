/** `npm run verify -- calls [--runs 50000] [--seed 1]`: calls with every kind of array against single numbers. */
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { calls, faultOf } from './check.js';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '50000' }, seed: { type: 'string', default: '1' } },
});
const numRuns = Number(values.runs);
fc.assert(
  fc.property(calls, (call) => {
    const fault = faultOf(call);
    if (fault !== undefined) throw new Error(fault);
  }),
  { numRuns, seed: Number(values.seed) },
);
console.log(`${numRuns} calls, no difference from single numbers`);
