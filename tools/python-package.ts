import { copyFileSync, writeFileSync } from 'node:fs';
import type { Parameter } from '../src/descriptor.js';
import { ELSEWHERE } from '../src/elsewhere.js';
import { SLOPES } from '../src/expression/differentiate.js';
import { INFIX, OPERATIONS } from '../src/expression/operations.js';
import { HINTS } from '../src/expression/tokens.js';
import { FUNCTIONS } from '../src/formula/language.js';
import { operationNumbers, operations } from './kernel/dispatch.js';
import { rows } from './rows.js';

/** Gives the Python package its binary, its table of functions, and what formulas may say. */
export function writePython(): void {
  copyFileSync('build/kernel-bulk.wasm', 'python/src/fluxion/kernel.wasm');
  writeFileSync('python/src/fluxion/_functions.py', table());
  writeFileSync('python/src/fluxion/_language.py', language());
}

/** The tables of `src/expression` and `src/formula`, so that they are stated once. JSON is Python here: there are
 *  strings, numbers and lists only. */
function language(): string {
  const dict = (name: string, type: string, about: string, entries: Iterable<readonly [string, unknown]>) =>
    `#: ${about}\n${name}: dict[str, ${type}] = {\n${[...entries]
      .map(([key, value]) => `    ${JSON.stringify(key)}: ${tuples(value)},\n`)
      .join('')}}\n`;
  return `# Written by tools/build.ts.
"""What formulas may say, and what the kernel calls it."""

${[
  dict('ARITY', 'int', 'What expressions are made of, with the number of arguments.', OPERATIONS),
  dict('FUNCTIONS', 'int', 'What formulas may call, with the number of arguments.', FUNCTIONS),
  dict(
    'INFIX',
    'tuple[str, int]',
    'Operators between two operands: the symbol, and how tightly it binds.',
    [...INFIX].map(([f, { symbol, level }]) => [f, [symbol, level]]),
  ),
  dict('SLOPES', 'str', "f'(u) of the functions of one argument.", SLOPES),
  dict('HINTS', 'str', 'What people write for an operator that is written otherwise here.', HINTS),
  dict('ELSEWHERE', 'str', 'What functions are called in other libraries, and here.', ELSEWHERE),
  dict(
    'DEFINITIONS',
    'tuple[str, tuple[str, ...]]',
    'What each function of the table is: its formula, and the names of its parameters.',
    rows.map(({ name, formula, parameters }) => [
      name,
      [formula, parameters.map((parameter) => parameter.name)],
    ]),
  ),
  dict(
    'KERNEL',
    'tuple[int, tuple[float, ...]]',
    'The number of its operation, and the parameters that it always has.',
    rows.map(({ name, part, numbers }) => [name, [operationNumbers()[part], numbers]]),
  ),
  dict(
    'OPERATIONS',
    'int',
    'The numbers of operations between values.',
    Object.entries(operations()).map(([name, { number }]) => [name, number]),
  ),
].join('\n')}`;
}

/** A list as a tuple, all else as it is. */
function tuples(value: unknown): string {
  if (!Array.isArray(value)) return JSON.stringify(value);
  return `(${value.map(tuples).join(', ')}${value.length === 1 ? ',' : ''})`;
}

/** What a parameter takes, in Python's words for it. */
const kindOf = ({ integer, positive }: Parameter): string =>
  integer ? '"integer"' : positive ? '"positive"' : '"finite"';

function table(): string {
  const definitions = rows.map(({ name, part, numbers, parameters, summary }) => {
    const operation = operationNumbers()[part];
    const text = (list: readonly string[]) =>
      list.length === 0 ? '()' : `(${list.join(', ')}${list.length === 1 ? ',' : ''})`;
    const made =
      parameters.length === 0
        ? `${name}: Elementwise = builtin(${[`"${name}"`, operation, ...numbers].join(', ')})`
        : `${name}: Callable[..., Elementwise] = maker("${name}", ${operation}, ` +
          `${text(parameters.map((parameter) => `"${parameter.name}"`))}, ` +
          `${text(parameters.map(kindOf))})`;
    return `#: ${summary}\n${made}\n`;
  });
  const names = rows.map(({ name }) => name);
  return `# Written by tools/build.ts.
"""The functions, by name."""

from __future__ import annotations

from collections.abc import Callable

from ._elementwise import Elementwise
from ._rows import builtin, maker

${definitions.join('\n')}
#: Every function and maker by its name.
functions: dict[str, Elementwise | Callable[..., Elementwise]] = {
${names.map((name) => `    "${name}": ${name},`).join('\n')}
}

__all__ = ["functions", ${names.map((name) => `"${name}"`).join(', ')}]
`;
}
