/** `npm run verify -- calls [--runs 50000] [--seed 1]`: calls with every kind of array against single numbers. */
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { calls, faultOf } from './checked-call.js';
import { formulaCalls, formulaFaultOf } from './checked-formula.js';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '50000' }, seed: { type: 'string', default: '1' } },
});
const numRuns = Number(values.runs);
const none = (fault: string | undefined): void => {
  if (fault !== undefined) throw new Error(fault);
};
const options = { numRuns, seed: Number(values.seed) };
fc.assert(
  fc.property(calls, (call) => none(faultOf(call))),
  options,
);
fc.assert(
  fc.property(formulaCalls, (call) => none(formulaFaultOf(call))),
  { ...options, numRuns: Math.ceil(numRuns / 10) },
);
console.log(`${numRuns} calls, and a tenth as many of formulas: no difference from single numbers`);
