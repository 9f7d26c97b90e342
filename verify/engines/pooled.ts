/** The hashes through `fluxion/parallel` on four threads, in arrays so long that all of them work; else as
 *  `all-hashes.ts`. */

import { hashes } from '../../src/bits/hashes.js';
import type { Computed, Hashes } from '../../src/bits/recipe.js';
import type { Elementwise } from '../../src/index.js';
import { parallel } from '../../src/parallel.js';

/** So often the inputs stand one after the other: 300,000 elements, cut into pieces at other places each time. */
const TIMES = 61;

const p = await parallel({ threads: 4 });

function pooled(f: Elementwise): Computed {
  const long = <A extends Float64Array | Float32Array>(x: A): A => {
    const { length } = x;
    const all = (
      x instanceof Float32Array ? p.array(Float32Array, TIMES * length) : p.array(TIMES * length)
    ) as A;
    for (let i = 0; i < TIMES; i++) all.set(x, i * length);
    return all;
  };
  /** The first, if each is the same. */
  const one = <A extends Float64Array | Float32Array>(all: A): A => {
    const length = all.length / TIMES;
    for (let i = length; i < all.length; i++)
      if (!Object.is(all[i], all[i % length]))
        throw new Error(`${f.name}: the same number gave other bits in another place`);
    return all.slice(0, length) as A;
  };
  return {
    value: async (x) => one(await p(f)(long(x))),
    deriv: async (x, delta) => one(await p(f).deriv(long(x), { delta })),
    valueAndDeriv: async (x, delta) => {
      const { value, deriv } = await p(f).valueAndDeriv(long(x), { delta });
      return { value: one(value), deriv: one(deriv) };
    },
  };
}

async function found(): Promise<Hashes> {
  if (p.threads < 4) throw new Error(`there are ${p.threads} threads, and memory is shared: ${p.shared}`);
  return hashes(pooled);
}

if (typeof document === 'undefined') {
  console.log(JSON.stringify(await found()));
  await p.close();
} else {
  const answer = await found().then(
    (hashes) => ({ agent: navigator.userAgent, hashes }),
    (error: unknown) => ({ agent: navigator.userAgent, error: String(error) }),
  );
  await fetch('/answer', { method: 'POST', body: JSON.stringify(answer) });
}
