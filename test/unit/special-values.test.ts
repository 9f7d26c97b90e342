import { describe, expect, test } from 'vitest';
import page from '../../docs/special-values.md?raw';
import { parseChain } from '../../src/chain-text.js';
import { chain, functions } from '../../src/index.js';

/** A cell as a number. */
function numberOf(text: string): number {
  const [, minus = '', size = ''] = /^(-?)(.*)$/.exec(text) ?? [];
  const value = size === 'tiny' ? Number.MIN_VALUE : size === 'largest' ? Number.MAX_VALUE : Number(size);
  return minus ? -value : value;
}

const cellsOf = (row: string) =>
  row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll('`', ''));

/** The rows under a heading: a name, and a result for each x of the table's head. */
function table(heading: string) {
  const section = page.slice(page.indexOf(`## ${heading}`));
  const [head = '', , ...rows] =
    section
      .split('\n\n')
      .find((block) => block.startsWith('| x |'))
      ?.trim()
      .split('\n') ?? [];
  const [, ...x] = cellsOf(head);
  return rows
    .map(cellsOf)
    .flatMap(([name = '', ...cells]) => cells.map((want, i) => ({ name, x: x[i] ?? '', want })));
}

const at = (name: string) => chain(...parseChain(name));

const resultOf = (name: string, x: number) => at(name)(x);
const slopeOf = (name: string, x: number) => at(name).deriv(x, { delta: 0 });

describe.each([
  { heading: 'f(x)', compute: resultOf },
  { heading: "f'(x), the derivative itself", compute: slopeOf },
])('$heading, as docs/special-values.md has it', ({ heading, compute }) => {
  const rows = table(heading);

  test('every function has a row', () => {
    const named = new Set(rows.map(({ name }) => name.replace(/\(.*/, '')));
    expect(Object.keys(functions).filter((name) => !named.has(name))).toEqual([]);
  });

  test.each(rows)('$name at $x is $want', ({ name, x, want }) => {
    expect(compute(name, numberOf(x))).toBe(numberOf(want));
  });
});
