/** What only a new process shows: the first result, and memory. Node. */
import { execFileSync } from 'node:child_process';

/** Runs a program of its own with the package at that address.
 *  @returns the number it prints. */
function ask(packageUrl: string, program: string): number {
  const text = `const url = ${JSON.stringify(packageUrl)};\n${program}`;
  return Number(execFileSync(process.execPath, ['--input-type=module', '-e', text], { encoding: 'utf8' }));
}

/** Milliseconds from before the import to the first result: the median of eleven processes.
 *  @param packageUrl the built package's `index.js`. */
export function coldStart(packageUrl: string): number {
  const program = `
    const start = performance.now();
    const { sigmoid } = await import(url);
    sigmoid(1);
    console.log(performance.now() - start);`;
  const taken = Array.from({ length: 11 }, () => ask(packageUrl, program));
  return taken.sort((a, b) => a - b)[5] as number;
}

/** Bytes by which the process grew at most while it took a derivative of 10,000,000 doubles into \`out\`. */
export function peakMemory(packageUrl: string): number {
  const program = `
    const { chain, square, sigmoid } = await import(url);
    const f = chain(square, sigmoid);
    const x = new Float64Array(1e7).fill(0.5);
    const out = new Float64Array(1e7).fill(0.5);
    const peak = () => process.resourceUsage().maxRSS * 1024;
    const before = peak();
    f.deriv(x, { delta: 0.001, out });
    console.log(peak() - before);`;
  return ask(packageUrl, program);
}
