import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { hex } from './hex.js';
import type { Worst } from './measure.js';

/** States the measured errors in the docstring of a function's kernel file, after its equations. */
export function stamp(name: string, value: Worst, slopes: readonly { delta: number; worst: Worst }[]): void {
  const path = `assembly/functions/${name}.ts`;
  if (!existsSync(path)) return;
  const text = readFileSync(path, 'utf8');
  const steepest = slopes.reduce((most, slope) => (slope.worst.ulp > most.worst.ulp ? slope : most));
  const line = ` *  Error: f ${say(value)}; slope ${say(steepest.worst)}, d = ${steepest.delta}.`;
  const [start, end] = docstring(text);
  const before = text
    .slice(start, end)
    .replace(/ \*\/$/, '')
    .replace(/\n \* {2}Error: f .*/, '');
  writeFileSync(path, `${text.slice(0, start)}${before}\n${line} */${text.slice(end)}`);
}

const say = ({ ulp, x }: Worst) =>
  ulp < 1e-6 ? 'exact' : `max ${ulp < 1000 ? ulp.toFixed(2) : ulp.toExponential(1)} ULP at x = ${hex(x)}`;

/** The docstring right above the class, or above the first export. */
function docstring(text: string): [number, number] {
  const code = text.search(/^(class|export function) /m);
  const end = text.lastIndexOf('*/', code) + 2;
  return [text.lastIndexOf('/**', end), end];
}
