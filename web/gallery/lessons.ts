/** Twelve lessons and plots, each one tag: what is in it and in what order it is met. */

export interface Lesson {
  /** Its name in the texts. */
  readonly key:
    | 'triple'
    | 'two'
    | 'predict'
    | 'figure'
    | 'order'
    | 'where'
    | 'tangent'
    | 'delta'
    | 'kink'
    | 'saturate'
    | 'decay'
    | 'wave';
  /** The tag's attributes. */
  readonly attributes: string;
}

export const LESSONS: readonly Lesson[] = [
  { key: 'triple', attributes: 'chain="affine(3,0)" point="1" delta="0" controls' },
  { key: 'two', attributes: 'chain="affine(3,0) affine(2,0)" point="1" delta="0" controls' },
  { key: 'predict', attributes: 'chain="affine(3,1) affine(-2,0)" point="1" delta="0" quiz="product"' },
  {
    key: 'figure',
    attributes: 'chain="affine(3,-14) affine(-2,0)" from="2" to="8" point="5" delta="0" controls',
  },
  { key: 'order', attributes: 'chain="sigmoid square" point="1" delta="0" controls' },
  { key: 'where', attributes: 'chain="square sigmoid" point="2" delta="0" quiz="factor"' },
  { key: 'tangent', attributes: 'chain="square" point="1" delta="0" quiz="tangent"' },
  { key: 'delta', attributes: 'chain="square sigmoid" point="1" delta="0.8" controls' },
  { key: 'kink', attributes: 'chain="relu" from="-2" to="2" point="0" delta="0" controls' },
  { key: 'saturate', attributes: 'chain="affine(4,0) tanh" point="0.25" delta="0" controls' },
  {
    key: 'decay',
    attributes: 'formula="a*exp(-b*x)" a="2" b="0.7" from="0" to="5" point="1" delta="0" controls',
  },
  { key: 'wave', attributes: 'formula="a*sin(b*x)" a="1.5" b="2" point="0.5" delta="0" controls' },
];

/** An example of each attribute. */
export const EXAMPLES = {
  chain: 'chain="square sigmoid"',
  formula: 'formula="x*sin(k*x)" k="2"',
  range: 'chain="tanh" from="-5" to="5" step="0.05"',
  delta: 'chain="square sigmoid" point="1" delta="0.5"',
  show: 'chain="square sigmoid" show="derivative"',
  point: 'chain="square sigmoid" point="1"',
  controls: 'chain="square sigmoid" point="1" controls',
  quiz: 'chain="square sigmoid" point="1" quiz="product"',
} as const;
