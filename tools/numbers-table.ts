/** The table of operation numbers in docs/abi.md, from the frozen numbers and the table of functions. */
import { readFileSync } from 'node:fs';
import type { Parameter } from '../src/descriptor.js';
import { fill } from './fill.js';
import { operationNumbers } from './kernel/dispatch.js';
import { rows } from './rows.js';

export const NUMBERS_PAGE = 'docs/abi.md';

const takes = ({ name, integer, positive }: Parameter): string =>
  name + (integer ? ', an integer below 2^31 in size' : positive ? ', above 0' : '');

/** A part's parameters, and the functions that are it at fixed ones. */
function parametersOf(part: string): string {
  const own = rows.filter((row) => row.part === part);
  const chosen = own.flatMap(({ parameters }) => parameters.map(takes)).join(', ');
  const fixed = own.filter(({ numbers }) => numbers.length > 0);
  return [chosen, ...fixed.map(({ name, numbers }) => `\`${name}\` is ${numbers.join(', ')}`)].join('; ');
}

/** The page with the table as it should be. */
export function withNumbers(): string {
  const numbers = Object.entries(operationNumbers()).sort(([, a], [, b]) => a - b);
  const lines = numbers.map(([part, number]) => {
    const parameters = parametersOf(part);
    return `| ${number} | \`${part}\` | ${parameters}${parameters && ' '}|\n`;
  });
  const table = `| number | function | parameters |\n|---|---|---|\n${lines.join('')}`;
  return fill(readFileSync(NUMBERS_PAGE, 'utf8'), 'operation numbers', table);
}
