/** `npm run verify -- formulas [--count 500] [--seed 1]`: gradients of random formulas, all operations, up to six deep,
 *  against the same at 400 bits, relative to the condition of each step. */
import { parseArgs } from 'node:util';
import { check } from './check.js';

const { values } = parseArgs({
  options: { count: { type: 'string', default: '500' }, seed: { type: 'string', default: '1' } },
});
const { formulas, numbers, faults, worst } = check(Number(values.count), Number(values.seed));
for (const fault of faults) console.log(fault);
console.log(
  `${formulas} formulas, ${numbers} values and derivatives: ${faults.length} off by more than they may be; ` +
    `the largest part of a bound is ${worst.toPrecision(3)}`,
);
if (faults.length > 0) process.exitCode = 1;
