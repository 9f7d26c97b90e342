/** `npm run verify -- networks`: the functions of networks beside JAX's, values and derivatives, single and double
 *  precision. Needs Python with jax (`PYTHON` names another one). JAX's own errors are some units: what is compared is
 *  that both mean the same function. */
import { execFileSync } from 'node:child_process';
import { functions } from '../../src/index.js';
import { initial, resolve } from '../accuracy/instances.js';
import { random } from '../accuracy/tried-points.js';

const PYTHON = process.env.PYTHON ?? 'python3';
const REFERENCE = 'verify/networks/reference.py';
const known = execFileSync(PYTHON, [REFERENCE, 'names', '-'], { encoding: 'utf8' }).trim().split(' ');

const next = random(20261126);
/** Away from the bends, where each library has a derivative of its own. */
const points = Float64Array.from({ length: 2000 }, (_, i) => (i % 2 ? 1 : -1) * (next() * 12 + 2 ** -20));
/** Units of the larger of x, f(x) and 1, as JAX's formulas in the same precision may be off. */
const MOST = 32;
const failures: string[] = [];

for (const instance of initial.filter(({ name }) => known.includes(name))) {
  const { f } = resolve(instance);
  for (const kind of ['f64', 'f32'] as const) {
    const x = kind === 'f64' ? points : new Float32Array(points);
    const answer = execFileSync(
      PYTHON,
      [REFERENCE, instance.name, kind, ...instance.parameters.map(String)],
      {
        input: new Uint8Array(x.buffer, x.byteOffset, x.byteLength),
        maxBuffer: 2 ** 26,
      },
    );
    const bytes = new Uint8Array(answer).buffer;
    const theirs = kind === 'f64' ? new Float64Array(bytes) : new Float32Array(bytes);
    const value = f(x);
    const slope = f.deriv(x, { delta: 0 });
    // Of the size of x, since what cancels in their sums has that size.
    const unit = kind === 'f64' ? 2 ** -52 : 2 ** -23;
    const apart = (ours: ArrayLike<number>, from: number) =>
      Math.max(
        ...Array.from(x, (at, i) => {
          const want = theirs[from + i] as number;
          return Math.abs((ours[i] as number) - want) / unit / Math.max(Math.abs(want), Math.abs(at), 1);
        }),
      );
    const [values, slopes] = [apart(value, 0), apart(slope, x.length)];
    console.log(
      `${f.name} ${kind}: values ${values.toFixed(1)}, derivatives ${slopes.toFixed(1)} units apart`,
    );
    if (!(values <= MOST && slopes <= MOST)) failures.push(`${f.name} ${kind}`);
  }
}
console.log(`${known.filter((name) => name in functions).length} functions`);
if (failures.length > 0) {
  console.error(`Another function than JAX's: ${failures.join(', ')}`);
  process.exitCode = 1;
}
