import { type Kernel, kernel } from './kernel/kernel.js';
import type { Link } from './link.js';
import { LONG } from './plain-loops.js';
import type { Real } from './types.js';
import { type Shape, viewOf, write } from './views.js';

/** Takes x through the kernel block by block: load a block, run every link on it, store it. The chain's
 *  intermediate arrays never exist. A long array and a link that has a loop of its own do without the kernel.
 *
 *  @param value where f(x) goes, @param deriv where df/dx goes, if wanted. Both have x's shape;
 *  either may be x itself, and overlap it in no other way.
 *  @param check called after each block; throws if the caller's code has changed what is read from. */
export function runChain(
  links: readonly Link[],
  x: Real,
  { single, length }: Shape,
  value: Real | undefined,
  deriv: Real | undefined,
  delta: number,
  check?: () => void,
): void {
  const long = links.length === 1 ? links[0]?.long : undefined;
  if (long && length >= LONG && !single && value !== undefined && deriv === undefined) {
    // Views: of an array of a subclass, an engine's code for the loop would be of no use.
    long(viewOf(x, false, 0, length) as Float64Array, viewOf(value, false, 0, length) as Float64Array);
    return;
  }
  const k = kernel();
  const run = single ? throughSingles : throughDoubles;
  for (let start = 0; start < length; start += k.block) {
    const count = Math.min(k.block, length - start);
    const part = count === length ? x : viewOf(x, single, start, count);
    run(k, links, part, start, count, value, deriv, delta, check);
  }
}

function throughDoubles(
  k: Kernel,
  links: readonly Link[],
  part: Real,
  start: number,
  count: number,
  value: Real | undefined,
  deriv: Real | undefined,
  delta: number,
  check: (() => void) | undefined,
): void {
  k.u.all.set(part);
  if (deriv === undefined) {
    runValues(k, links, links.length, count);
  } else {
    k.exports.start(count);
    runLinks(k, links, count, delta);
    const last = links[links.length - 1] as Link;
    if (value !== undefined) last.valueAndSlope(k, count, delta);
    else last.slope(k, count, delta);
  }
  check?.();
  if (value !== undefined) write(value, k.u.head(count), start);
  if (deriv !== undefined) write(deriv, k.d.head(count), start);
}

/** Singles become doubles before the first link and are rounded after the last one. One function alone, and the last
 *  of a chain, may have a way of its own for that. Value and slope are the same bits together or alone. */
function throughSingles(
  k: Kernel,
  links: readonly Link[],
  part: Real,
  start: number,
  count: number,
  value: Real | undefined,
  deriv: Real | undefined,
  delta: number,
  check: (() => void) | undefined,
): void {
  const { exports, f, u, d } = k;
  f.all.set(part);
  const last = links[links.length - 1] as Link;
  const light = last.light?.(k);
  // From single to single, where the function is alone; else from what the links before it left.
  const alone = links.length === 1;
  const lightValue = alone ? light?.singles : light?.last;
  if (deriv === undefined) {
    if (!alone || lightValue === undefined) {
      exports.promote(count);
      runValues(k, links, links.length - 1, count);
    }
    valueToSingles(k, last, lightValue, count);
    check?.();
  } else if (value !== undefined && lightValue === undefined) {
    // Value and slope may share work.
    exports.startSingles(count);
    runLinks(k, links, count, delta);
    last.valueAndSlope(k, count, delta);
    check?.();
    exports.demote(count, d.all.byteOffset - k.base);
    write(deriv, f.head(count), start);
    exports.demote(count, u.all.byteOffset - k.base);
  } else {
    const straight = alone ? light?.singlesSlope : undefined;
    if (straight === undefined || value !== undefined) exports.startSingles(count);
    if (straight !== undefined) {
      straight(count, delta);
    } else {
      runLinks(k, links, count, delta);
      if (light?.lastSlope !== undefined) {
        light.lastSlope(count, delta);
      } else {
        last.slope(k, count, delta);
        exports.demote(count, d.all.byteOffset - k.base);
      }
    }
    check?.();
    write(deriv, f.head(count), start);
    if (value === undefined) return;
    // x again: it may have been written over.
    if (alone) exports.demote(count, u.all.byteOffset - k.base);
    valueToSingles(k, last, lightValue, count);
  }
  if (value !== undefined) write(value, f.head(count), start);
}

/** F = the last link's value, by its own way if it has one. */
function valueToSingles(
  k: Kernel,
  last: Link,
  light: ((count: number) => void) | undefined,
  count: number,
): void {
  if (light !== undefined) {
    light(count);
  } else {
    last.value(k, count);
    k.exports.demote(count, k.u.all.byteOffset - k.base);
  }
}

/** f(x) of one number. */
export function runChainValue(links: readonly Link[], x: number): number {
  const k = kernel();
  k.u.all[0] = x;
  runValues(k, links, links.length, 1);
  return k.u.all[0] as number;
}

/** f(x) and df/dx of one number. */
export function runChainDeriv(links: readonly Link[], x: number, delta: number) {
  const k = kernel();
  k.u.all[0] = x;
  k.exports.start(1);
  for (let i = 0; i < links.length; i++) (links[i] as Link).valueAndSlope(k, 1, delta);
  return { value: k.u.all[0] as number, deriv: k.d.all[0] as number };
}

/** U = the value of the first `end` links. */
function runValues(k: Kernel, links: readonly Link[], end: number, count: number): void {
  for (let i = 0; i < end; i++) (links[i] as Link).value(k, count);
}

/** U = the value of all links but the last, D = the product of their slopes. */
function runLinks(k: Kernel, links: readonly Link[], count: number, delta: number): void {
  for (let i = 0; i < links.length - 1; i++) (links[i] as Link).valueAndSlope(k, count, delta);
}
