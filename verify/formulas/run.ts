/** `npm run verify -- formulas [--count 500] [--seed 1]`: gradients of random formulas, all operations, up to six deep,
 *  against the same at 400 bits. How far off they may be follows from the condition of each step. As many formulas are
 *  tried in Python, whose results must have the same bits. */
import { parseArgs } from 'node:util';
import { check } from './checked-gradients.js';
import { inPython } from './in-python.js';

const { values } = parseArgs({
  options: { count: { type: 'string', default: '500' }, seed: { type: 'string', default: '1' } },
});
const [count, seed] = [Number(values.count), Number(values.seed)];
const { formulas, numbers, faults, worst } = check(count, seed);
for (const fault of faults) console.log(fault);
console.log(
  `${formulas} formulas, ${numbers} values and derivatives: ${faults.length} off by more than they may be; ` +
    `the largest part of a bound is ${worst.toPrecision(3)}`,
);
const others = await inPython(count, seed);
for (const other of others ?? []) console.log(other);
console.log(
  others === undefined
    ? 'Python is not compared: it is not there, or has no wasmtime, or `npm run build` was not run'
    : `${count} formulas and ${count} texts with a mistake in Python: ${others.length} differ`,
);
if (faults.length > 0 || (others?.length ?? 0) > 0) process.exitCode = 1;
if (others === undefined && process.env.CI !== undefined) process.exitCode = 1;
