import {
  hasLast,
  hasSingles,
  known,
  runLast,
  runLastSlope,
  runSingles as runSinglesOf,
  runSinglesSlope,
  runSlope,
  runValue,
  runValueAndSlope,
} from '../../build/dispatch';
import { demote, promote, start, startSingles } from '../blocks';
import { BLOCK, D, F, U } from '../memory';

/** The whole kernel behind one call, for hosts to which a call is dear (Python: 15 us): a chain over a whole
 *  array, in memory that the host grows above `ARENA`. docs/abi.md states what may be relied on. */

/** Changes when the meaning of a number, a step or an argument does. */
export const ABI: i32 = 1;

/** The first byte that belongs to the host: the kernel's own memory in whole pages. */
export const ARENA: usize = (F + (BLOCK << 2) + 0xffff) & ~0xffff;

/** Bytes of a link: an operation number (i32), 4 bytes unused, two parameters (f64). */
const LINK_BYTES: usize = 24;
/** From a link's first byte to its parameters. */
const P: usize = 8;
const Q: usize = 16;

// What `run` returns: 0, the number of the first unknown step (from 1), or one of these. Then nothing was
// written.
export const BAD_COUNT: i32 = -1;
export const BAD_ADDRESS: i32 = -2;
export const BAD_DELTA: i32 = -3;

/** Takes n doubles at x through `count` steps: f(x) to `values`, df/dx to `slopes`, either of them left out
 *  if 0. Both may be x; in no other way may the three overlap. */
export function run(
  steps: usize,
  count: i32,
  x: usize,
  n: i32,
  values: usize,
  slopes: usize,
  delta: f64,
): i32 {
  return through(steps, count, x, n, values, slopes, delta, 3);
}

/** The same of singles: computed in doubles, rounded once. */
export function runSingles(
  steps: usize,
  count: i32,
  x: usize,
  n: i32,
  values: usize,
  slopes: usize,
  delta: f64,
): i32 {
  return through(steps, count, x, n, values, slopes, delta, 2);
}

/** @param size the power of two that an element's bytes are. */
function through(
  steps: usize,
  count: i32,
  x: usize,
  n: i32,
  values: usize,
  slopes: usize,
  delta: f64,
  size: i32,
): i32 {
  if (count < 1 || n < 0) return BAD_COUNT;
  if (!(delta >= 0 && delta <= f64.MAX_VALUE)) return BAD_DELTA;
  const bytes = (<u64>n) << size;
  if (!inside(steps, <u64>count * LINK_BYTES) || !inside(x, bytes)) return BAD_ADDRESS;
  if (values !== 0 && !inside(values, bytes)) return BAD_ADDRESS;
  if (slopes !== 0 && !inside(slopes, bytes)) return BAD_ADDRESS;
  for (let i = 0; i < count; i++) {
    if (!known(load<i32>(steps + <usize>i * LINK_BYTES))) return i + 1;
  }

  for (let from = 0; from < n; from += BLOCK) {
    const part = min(BLOCK, n - from);
    const at = (<usize>from) << size;
    if (size === 3) {
      memory.copy(U, x + at, (<usize>part) << 3);
      if (slopes === 0) {
        runValues(steps, count, part);
      } else {
        start(part);
        runLinks(steps, count - 1, part, delta);
        runStep(steps + <usize>(count - 1) * LINK_BYTES, part, delta, values !== 0);
      }
      if (values !== 0) memory.copy(values + at, U, (<usize>part) << 3);
      if (slopes !== 0) memory.copy(slopes + at, D, (<usize>part) << 3);
    } else {
      memory.copy(F, x + at, (<usize>part) << 2);
      blockOfSingles(
        steps,
        count,
        part,
        values === 0 ? 0 : values + at,
        slopes === 0 ? 0 : slopes + at,
        delta,
      );
    }
  }
  return 0;
}

/** Whether those bytes are the host's, and there. */
export function inside(at: usize, bytes: u64): bool {
  return at >= ARENA && <u64>at + bytes <= (<u64>memory.size()) << 16;
}

/** The value of the first `count` steps. */
function runValues(steps: usize, count: i32, part: i32): void {
  for (let i = 0; i < count; i++) {
    const step = steps + <usize>i * LINK_BYTES;
    runValue(load<i32>(step), part, load<f64>(step, P), load<f64>(step, Q));
  }
}

/** Value and slope of the first `count` steps. */
function runLinks(steps: usize, count: i32, part: i32, delta: f64): void {
  for (let i = 0; i < count; i++) runStep(steps + <usize>i * LINK_BYTES, part, delta, true);
}

function runStep(step: usize, part: i32, delta: f64, value: bool): void {
  const operation = load<i32>(step);
  const p = load<f64>(step, P);
  const q = load<f64>(step, Q);
  if (value) runValueAndSlope(operation, part, delta, p, q);
  else runSlope(operation, part, delta, p, q);
}

/** As the library's src/block-loop.ts does it: the same bits. F holds x. */
function blockOfSingles(steps: usize, count: i32, part: i32, values: usize, slopes: usize, delta: f64): void {
  const step = steps + <usize>(count - 1) * LINK_BYTES;
  const operation = load<i32>(step);
  const p = load<f64>(step, P);
  const q = load<f64>(step, Q);
  const alone = count === 1;
  if (slopes === 0) {
    if (!alone || !hasSingles(operation)) {
      promote(part);
      runValues(steps, count - 1, part);
    }
    valueToSingles(step, alone, part);
  } else if (values !== 0 && !(alone ? hasSingles(operation) : hasLast(operation))) {
    startSingles(part);
    runLinks(steps, count, part, delta);
    take(D, slopes, part);
    demote(part, U);
  } else {
    startSingles(part);
    if (!alone || !runSinglesSlope(operation, part, delta, p, q)) {
      runLinks(steps, count - 1, part, delta);
      if (!runLastSlope(operation, part, delta, p, q)) {
        runSlope(operation, part, delta, p, q);
        demote(part, D);
      }
    }
    memory.copy(slopes, F, (<usize>part) << 2);
    if (values === 0) return;
    if (alone) demote(part, U);
    valueToSingles(step, alone, part);
  }
  if (values !== 0) memory.copy(values, F, (<usize>part) << 2);
}

/** F = the last step's value: of F if it is alone, else of U. */
function valueToSingles(step: usize, alone: bool, part: i32): void {
  const operation = load<i32>(step);
  const p = load<f64>(step, P);
  const q = load<f64>(step, Q);
  if (alone ? runSinglesOf(operation, part, p, q) : runLast(operation, part, p, q)) return;
  runValue(operation, part, p, q);
  demote(part, U);
}

function take(block: usize, to: usize, count: i32): void {
  demote(count, block);
  memory.copy(to, F, (<usize>count) << 2);
}
