import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { functions } from '../../src/index.js';
import { kernel } from '../../src/kernel/kernel.js';
import { expRows } from '../../tools/tables/exp.js';
import { tableFiles } from '../../tools/tables/files.js';

test('the constants are what tools/tables.ts derives', () => {
  for (const [path, text] of Object.entries(tableFiles())) expect(readFileSync(path, 'utf8')).toBe(text);
});

test("exp's rows, computed when the kernel starts, are 2^(j/512) rounded and its rest", () => {
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

test("a kernel file's name is its exports' name, and every file has a row", () => {
  const exported = Object.keys(kernel().exports);
  for (const file of readdirSync('assembly/functions')) {
    const name = file.replace('.ts', '');
    expect(exported).toContain(`${name}Value`);
    expect(exported).toContain(`${name}Slope`);
    expect(Object.keys(functions)).toContain(name);
    const exports = readFileSync(`assembly/functions/${file}`, 'utf8').matchAll(/export function (\w+)/g);
    for (const [, entry] of exports)
      expect(entry).toMatch(new RegExp(`^${name}(Value|Slope|ValueAndSlope)$`));
  }
});
