import {
  isOperation,
  known,
  operandsOf,
  runOperation,
  runSlope,
  runValue,
  runValueAndSlope,
} from '../../build/dispatch';
import { demote, promote, start } from '../blocks';
import { lost } from '../math/lost';
import { BLOCK, D, F, SCALARS, TOTAL_RESTS, TOTALS, U } from '../memory';
import { total } from '../operations/total';
import { ARENA, BAD_COUNT, inside } from './run';

/** Formulas over whole arrays: a program of steps, each from some places to another. A place is a block, or a number that
 *  is the same for all elements. docs/abi.md states what may be relied on. */

/** Bytes of a step: an operation number, the places `to`, `a`, `b` and `c` (i32), 4 bytes unused, two parameters (f64). */
const STEP_BYTES: usize = 40;
/** From a step's first byte. */
const TO: usize = 4;
const A: usize = 8;
const B: usize = 12;
const P: usize = 24;
const Q: usize = 32;
/** Bytes of a block. */
const BYTES: usize = (<usize>BLOCK) << 3;
/** From a sum's first byte to what it left out. */
const REST: usize = 8;
/** No place: that of a function's value or derivative which is not wanted. */
const NONE: i32 = i32.MIN_VALUE;

/** Numbers of what moves elements or adds them up; those of functions and operations are in numbers.json and
 *  operations.json. */
const LOAD: i32 = 144;
const LOAD_SINGLES: i32 = 145;
const STORE: i32 = 146;
const STORE_SINGLES: i32 = 147;
const SUM: i32 = 148;

/** Runs a program over n elements.
 *
 *  @param numbers where the numbers are, and @param blocks the blocks: place k >= 0 is block k, -1 - k number k.
 *  @param sums where the sums are, which are added to: each a sum and what that left out, both doubles.
 *  @returns 0, the number of the first step that is wrong (from 1), or `BAD_COUNT`; then nothing was written. */
export function runFormula(
  steps: usize,
  count: i32,
  n: i32,
  numbers: usize,
  blocks: usize,
  sums: usize,
): i32 {
  if (count < 1 || n < 0) return BAD_COUNT;
  for (let i = 0; i < count; i++) {
    if (!isPart(steps, i, STEP_BYTES) || !isRight(at(steps, i), n, numbers, blocks, sums)) return i + 1;
  }
  // What is the same for all elements: once.
  for (let i = 0; i < count; i++) {
    if (isOnce(at(steps, i))) compute(at(steps, i), 1, numbers, blocks);
  }
  for (let from = 0; from < n; from += BLOCK) {
    const part = min(BLOCK, n - from);
    for (let i = 0; i < count; i++) {
      const step = at(steps, i);
      if (isOnce(step)) continue;
      if (computes(step)) compute(step, part, numbers, blocks);
      else move(step, part, from, numbers, blocks, sums);
    }
  }
  return 0;
}

/** Whether the step is a function or an operation; else it moves elements or adds them up. */
function computes(step: usize): bool {
  const operation = load<i32>(step);
  return known(operation) || isOperation(operation);
}

/** Whether the step computes a number, once for all elements. */
function isOnce(step: usize): bool {
  const operation = load<i32>(step);
  if (known(operation)) return load<i32>(step, A) < 0;
  return isOperation(operation) && load<i32>(step, TO) < 0;
}

function isRight(step: usize, n: i32, numbers: usize, blocks: usize, sums: usize): bool {
  const operation = load<i32>(step);
  const to = load<i32>(step, TO);
  const a = load<i32>(step, A);
  const b = load<i32>(step, B);
  if (known(operation)) {
    // A number gives numbers, a block blocks.
    const value = to === NONE || (isPlace(to, numbers, blocks) && to < 0 === a < 0);
    const slope = b === NONE || (isPlace(b, numbers, blocks) && b < 0 === a < 0);
    return isPlace(a, numbers, blocks) && value && slope;
  }
  if (isOperation(operation)) {
    if (!isPlace(to, numbers, blocks)) return false;
    for (let k = 0; k < operandsOf(operation); k++) {
      const operand = load<i32>(step + ((<usize>k) << 2), A);
      if (!isPlace(operand, numbers, blocks) || (to < 0 && operand >= 0)) return false;
    }
    return true;
  }
  switch (operation) {
    case LOAD:
      return to >= 0 && isPlace(to, numbers, blocks) && inside(<usize>a, (<u64>n) << 3);
    case LOAD_SINGLES:
      return to >= 0 && isPlace(to, numbers, blocks) && inside(<usize>a, (<u64>n) << 2);
    case STORE:
      return isPlace(a, numbers, blocks) && inside(<usize>to, (<u64>n) << 3);
    case STORE_SINGLES:
      return isPlace(a, numbers, blocks) && inside(<usize>to, (<u64>n) << 2);
    case SUM:
      return isPlace(a, numbers, blocks) && isPlace(b, numbers, blocks) && to >= 0 && isPart(sums, to, 16);
  }
  return false;
}

function isPlace(place: i32, numbers: usize, blocks: usize): bool {
  if (place === NONE) return false;
  return place < 0 ? isPart(numbers, -1 - place, 8) : isPart(blocks, place, BYTES);
}

/** Whether the part of that index, each of so many bytes, is the host's, and there. */
function isPart(from: usize, index: i32, bytes: usize): bool {
  return from >= ARENA && <u64>from + (<u64>index + 1) * <u64>bytes <= (<u64>memory.size()) << 16;
}

