// node examples/formula/fit.js
// A decay fitted to noisy measurements: by Gauss-Newton on `leastSquares`, and by ml-levenberg-marquardt with the exact
// derivatives of `jacobian`.
import { linspace } from 'fluxion';
import { formula } from 'fluxion/formula';
import { levenbergMarquardt } from 'ml-levenberg-marquardt';

const model = formula('a * exp(-b * t) + c', ['t', 'a', 'b', 'c']);
const names = ['a', 'b', 'c'];
const t = linspace(0, 6, 500);
const y = t.map((v, i) => 2.5 * Math.exp(-0.7 * v) + 0.4 + 0.02 * Math.sin(1 + 37 * i));

// Three sums a step; the Jacobian is never written.
let p = [1, 1, 0];
for (let step = 0; step < 20; step++) {
  const { JtJ, Jtr } = model.leastSquares({ t, a: p[0], b: p[1], c: p[2] }, y, names);
  const change = solve(JtJ, Jtr);
  p = p.map((value, i) => value - change[i]);
}
console.log(`Gauss-Newton: ${p.map((value) => value.toFixed(4)).join(' ')}`);

// The package asks for the model and its derivatives point by point, by x. Given the points' numbers for x, all points
// are computed at once for each set of parameters, value and exact derivatives.
const result = levenbergMarquardt(
  { x: t.map((_, i) => i), y },
  ([a, b, c]) => {
    const all = model({ t, a, b, c });
    return (i) => all[i];
  },
  {
    initialValues: [1, 1, 0],
    damping: 0.01,
    maxIterations: 100,
    jacobianFunction: ([a, b, c]) => {
      const by = model.jacobian({ t, a, b, c }, names);
      return (i) => names.map((name) => by[name][i]);
    },
  },
);
console.log(`Levenberg-Marquardt: ${result.parameterValues.map((value) => value.toFixed(4)).join(' ')}`);

/** Solves A x = b for a symmetric positive A, row by row, by Cholesky's method. */
function solve(A, b) {
  const n = b.length;
  const L = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = A[i * n + j];
      for (let k = 0; k < j; k++) sum -= L[i * n + k] * L[j * n + k];
      L[i * n + j] = i === j ? Math.sqrt(sum) : sum / L[j * n + j];
    }
  const x = Array.from(b);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i] -= L[i * n + k] * x[k];
    x[i] /= L[i * n + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i] -= L[k * n + i] * x[k];
    x[i] /= L[i * n + i];
  }
  return x;
}
