import { atom, call, type Dialect, print } from './print.js';
import { stable } from './stable.js';
import type { Graph, Node } from './tree.js';

/** Where NumPy's name is another. */
const NAMES: Readonly<Record<string, string>> = {
  pow: 'np.power',
  max: 'np.maximum',
  min: 'np.minimum',
  asin: 'np.arcsin',
  acos: 'np.arccos',
  atan: 'np.arctan',
  asinh: 'np.arcsinh',
  acosh: 'np.arccosh',
  atanh: 'np.arctanh',
  atan2: 'np.arctan2',
  clamp: 'np.clip',
  erf: 'scipy.special.erf',
  erfc: 'scipy.special.erfc',
  Phi: 'scipy.special.ndtr',
};

const OPERATORS =
  /^(add|subtract|multiply|divide|negate|less|lessOrEqual|greater|greaterOrEqual|equal|notEqual)$/;

const NUMPY: Dialect = {
  call(f, args) {
    if (OPERATORS.test(f)) return undefined;
    if (f === 'pi' || f === 'e') return atom(`np.${f}`);
    if (f === 'log1pexp') return call('np.logaddexp', [atom('0'), ...args]);
    if (f === 'phi') return atom(`(np.exp(-np.square(${args[0]?.text}) / 2) / np.sqrt(2 * np.pi))`);
    return call(NAMES[f] ?? `np.${f}`, args);
  },
};

/** As an expression in NumPy, by its own functions where the formula as written would cancel or overflow. Some
 *  functions are SciPy's: then the text has `scipy.special.`. */
export const toNumPy = (graph: Graph, root: Node): string => print(graph, stable(graph, root), NUMPY);
