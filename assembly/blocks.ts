import { Constant } from './math/constants';
import { D, F, U } from './memory';

/** D = 1, the product of no slopes. */
export function start(count: i32): void {
  const one = Constant.one();
  for (let d: usize = D, end = d + ((<usize>count) << 3); d < end; d += 32) {
    v128.store(d, one);
    v128.store(d, one, 16);
  }
}

/** U = F: singles to doubles. */
export function promote(count: i32): void {
  for (let f: usize = F, u: usize = U, end = f + ((<usize>count) << 2); f < end; f += 16, u += 32) {
    v128.store(u, f64x2.promote_low_f32x4(v128.load_zero<u64>(f)));
    v128.store(u, f64x2.promote_low_f32x4(v128.load_zero<u64>(f, 8)), 16);
  }
}

/** U = F, D = 1. */
export function startSingles(count: i32): void {
  const one = Constant.one();
  for (let f: usize = F, u: usize = U, end = f + ((<usize>count) << 2); f < end; f += 16, u += 32) {
    v128.store(u, f64x2.promote_low_f32x4(v128.load_zero<u64>(f)));
    v128.store(u, f64x2.promote_low_f32x4(v128.load_zero<u64>(f, 8)), 16);
    v128.store(u, one, D - U);
    v128.store(u, one, D - U + 16);
  }
}

/** F = the block at `from`, each double rounded once to a single. */
export function demote(count: i32, from: usize): void {
  for (let f: usize = F, u = from, end = f + ((<usize>count) << 2); f < end; f += 16, u += 32) {
    v128.store_lane<u64>(f, f32x4.demote_f64x2_zero(v128.load(u)), 0);
    v128.store_lane<u64>(f, f32x4.demote_f64x2_zero(v128.load(u, 16)), 0, 8);
  }
}
