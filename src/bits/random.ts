/** Tommy Ettinger's generator (mulberry32): 32 random bits a call, the same from the same seed. */
export function wordsFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
}

/** Numbers from 0 up to 1. */
export function numbersFrom(seed: number): () => number {
  const word = wordsFrom(seed);
  return () => word() / 2 ** 32;
}
