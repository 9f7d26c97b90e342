/** The chain rule in general, for chains of one, two, three and more functions. */

const sub = (letter: string, index: number | string): string =>
  `<msub><mi>${letter}</mi><mn>${index}</mn></msub>`;

/** f with that index, of something. */
const of = (f: string, at: string): string =>
  `${f}<mo stretchy="false">(</mo>${at}<mo stretchy="false">)</mo>`;

const CIRCLE = '<mo>∘</mo>';

const slope = (above: string, at: string): string =>
  of(`<mfrac><mrow><mi>d</mi>${above}</mrow><mrow><mi>d</mi><mi>u</mi></mrow></mfrac>`, at);

/** The derivative of the whole chain. */
export function generalLeft(n: number): string {
  const names =
    n > 3 ? [sub('f', n), '<mo>⋯</mo>', sub('f', 1)] : Array.from({ length: n }, (_, i) => sub('f', n - i));
  const whole = names.join(CIRCLE);
  return slope(n > 1 ? `<mo>(</mo>${whole}<mo>)</mo>` : whole, '<mi>x</mi>');
}

/** One factor of the product, taken where its function works. */
export function generalFactor(index: number): string {
  const first = of(sub('f', 1), '<mi>x</mi>');
  const inputs = ['<mi>x</mi>', first, of(sub('f', 2), first)];
  return slope(sub('f', index + 1), inputs[index] ?? sub('u', index));
}
