import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { functions } from '../../src/index.js';
import * as allParts from '../../src/kernel/generated/parts.js';
import { kernel } from '../../src/kernel/kernel.js';
import type { Part } from '../../src/kernel/part.js';
import { ENTRIES } from '../../tools/kernel/dispatch.js';
import { ALL_POINTS, looked } from '../../tools/tables/approximate.js';
import { expRows } from '../../tools/tables/exp.js';
import { tableFiles } from '../../tools/tables/files.js';
import { tanhRows } from '../../tools/tables/tanh.js';
import { trigRows } from '../../tools/tables/trig.js';
import { times } from '../support/thorough.js';

test('the constants are what tools/tables.ts derives', () => {
  // Most of the time goes to looking at the polynomials' errors again.
  looked.points = times(ALL_POINTS, 10);
  for (const [path, text] of Object.entries(tableFiles())) expect(readFileSync(path, 'utf8')).toBe(text);
  looked.points = ALL_POINTS;
});

test("exp's rows, computed when they are first needed, are 2^(j/512) rounded and its rest", () => {
  kernel().part(allParts.expRows);
  const { memory } = kernel().exports;
  const view = new DataView(memory.buffer);
  const rows = expRows();
  const starts = (at: number) =>
    rows.slice(0, 3).every(({ bits }, j) => view.getBigUint64(at + 16 * j + 8, true) === bits);
  let at = 256;
  while (!starts(at)) at += 8;
  for (const [j, { bits, tail }] of rows.entries()) {
    expect(view.getBigUint64(at + 16 * j + 8, true)).toBe(bits);
    expect(Math.abs(view.getFloat64(at + 16 * j, true) - tail)).toBeLessThan(1e-29);
  }
});

/** The doubles from where the first three rows stand in the kernel's memory. */
function rowsInMemory(rows: readonly (readonly number[])[]): Float64Array {
  const all = new Float64Array(kernel().exports.memory.buffer);
  const first = rows.slice(0, 3).flat();
  let at = 32;
  while (!first.every((value, i) => Math.abs((all[at + i] as number) - value) < 1e-29)) at++;
  return all.subarray(at, at + rows.flat().length);
}

test.each([
  ["tanh's rows are tanh(i/32) rounded and its rest", allParts.tanhRows, tanhRows()],
  ["sin's rows are sin(i pi/128), its rest, cos less 1, and cos", allParts.trigRows, trigRows()],
] as const)('%s, computed when they are first needed', (_, part, rows) => {
  kernel().part(part);
  const got = rowsInMemory(rows);
  for (const [i, value] of rows.flat().entries()) {
    // The rests need not be rounded right; what is a result's first part must be.
    if (Math.abs(value) > 1e-15) expect(got[i]).toBe(value);
    else expect(Math.abs((got[i] as number) - value)).toBeLessThan(1e-29);
  }
});

test("a kernel file's name is its exports' name, and every file has a row", () => {
  const parts = new Map(Object.entries(allParts));
  for (const file of readdirSync('assembly/functions')) {
    const name = file.replace('.ts', '');
    const exported = Object.keys(kernel().part(parts.get(name) as Part));
    expect(exported).toContain(`${name}Value`);
    expect(exported).toContain(`${name}Slope`);
    expect(Object.keys(functions)).toContain(name);
    const exports = readFileSync(`assembly/functions/${file}`, 'utf8').matchAll(/export function (\w+)/g);
    for (const [, entry] of exports) expect(entry).toMatch(new RegExp(`^${name}(${ENTRIES.join('|')})$`));
  }
});
