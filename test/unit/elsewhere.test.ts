import { describe, expect, test } from 'vitest';
import { parseChain } from '../../src/chain-text.js';
import { formula } from '../../src/formula.js';
import { functions } from '../../src/index.js';
import { fromJSON } from '../../src/json.js';

/** What other libraries call functions of ours, by ours. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  abs: ['absolute', 'np.fabs', 'Abs'],
  ceil: ['Ceil', 'ceiling'],
  clamp: ['clip', 'np.clip', 'torch.clip', 'tf.clip_by_value'],
  elu: ['ELU', 'torch.nn.functional.elu'],
  geluTanh: ['gelu_new', 'gelu_pytorch_tanh', 'gelu_tanh', 'approximate_gelu'],
  hardShrink: ['hardshrink', 'Hardshrink', 'hard_shrink'],
  hardSigmoid: ['hard_sigmoid', 'jax.nn.hard_sigmoid', 'Hardsigmoid'],
  hardSwish: ['hardswish', 'hard_swish', 'hard_silu'],
  hardTanh: ['hardtanh', 'hard_tanh'],
  leaky: ['prelu'],
  leakyRelu: ['leaky_relu', 'LeakyReLU', 'jax.nn.leaky_relu'],
  log: ['ln', 'Log'],
  log1p: ['Log1p', 'log1P'],
  logSigmoid: ['log_sigmoid', 'LogSigmoid', 'logsigmoid', 'scipy.special.log_expit'],
  mish: ['Mish', 'tf.keras.activations.mish'],
  neg: ['negative', 'np.negative', 'negate'],
  power: ['integer_pow', 'jax.lax.integer_pow'],
  reciprocal: ['inverse', 'Reciprocal'],
  relu: ['ReLU', 'rectifier', 'nn.ReLU'],
  relu6: ['ReLU6', 'tf.nn.relu6'],
  round: ['rint', 'np.around', 'roundeven'],
  rsqrt: ['tf.math.rsqrt', 'inverse_sqrt'],
  selu: ['SELU', 'jax.nn.selu'],
  sigmoid: ['expit', 'scipy.special.expit', 'logistic', 'jax.lax.logistic', 'Sigmoid'],
  sign: ['signum', 'np.sign'],
  silu: ['swish', 'SiLU', 'tf.nn.swish'],
  softplus: ['Softplus', 'soft_plus'],
  softshrink: ['Softshrink', 'soft_shrink'],
  softsign: ['soft_sign', 'jax.nn.soft_sign'],
  square: ['np.square', 'sqr'],
  tanhShrink: ['tanhshrink', 'Tanhshrink', 'tanh_shrink'],
  trunc: ['np.fix', 'truncate'],
};

const rows = Object.entries(NAMES).flatMap(([ours, names]) => names.map((theirs) => ({ theirs, ours })));

describe.each(rows)('$theirs is $ours', ({ theirs, ours }) => {
  test('a chain as text names ours', () => {
    expect(ours in functions).toBe(true);
    expect(() => parseChain(theirs)).toThrow(`did you mean ${ours}?`);
  });

  test('a chain as data names ours', () => {
    const data = { fluxion: 1, links: [{ name: theirs, parameters: [] }] };
    expect(() => fromJSON(data)).toThrow(`did you mean ${ours}?`);
  });

  // A path before it is no name in a formula; a name that is ours is no mistake.
  const name = theirs.split('.').at(-1) ?? '';
  test.skipIf(name in functions)('a formula names ours', () => {
    expect(() => formula(`1 + ${name}(x)`)).toThrow(`did you mean ${ours}?`);
  });
});

test('of a name that is near none a few are told, not all', () => {
  expect(() => parseChain('fourier')).toThrow(
    /no function "fourier"; nearest are (\w+, ){2}\w+; the reference/,
  );
});
