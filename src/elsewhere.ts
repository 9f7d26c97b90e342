/** What functions of the table are called in NumPy, SciPy, PyTorch, TensorFlow and JAX, where that is another name. */

import { nearest } from './nearest.js';

/** Without their case and their underscores. `ours: theirs theirs; ...` */
const NAMES = `
abs: absolute fabs; acos: arccos; acosh: arccosh arcosh; affine: linear; asin: arcsin; asinh: arcsinh arsinh;
atan: arctan; atan2: arctan2; atanh: arctanh artanh; cbrt: cuberoot; ceil: ceiling;
clamp: clip clipbyvalue; elu: exponentiallinearunit; exp10: pow10; exp2: pow2; floor: floorf;
gelu: gaussianerrorlinearunit; geluTanh: gelunew gelufast geluapproximate gelupytorchtanh approximategelu;
hardSigmoid: hsigmoid; hardSwish: hswish hardsilu; hardTanh: htanh; leaky: prelu; leakyRelu: lrelu lru;
log: ln loge; log10: lg; log1p: logp1 log1; logSigmoid: logexpit; max: maximum fmax; min: minimum fmin;
neg: negative negate; pow: floatpower; power: integerpow powi; reciprocal: inverse inv;
relu: rectifier rectifiedlinearunit rect; round: rint around roundeven; rsqrt: invsqrt inversesqrt;
sigmoid: expit logistic; sign: signum sgn; silu: swish; softplus: softrelu; square: sqr;
tanhShrink: tanhshrinkage; trunc: fix truncate; where: if select; Phi: ndtr normcdf
`;

const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** By theirs, ours. */
export const ELSEWHERE: ReadonlyMap<string, string> = /* @__PURE__ */ byTheirs();

function byTheirs(): Map<string, string> {
  return new Map(
    NAMES.split(';').flatMap((entry) => {
      const [ours = '', theirs = ''] = entry.split(':');
      return theirs
        .trim()
        .split(/\s+/)
        .map((name): [string, string] => [name, ours.trim()]);
    }),
  );
}

/** The candidate that is meant by a name: one that another library calls so, or else one that a typing error makes of it.
 *  A path before it, as in `torch.nn.functional.hardswish` or `tf.nn.relu6`, is left out. */
export function suggestion(name: string, candidates: readonly string[]): string | undefined {
  const last = name.slice(0, 100).replace(/^.*\./s, '');
  const known = ELSEWHERE.get(plain(last));
  return known !== undefined && candidates.includes(known) ? known : nearest(last, candidates);
}
