import { type Kernel, kernel } from './kernel/kernel.js';
import type { Link } from './link.js';
import type { Real } from './types.js';

/** What one evaluation reads and writes. All arrays have x's type and length; `value` and `deriv` may
 *  be x itself, and overlap it in no other way. */
export interface Evaluation {
  readonly links: readonly Link[];
  readonly x: Real;
  readonly value?: Real | undefined;
  readonly deriv?: Real | undefined;
  readonly delta: number;
}

/** Takes the arrays through the kernel block by block: load a block, run every link on it, store it.
 *  The chain's intermediate arrays never exist. */
export function evaluate({ links, x, value, deriv, delta }: Evaluation): void {
  const k = kernel();
  const { length } = x;
  for (let start = 0; start < length; start += k.block) {
    const count = Math.min(k.block, length - start);
    load(k, x, start, count);
    if (deriv === undefined) runValue(k, links, count);
    else runDeriv(k, links, count, delta, value !== undefined);
    if (value !== undefined) store(k, k.u, value, start, count);
    if (deriv !== undefined) store(k, k.d, deriv, start, count);
  }
}

/** f(x) of one number. */
export function evaluateValue(links: readonly Link[], x: number): number {
  const k = kernel();
  k.u[0] = x;
  runValue(k, links, 1);
  return k.u[0] as number;
}

/** f(x) and df/dx of one number. */
export function evaluateDeriv(links: readonly Link[], x: number, delta: number) {
  const k = kernel();
  k.u[0] = x;
  runDeriv(k, links, 1, delta, true);
  return { value: k.u[0] as number, deriv: k.d[0] as number };
}

function runValue(k: Kernel, links: readonly Link[], count: number): void {
  for (const link of links) link.value(k, count);
}

function runDeriv(k: Kernel, links: readonly Link[], count: number, delta: number, value: boolean) {
  k.exports.start(count);
  const last = links.length - 1;
  for (const [i, link] of links.entries()) {
    if (i < last || value) link.valueAndSlope(k, count, delta);
    else link.slope(k, count, delta);
  }
}

function load(k: Kernel, x: Real, start: number, count: number): void {
  const part = count === x.length ? x : x.subarray(start, start + count);
  if (x instanceof Float64Array) {
    k.u.set(part);
  } else {
    k.f.set(part);
    k.exports.promote(count);
  }
}

function store(k: Kernel, block: Float64Array, out: Real, start: number, count: number): void {
  if (out instanceof Float64Array) {
    out.set(head(block, count), start);
  } else {
    k.exports.demote(count, block.byteOffset);
    out.set(head(k.f, count), start);
  }
}

/** The first `count` elements of a block. Making a view costs as much as squaring 200 elements, so the
 *  last one of each block is kept: calls tend to repeat a length. */
const heads = new WeakMap<Real, Real>();
function head(block: Real, count: number): Real {
  if (count === block.length) return block;
  let view = heads.get(block);
  if (view?.length !== count) {
    view = block.subarray(0, count);
    heads.set(block, view);
  }
  return view;
}
