/** The chain rule in general, for chains of one, two, three and more functions. */

const sub = (letter: string, index: number | string): string =>
  `<msub><mi>${letter}</mi><mn>${index}</mn></msub>`;

/** f with that index, of something. */
const of = (f: string, at: string): string =>
  `${f}<mo stretchy="false">(</mo>${at}<mo stretchy="false">)</mo>`;

const CIRCLE = '<mo>∘</mo>';

/** f′(x): in Lagrange's way, as the lines before have a u of their own. */
const slope = (f: string, at: string): string => of(`<msup>${f}<mo>′</mo></msup>`, at);

/** What leaves a link of a chain of n, as Leibniz writes it: u, u₁, u₂; last f; x before the first. */
export function between(index: number, n: number): string {
  if (index === 0) return '<mi>x</mi>';
  if (index === n) return '<mi>f</mi>';
  return n === 2 ? '<mi>u</mi>' : sub('u', index);
}

/** du/dx, dv/du, df/dv: the factors without a place to take them at. */
export const plainFactor = (index: number, n: number): string =>
  ratio(between(index + 1, n), between(index, n));

/** df/dx */
export const plainLeft = (): string => ratio('<mi>f</mi>', '<mi>x</mi>');

const ratio = (above: string, below: string): string =>
  `<mfrac><mrow><mi>d</mi>${above}</mrow><mrow><mi>d</mi>${below}</mrow></mfrac>`;

/** The derivative of the whole chain. */
export function generalLeft(n: number): string {
  const names =
    n > 3 ? [sub('f', n), '<mo>⋯</mo>', sub('f', 1)] : Array.from({ length: n }, (_, i) => sub('f', n - i));
  const whole = names.join(CIRCLE);
  return slope(n > 1 ? `<mrow><mo>(</mo>${whole}<mo>)</mo></mrow>` : whole, '<mi>x</mi>');
}

/** One factor of the product, taken where its function works. */
export function generalFactor(index: number): string {
  const first = of(sub('f', 1), '<mi>x</mi>');
  const inputs = ['<mi>x</mi>', first, of(sub('f', 2), first)];
  return slope(sub('f', index + 1), inputs[index] ?? sub('u', index));
}
