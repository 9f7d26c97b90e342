import type { Graph, Node } from './tree.js';
import { type Style, typeset } from './typeset.js';

/** Letters and signs that have commands. */
const COMMANDS: Readonly<Record<string, string>> = {
  Φ: '\\Phi',
  φ: '\\varphi',
  π: '\\pi',
  '−': '-',
  '·': '\\cdot',
  '≤': '\\le',
  '≥': '\\ge',
  '≠': '\\ne',
};

const KNOWN = /^(exp|ln|sin|cos|tan|sinh|cosh|tanh|arcsin|arccos|arctan|min|max)$/;

const command = (sign: string): string => COMMANDS[sign] ?? sign;

const TEX: Style = {
  number: (digits) => digits.replace(/e\+?(-?\d+)$/, ' \\cdot 10^{$1}'),
  name: (name) => (name.length === 1 ? command(name) : `\\mathit{${name.replace(/_/g, '\\_')}}`),
  upright: (name) => {
    if (KNOWN.test(name)) return `\\${name}`;
    return name in COMMANDS ? command(name) : `\\operatorname{${name}}`;
  },
  operator: (symbol) => ` ${command(symbol)} `,
  sign: command,
  row: (...parts) => parts.join(''),
  times: ' \\, ',
  brackets: (inside) => `\\left(${inside}\\right)`,
  bars: (inside) => `\\left|${inside}\\right|`,
  fraction: (above, below) => `\\frac{${above}}{${below}}`,
  power: (base, exponent) => `{${base}}^{${exponent}}`,
  root: (inside, degree) => `\\sqrt${degree === undefined ? '' : `[${degree}]`}{${inside}}`,
  cases: (rows, otherwise) =>
    `\\begin{cases} ${rows.map((row) => row.join(' & ')).join(' \\\\ ')} \\\\ ${otherwise} & \\text{otherwise} \\end{cases}`,
};

/** As TeX, for math mode. */
export const toTeX = (graph: Graph, root: Node): string => typeset(graph, root, TEX);
