import { copyFileSync, writeFileSync } from 'node:fs';
import { linksBehind } from '../src/elementwise.js';
import { functions } from '../src/index.js';
import { KernelLink } from '../src/link.js';
import { operationNumbers } from './kernel/dispatch.js';

/** Gives the Python package its binary and its table of functions. */
export function writePython(): void {
  copyFileSync('build/kernel-bulk.wasm', 'python/src/fluxion/kernel.wasm');
  writeFileSync('python/src/fluxion/_functions.py', table());
}

function table(): string {
  const rows = Object.entries(functions).map(([name, { descriptor }]) => {
    const { summary, parameters, create } = descriptor;
    const [link] = linksBehind(create(...parameters.map(({ initial }) => initial)));
    if (!(link instanceof KernelLink)) throw new Error(`${name} has no kernel function.`);
    const operation = operationNumbers()[link.part.name];
    const text = (list: readonly string[]) =>
      list.length === 0 ? '()' : `(${list.join(', ')}${list.length === 1 ? ',' : ''})`;
    const made =
      parameters.length === 0
        ? `${name}: Elementwise = builtin(${[`"${name}"`, operation, ...link.parameters].join(', ')})`
        : `${name}: Callable[..., Elementwise] = maker("${name}", ${operation}, ` +
          `${text(parameters.map((parameter) => `"${parameter.name}"`))}, ` +
          `${text(parameters.map(({ integer }) => (integer ? 'True' : 'False')))})`;
    return `#: ${summary}\n${made}\n`;
  });
  const names = Object.keys(functions);
  return `# Written by tools/build.ts.
"""The functions, by name."""

from __future__ import annotations

from collections.abc import Callable

from ._elementwise import Elementwise
from ._rows import builtin, maker

${rows.join('\n')}
#: Every function and maker by its name.
functions: dict[str, Elementwise | Callable[..., Elementwise]] = {
${names.map((name) => `    "${name}": ${name},`).join('\n')}
}

__all__ = ["functions", ${names.map((name) => `"${name}"`).join(', ')}]
`;
}
