/** Formulas as one loop each, fused by hand in plain JavaScript: what `formulas.ts` compares with. */

/** Results in an order that both sides keep. */
export type Results = readonly (number | Float64Array)[];

// Each loop a function of its own: closures made at one place share what the engine learnt of them.
export function decay(x: Float64Array, y: Float64Array, a: number, b: number): void {
  for (let i = 0; i < x.length; i++) y[i] = a * Math.exp(-b * (x[i] as number));
}

export function decayBoth(x: Float64Array, y: Float64Array, dy: Float64Array, a: number, b: number): void {
  for (let i = 0; i < x.length; i++) {
    const v = a * Math.exp(-b * (x[i] as number));
    y[i] = v;
    dy[i] = -b * v;
  }
}

export function wave(x: Float64Array, y: Float64Array): void {
  for (let i = 0; i < x.length; i++) {
    const v = x[i] as number;
    const s = v * v;
    y[i] = (s * Math.sin(v)) / (1 + s);
  }
}

export function waveBoth(x: Float64Array, y: Float64Array, dy: Float64Array): void {
  for (let i = 0; i < x.length; i++) {
    const v = x[i] as number;
    const s = v * v;
    const t = 1 + s;
    const sine = Math.sin(v);
    y[i] = (s * sine) / t;
    dy[i] = (s * Math.cos(v) + (2 * v * sine) / t) / t;
  }
}

export function neuron(x: Float64Array, dx: Float64Array, w: number, b: number): Results {
  let sum = 0;
  let byW = 0;
  let byB = 0;
  for (let i = 0; i < x.length; i++) {
    const v = x[i] as number;
    const s = 1 / (1 + Math.exp(-(w * v + b)));
    const slope = s * (1 - s);
    sum += s;
    dx[i] = slope * w;
    byW += slope * v;
    byB += slope;
  }
  return [sum, dx, byW, byB];
}

export function fit(
  x: Float64Array,
  y: Float64Array,
  squares: Float64Array,
  products: Float64Array,
  a: number,
  b: number,
  c: number,
): Results {
  let aa = 0;
  let ab = 0;
  let ac = 0;
  let bb = 0;
  let bc = 0;
  let ar = 0;
  let br = 0;
  let cr = 0;
  let rr = 0;
  for (let i = 0; i < x.length; i++) {
    const v = x[i] as number;
    const byA = Math.exp(-b * v);
    const model = a * byA;
    const byB = -v * model;
    const r = model + c - (y[i] as number);
    aa += byA * byA;
    ab += byA * byB;
    ac += byA;
    bb += byB * byB;
    bc += byB;
    ar += byA * r;
    br += byB * r;
    cr += r;
    rr += r * r;
  }
  squares[0] = aa;
  squares[1] = squares[3] = ab;
  squares[2] = squares[6] = ac;
  squares[4] = bb;
  squares[5] = squares[7] = bc;
  squares[8] = x.length;
  products[0] = ar;
  products[1] = br;
  products[2] = cr;
  return [squares, products, rr];
}

export function quartic(
  x: Float64Array,
  y: Float64Array,
  [a, b, c, d, g]: readonly [number, number, number, number, number],
): void {
  for (let i = 0; i < x.length; i++) {
    const v = x[i] as number;
    y[i] = (((a * v + b) * v + c) * v + d) * v + g;
  }
}

export function likelihood(x: Float64Array, m: number, s: number): Results {
  const rest = Math.log(s) + Math.log(2 * Math.PI) / 2;
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    const z = ((x[i] as number) - m) / s;
    sum += -(z * z) / 2 - rest;
  }
  return [sum];
}

export function likelihoodAll(x: Float64Array, m: number, s: number): Results {
  const rest = Math.log(s) + Math.log(2 * Math.PI) / 2;
  let sum = 0;
  let byM = 0;
  let byS = 0;
  for (let i = 0; i < x.length; i++) {
    const z = ((x[i] as number) - m) / s;
    sum += -(z * z) / 2 - rest;
    byM += z / s;
    byS += (z * z - 1) / s;
  }
  return [sum, byM, byS];
}