function at(steps: usize, i: i32): usize {
  return steps + <usize>i * STEP_BYTES;
}

function numberAt(place: i32, numbers: usize): usize {
  return numbers + ((<usize>(-1 - place)) << 3);
}

function blockAt(place: i32, blocks: usize): usize {
  return blocks + <usize>place * BYTES;
}

/** A function or an operation, on so many elements. */
function compute(step: usize, part: i32, numbers: usize, blocks: usize): void {
  const operation = load<i32>(step);
  const to = load<i32>(step, TO);
  if (!known(operation)) {
    const operands = operandsOf(operation);
    const a = operand(step, 0, numbers, blocks);
    const b = operands > 1 ? operand(step, 1, numbers, blocks) : SCALARS;
    const c = operands > 2 ? operand(step, 2, numbers, blocks) : SCALARS;
    const out = to < 0 ? D : blockAt(to, blocks);
    runOperation(operation, part, out, a, stepOf(step, 0), b, stepOf(step, 1), c, stepOf(step, 2));
    if (to < 0) store<f64>(numberAt(to, numbers), load<f64>(D));
    return;
  }
  const p = load<f64>(step, P);
  const q = load<f64>(step, Q);
  take(load<i32>(step, A), part, numbers, blocks);
  const slope = load<i32>(step, B);
  if (slope === NONE) {
    runValue(operation, part, p, q);
  } else {
    start(part);
    if (to === NONE) runSlope(operation, part, 0, p, q);
    else runValueAndSlope(operation, part, 0, p, q);
    give(slope, D, part, numbers, blocks);
  }
  if (to !== NONE) give(to, U, part, numbers, blocks);
}

/** U = what is at a place. */
function take(place: i32, part: i32, numbers: usize, blocks: usize): void {
  if (place < 0) store<f64>(U, load<f64>(numberAt(place, numbers)));
  else memory.copy(U, blockAt(place, blocks), (<usize>part) << 3);
}

/** A place = U or D. */
function give(place: i32, from: usize, part: i32, numbers: usize, blocks: usize): void {
  if (place < 0) store<f64>(numberAt(place, numbers), load<f64>(from));
  else memory.copy(blockAt(place, blocks), from, (<usize>part) << 3);
}

/** Where an operation reads its operand: a number is written twice, as a vector to be read over and over. */
function operand(step: usize, k: i32, numbers: usize, blocks: usize): usize {
  const place = load<i32>(step + ((<usize>k) << 2), A);
  if (place >= 0) return blockAt(place, blocks);
  const vector = SCALARS + ((<usize>k) << 4);
  v128.store(vector, v128.load64_splat(numberAt(place, numbers)));
  return vector;
}

function stepOf(step: usize, k: i32): usize {
  return load<i32>(step + ((<usize>k) << 2), A) < 0 ? 0 : 16;
}

/** Elements from or to an array, or added up. @param from the first of the block. */
function move(step: usize, part: i32, from: i32, numbers: usize, blocks: usize, sums: usize): void {
  const operation = load<i32>(step);
  const to = load<i32>(step, TO);
  const a = load<i32>(step, A);
  const bytes = (<usize>part) << 3;
  switch (operation) {
    case LOAD:
      memory.copy(blockAt(to, blocks), <usize>a + ((<usize>from) << 3), bytes);
      return;
    case LOAD_SINGLES:
      memory.copy(F, <usize>a + ((<usize>from) << 2), bytes >> 1);
      promote(part);
      memory.copy(blockAt(to, blocks), U, bytes);
      return;
    case STORE:
      memory.copy(<usize>to + ((<usize>from) << 3), source(a, part, numbers, blocks), bytes);
      return;
    case STORE_SINGLES:
      demote(part, source(a, part, numbers, blocks));
      memory.copy(<usize>to + ((<usize>from) << 2), F, bytes >> 1);
      return;
    case SUM:
      total(
        part,
        operand(step, 0, numbers, blocks),
        stepOf(step, 0),
        operand(step, 1, numbers, blocks),
        stepOf(step, 1),
      );
      add(sums + ((<usize>to) << 4));
  }
}

/** A place as a block: a number fills U. */
function source(place: i32, part: i32, numbers: usize, blocks: usize): usize {
  if (place >= 0) return blockAt(place, blocks);
  const value = v128.load64_splat(numberAt(place, numbers));
  for (let u: usize = U, end = u + ((<usize>part) << 3); u < end; u += 16) v128.store(u, value);
  return U;
}

/** Adds a block's two sums to a sum, and to what that left out what these additions do and what they left out
 *  themselves: as src/formula/sums.ts does, to the same bits. */
function add(sum: usize): void {
  const before = load<f64>(sum);
  const sums = v128.load(TOTALS);
  const even = f64x2.extract_lane(sums, 0);
  const odd = f64x2.extract_lane(sums, 1);
  const middle = before + even;
  const after = middle + odd;
  const first = lost(before, even, middle);
  const second = lost(middle, odd, after);
  const left = v128.load(TOTAL_RESTS);
  const rests = f64x2.extract_lane(left, 0) + f64x2.extract_lane(left, 1);
  store<f64>(sum, after);
  store<f64>(sum, load<f64>(sum, REST) + first + second + rests, REST);
}
