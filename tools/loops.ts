/** Writes `src/bench/generated/loops.ts`: the plain loops that fluxion is compared with. They are source, so that
 *  each loop, and the function that calls it, has code of its own. Closures that are made at one place share what the
 *  engine learnt of their types. One that has seen both doubles and singles runs up to three times slower for both
 *  (measured, V8 11.3, square at 10,000); a loop whose caller has called others too, a fifth (V8 13.6). */
import { mkdirSync, writeFileSync } from 'node:fs';
import { descriptors } from '../src/chain-text.js';
import { toJavaScript } from '../src/expression/javascript.js';
import { Graph } from '../src/expression/tree.js';
import { stated } from '../src/statement.js';

/** A loop over x: `v` is the element, `d` delta, `y[i]` and `dy[i]` the results; `before` runs once a call. */
interface Body {
  readonly body: string;
  readonly before?: string;
}

const DIFFERENCE = `const u = v * v, p = v + d, m = v - d;
    dy[i] = ((p * p - m * m) / (2 * d)) *
      ((1 / (1 + Math.exp(-(u + d))) - 1 / (1 + Math.exp(-(u - d)))) / (2 * d));`;

// With e = exp(-u): the difference of sigmoid is (sinh d / d) e / ((1 + e)^2 + 4 e sinh^2(d/2)); that of square is 2v.
const BEFORE = 'const s = Math.sinh(d) / d, h = 4 * Math.sinh(d / 2) ** 2;';
const CLOSED = 'const e = Math.exp(-v * v), t = 1 + e; dy[i] = (2 * v * s * e) / (t * t + h * e);';

/** By the names of the workloads. */
const BODIES: Readonly<Record<string, Body>> = {
  square: { body: 'y[i] = v * v;' },
  sigmoid: { body: 'y[i] = 1 / (1 + Math.exp(-v));' },
  chain: { body: 'y[i] = 1 / (1 + Math.exp(-(v * v)));' },
  derivative: { body: DIFFERENCE },
  'derivative closed': { before: BEFORE, body: CLOSED },
  both: { body: `${DIFFERENCE} y[i] = 1 / (1 + Math.exp(-u));` },
  'both closed': { before: BEFORE, body: `${CLOSED} y[i] = 1 / t;` },
  five: { body: 'const r = Math.max(0.2 * v, v); y[i] = 2 * Math.tanh(1 / (1 + Math.exp(-(r * r)))) - 1;' },
};

/** A function of the table: JavaScript's own of that name, or else its formula; undefined where that needs what
 *  JavaScript has not. `Math.round` is another function than `round`: it takes halves up. */
function ofTable(name: string): Body | undefined {
  const parameters = descriptors.get(name)?.parameters.map(({ initial }) => initial) ?? [];
  if (name in Math && name !== 'round' && parameters.length === 0) return { body: `y[i] = Math.${name}(v);` };
  const graph = new Graph();
  try {
    return { body: `y[i] = ${toJavaScript(graph, stated(graph, { name, parameters }, graph.name('v')))};` };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function loop(name: string, { body, before = '' }: Body): string {
  const used = (parameter: string) => new RegExp(`\\b${parameter}\\b`).test(before + body);
  const parameters = ['y', 'dy', 'd'].map((parameter) => (used(parameter) ? parameter : `_${parameter}`));
  return `  '${name}': (...given) => {
    const loop: Loop = (x, ${parameters.join(', ')}) => {
      ${before}
      for (let i = 0; i < x.length; i++) { const v = x[i] as number; ${body} }
    };
    const [x, y, dy, d] = given;
    return () => loop(x, y, dy, d);
  },
`;
}

const loops = [
  ...Object.entries(BODIES).flatMap(([name, body]) =>
    ['f64', 'f32'].map((kind) => loop(`${name} ${kind}`, body)),
  ),
  ...[...descriptors.keys()].map((name) => {
    const body = ofTable(name);
    return body ? loop(`table ${name}`, body) : '';
  }),
];
mkdirSync('src/bench/generated', { recursive: true });
writeFileSync(
  'src/bench/generated/loops.ts',
  `// Written by tools/loops.ts.
import type { Loop, Make } from '../plain.js';

export const LOOPS: Readonly<Record<string, Make>> = {
${loops.join('')}};
`,
);
