import type { Graph, Node } from './tree.js';
import { type Style, typeset } from './typeset.js';

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const MATHML: Style = {
  number: (digits) => `<mn>${digits}</mn>`,
  name: (name) => `<mi>${escaped(name)}</mi>`,
  upright: (name) => `<mi mathvariant="normal">${escaped(name)}</mi>`,
  operator: (symbol) => `<mo>${escaped(symbol)}</mo>`,
  sign: (symbol) => `<mo form="prefix">${symbol}</mo>`,
  row: (...parts) => `<mrow>${parts.join('')}</mrow>`,
  // Invisible times.
  times: '<mo>\u2062</mo>',
  brackets: (inside) => `<mrow><mo>(</mo>${inside}<mo>)</mo></mrow>`,
  bars: (inside) => `<mrow><mo>|</mo>${inside}<mo>|</mo></mrow>`,
  fraction: (above, below) => `<mfrac>${above}${below}</mfrac>`,
  power: (base, exponent) => `<msup>${base}${exponent}</msup>`,
  root: (inside, degree) =>
    degree === undefined ? `<msqrt>${inside}</msqrt>` : `<mroot>${inside}${degree}</mroot>`,
  cases(rows, otherwise) {
    const row = (value: string, condition: string) =>
      `<mtr><mtd style="text-align:left">${value}</mtd><mtd style="padding-left:1em;text-align:left">${condition}</mtd></mtr>`;
    const all = rows.map(([value, condition]) => row(value, condition)).join('');
    return `<mrow><mo>{</mo><mtable>${all}${row(otherwise, '<mtext>otherwise</mtext>')}</mtable></mrow>`;
  },
};

/** As presentation MathML, without the `<math>` around it. */
export const toMathML = (graph: Graph, root: Node): string => typeset(graph, root, MATHML);
