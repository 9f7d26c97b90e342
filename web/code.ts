/** The chain as code to copy: TypeScript with fluxion, and NumPy. Both give the numbers that the page shows. */

import { descriptorOf, type NamedFunction } from '../src/chain-text.js';
import { toNumPy } from '../src/expression/numpy.js';
import { parse } from '../src/expression/parse.js';
import { Graph } from '../src/expression/tree.js';
import { decimalsOf } from '../src/plot/format.js';
import { copyButton } from './copy-button.js';
import { h, section } from './dom.js';
import { formulaOf } from './links.js';
import { modelOf } from './model.js';
import type { State, Store } from './state.js';
import { statedLink, valuesOf } from './statement.js';
import { t } from './texts.js';

export function code(store: Store): HTMLElement {
  const block = (label: string, write: (state: State) => string) => {
    const text = h('code', { lang: 'en', translate: 'no' });
    store.subscribe((state) => {
      const now = write(state);
      if (text.textContent !== now) text.textContent = now;
    });
    const copy = copyButton(t.code.copy(label), () => write(store.state));
    const shown = h('pre', { tabindex: 0, role: 'region', 'aria-label': label }, text);
    return h('div', { class: 'code' }, h('div', { class: 'code-head' }, h('h3', {}, label), copy), shown);
  };
  return section(
    'code',
    t.code.heading,
    h('div', { class: 'columns' }, block('TypeScript', typescriptOf), block('NumPy', numpyOf)),
  );
}

/** A script for Node or a page that evaluates the chain. */
function typescriptOf(state: State): string {
  const { chain, x, from, to, step, delta } = state;
  const { value, slope } = modelOf(state);
  const decimals = Math.min(99, decimalsOf(step));
  const named = chain.filter((link) => formulaOf(link) === undefined).map(({ name }) => name);
  const names = [...new Set([...named, 'arange', 'chain'])].sort();
  const formula = named.length < chain.length ? "import { formula } from 'fluxion/formula';\n" : '';
  return `import { ${names.join(', ')} } from 'fluxion';
${formula}
const f = chain(${chain.map(callOf).join(', ')});
console.log(f(${x}), f.deriv(${x}, { delta: ${delta} }));
// ${value} ${state.quiz ? '?' : slope}

const x = arange(${from}, ${to}, ${step}).map((x) => Number(x.toFixed(${decimals})));
const { value, deriv } = f.valueAndDeriv(x, { delta: ${delta} });
`;
}

/** A link as code: `affine(3, -14)`, `formula('a*x').at({ a: 2 })`. */
function callOf(link: NamedFunction): string {
  const { name, parameters } = link;
  const text = formulaOf(link);
  if (text === undefined) return name + (parameters.length ? `(${parameters.join(', ')})` : '');
  const values = Object.entries(valuesOf(link)).map(([key, value]) => `${key}: ${value}`);
  return `formula(${JSON.stringify(text)}).at({ ${values.join(', ')} })`;
}

/** A difference has no delta 0. This one is near the derivative, by the page's plot of the V. */
const SMALL = 1e-6;

/** The same as the chapter has it: each factor by `deriv`. */
export function numpyOf({ chain, x, from, to, step, delta }: State): string {
  const definitions = new Map<string, string>();
  const names = chain.map((link) => define(link, definitions));
  const functions = [...definitions.values()].join('\n');
  const given = delta === 0 ? `${SMALL}  # a difference has no delta 0` : `${delta}`;
  return `import numpy as np
${functions.includes('scipy.') ? 'import scipy.special\n' : ''}
${functions}
def deriv(f, x, delta):
    return (f(x + delta) - f(x - delta)) / (2 * delta)

def value_and_deriv(chain, x, delta):
    slope = np.ones_like(x)
    for f in chain:
        slope = slope * deriv(f, x, delta)
        x = f(x)
    return x, slope

chain = [${names.join(', ')}]
delta = ${given}
print(*value_and_deriv(chain, np.float64(${x}), delta))

x = np.arange(${from}, ${to}, ${step}).round(${Math.min(99, decimalsOf(step))})
value, slope = value_and_deriv(chain, x, delta)
`;
}

/** Defines a link's function, once, and returns its name. */
function define(link: NamedFunction, definitions: Map<string, string>): string {
  const { name, parameters } = link;
  if (formulaOf(link) !== undefined) return defineFormula(link, definitions);
  const { formula, parameters: takes } = descriptorOf(name);
  const graph = new Graph();
  // The chapter's spelling; parameters make a name of their own: affine_3_m14.
  const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const called = [
    snake,
    ...parameters.map((value) => String(value).replace(/-/g, 'm').replace(/[^\w]/g, '_')),
  ].join('_');
  const fixed = takes.map((parameter, i) => `, ${parameter.name}=${parameters[i]}`).join('');
  definitions.set(called, `def ${called}(x${fixed}):\n    return ${toNumPy(graph, parse(graph, formula))}\n`);
  return called;
}

/** The same for a formula of the reader's, under a name of its own. */
function defineFormula(link: NamedFunction, definitions: Map<string, string>): string {
  const called = `formula_${definitions.size + 1}`;
  const graph = new Graph();
  const fixed = Object.entries(valuesOf(link)).map(([name, value]) => `, ${name}=${value}`);
  const body = toNumPy(graph, statedLink(graph, link, graph.name('x')));
  definitions.set(called, `def ${called}(x${fixed.join('')}):\n    return ${body}\n`);
  return called;
}
