import { type Block, type Kernel, kernel } from './kernel/kernel.js';
import type { Link } from './link.js';
import type { Real } from './types.js';
import { type Shape, viewOf, write } from './views.js';

/** Takes x through the kernel block by block: load a block, run every link on it, store it. The chain's
 *  intermediate arrays never exist.
 *
 *  @param value where f(x) goes, @param deriv where df/dx goes, if wanted. Both have x's shape;
 *  either may be x itself, and overlap it in no other way.
 *  @param check called after each block; throws if the caller's code has changed what is read from. */
export function evaluate(
  links: readonly Link[],
  x: Real,
  { single, length }: Shape,
  value: Real | undefined,
  deriv: Real | undefined,
  delta: number,
  check?: () => void,
): void {
  const k = kernel();
  for (let start = 0; start < length; start += k.block) {
    const count = Math.min(k.block, length - start);
    load(k, count === length ? x : viewOf(x, single, start, count), single, count);
    if (deriv === undefined) runValue(k, links, count);
    else runDeriv(k, links, count, delta, value !== undefined);
    check?.();
    if (value !== undefined) store(k, k.u, value, single, start, count);
    if (deriv !== undefined) store(k, k.d, deriv, single, start, count);
  }
}

/** f(x) of one number. */
export function evaluateValue(links: readonly Link[], x: number): number {
  const k = kernel();
  k.u.all[0] = x;
  runValue(k, links, 1);
  return k.u.all[0] as number;
}

/** f(x) and df/dx of one number. */
export function evaluateDeriv(links: readonly Link[], x: number, delta: number) {
  const k = kernel();
  k.u.all[0] = x;
  runDeriv(k, links, 1, delta, true);
  return { value: k.u.all[0] as number, deriv: k.d.all[0] as number };
}

function runValue(k: Kernel, links: readonly Link[], count: number): void {
  for (let i = 0; i < links.length; i++) (links[i] as Link).value(k, count);
}

function runDeriv(k: Kernel, links: readonly Link[], count: number, delta: number, value: boolean) {
  k.exports.start(count);
  const last = links.length - 1;
  for (let i = 0; i <= last; i++) {
    const link = links[i] as Link;
    if (i < last || value) link.valueAndSlope(k, count, delta);
    else link.slope(k, count, delta);
  }
}

function load(k: Kernel, part: Real, single: boolean, count: number): void {
  if (single) {
    k.f.all.set(part);
    k.exports.promote(count);
  } else {
    k.u.all.set(part);
  }
}

function store(
  k: Kernel,
  block: Block<Float64Array>,
  out: Real,
  single: boolean,
  start: number,
  count: number,
): void {
  if (single) k.exports.demote(count, block.all.byteOffset - k.base);
  write(out, single ? k.f.head(count) : block.head(count), start);
}
