/** The chain rule in general, in TeX, for chains of one, two, three and more functions. The left side is the
 *  derivative of the whole chain; each factor is taken where its function works. */
const factor = (index: string, at: string): string => `\\frac{d f_{${index}}}{du}(${at})`;

export const GENERAL = {
  left1: '\\frac{d f_1}{du}(x)',
  left2: '\\frac{d (f_2 \\circ f_1)}{du}(x)',
  left3: '\\frac{d (f_3 \\circ f_2 \\circ f_1)}{du}(x)',
  left: '\\frac{d (f_{#n} \\circ \\cdots \\circ f_1)}{du}(x)',
  factor1: factor('1', 'x'),
  factor2: factor('2', 'f_1(x)'),
  factor3: factor('3', 'f_2(f_1(x))'),
  factor: factor('#n', 'u_{#before}'),
  u: 'u_{#n}',
} as const;
