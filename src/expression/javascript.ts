import { LEVEL } from './operations.js';
import { atom, call, type Dialect, print, within } from './print.js';
import type { Graph, Node } from './tree.js';

/** Functions that `Math` has under the same names. */
const MATH: ReadonlySet<string> = new Set(
  'exp expm1 log log1p sqrt cbrt abs sign floor ceil trunc sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh min max hypot atan2'.split(
    ' ',
  ),
);

const JAVASCRIPT: Dialect = {
  symbols: { '==': '===', '!=': '!==' },
  call(f, args) {
    const [a, b, c] = args;
    if (MATH.has(f)) return call(`Math.${f}`, args);
    if (f === 'pi' || f === 'e') return atom(f === 'pi' ? 'Math.PI' : 'Math.E');
    if (f === 'pow' && a && b) {
      // A square is a product, as one writes it.
      if (b.text === '2' && /^\w+$/.test(a.text))
        return { text: `${a.text} * ${a.text}`, level: LEVEL.product };
      return { text: `${within(a, LEVEL.atom)} ** ${within(b, LEVEL.power)}`, level: LEVEL.power };
    }
    // JavaScript does not read -a ** b.
    if (f === 'negate' && a) return { text: `-${within(a, LEVEL.atom)}`, level: LEVEL.sign };
    if (f === 'log1pexp' && a) return call('Math.log1p', [call('Math.exp', [a])]);
    if (f === 'where' && a && b && c) {
      const condition = a.level === LEVEL.comparison ? a.text : `${within(a, LEVEL.sum)} !== 0`;
      return { text: `${condition} ? ${b.text} : ${c.text}`, level: LEVEL.choice };
    }
    if (f === 'clamp' && a && b && c) return call('Math.min', [call('Math.max', [a, b]), c]);
    if (/^(round|erfc?|[Pp]hi)$/.test(f)) throw new RangeError(`formula: JavaScript has no ${f}`);
    return undefined;
  },
};

/** As an expression in JavaScript with `Math`.
 *  @throws {RangeError} at functions that `Math` has not: erf, erfc, the normal distribution, rounding to even. */
export const toJavaScript = (graph: Graph, root: Node): string => print(graph, root, JAVASCRIPT);
