// node examples/formula/neuron.js
// One neuron forward and backward: what it says of three inputs, and how its error changes with each weight.
import { formula } from 'fluxion/formula';

const error = formula('(y - sigmoid(w1 * x1 + w2 * x2 + b))^2 / 2');
const x1 = [0.5, -1.2, 2];
const x2 = [1, 0.3, -0.7];
const y = [1, 0, 1];
const weights = { w1: 0.1, w2: -0.4, b: 0.2 };

const backward = error.gradient({ x1, x2, y, ...weights }, ['w1', 'w2', 'b', 'x1']);
console.log(`error ${backward.value.toFixed(6)}`);
console.log(
  `d error / d w1 ${backward.w1.toFixed(6)}, w2 ${backward.w2.toFixed(6)}, b ${backward.b.toFixed(6)}`,
);

// The same by hand: the chain rule, from the error back to the weight.
let w1 = 0;
x1.forEach((first, i) => {
  const s = 1 / (1 + Math.exp(-(0.1 * first - 0.4 * x2[i] + 0.2)));
  w1 += (s - y[i]) * s * (1 - s) * first;
});
console.log(`by hand d error / d w1 ${w1.toFixed(6)}`);
