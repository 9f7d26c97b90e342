/** What a curve shows of the chain. */
export type Curve = 'value' | 'derivative';

/** What a plot says, in words: another language gives its own. */
export interface PlotWords {
  readonly tangent: string;
  readonly secant: string;
  /** The product of the links' differences. */
  readonly differences: string;
  /** The point's handle. */
  readonly point: string;
  readonly and: string;
  /** Above a plot that is given no title. */
  title(curves: readonly Curve[], name: string): string;
  /** Of a point that is not in the range. */
  outside(x: string): string;
  /** The plot as a whole. */
  summary(title: string, curves: string, from: string, to: string): string;
  /** How it is read without a point. */
  readonly arrows: string;
}

export const WORDS: PlotWords = {
  tangent: 'tangent',
  secant: 'secant',
  differences: 'product of differences',
  point: 'point x',
  and: 'and',
  title: titleFor,
  outside: (x) => `x = ${x} is outside the range`,
  summary: (title, curves, from, to) => `${title}: plot of ${curves}, x from ${from} to ${to}.`,
  arrows: 'Arrow keys read values.',
};

function titleFor(curves: readonly Curve[], name: string): string {
  const what =
    curves.length === 2 ? 'Function and derivative' : curves[0] === 'value' ? 'Function' : 'Derivative';
  return `${what} for f(x) = ${name}`;
}
