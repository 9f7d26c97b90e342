import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Arena } from '../../src/parallel/arena.js';
import { times } from '../support/thorough.js';

/** The arena's first byte, and its limit. */
const FROM = 655360;
const LIMIT = FROM + 64 * 65536;

function arena(): Arena {
  let end = FROM + 65536;
  return new Arena(FROM, end, (bytes) => {
    const wanted = end + Math.ceil(bytes / 65536) * 65536;
    if (wanted > LIMIT) return false;
    end = wanted;
    return true;
  });
}

test('no two arrays share a byte, whatever is taken and given back, and nothing is lost', () => {
  const step = fc.record({ give: fc.boolean(), at: fc.nat(30), bytes: fc.nat(300_000) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const a = arena();
      const taken: { at: number; bytes: number }[] = [];
      for (const { give, at, bytes } of steps) {
        const old = give ? taken.splice(at, 1)[0] : undefined;
        if (old) a.give(old.at, old.bytes);
        if (give) continue;
        const room = a.take(bytes);
        if (room === undefined) continue;
        if (room.at % 64 !== 0 || room.at < FROM || room.at + bytes > LIMIT)
          throw new Error(`${bytes} bytes at ${room.at}`);
        for (const other of taken)
          if (room.at < other.at + Math.max(other.bytes, 1) && other.at < room.at + Math.max(bytes, 1))
            throw new Error(`${bytes} bytes at ${room.at} overlap ${other.bytes} at ${other.at}`);
        taken.push({ at: room.at, bytes });
      }
      for (const { at, bytes } of taken) a.give(at, bytes);
      // Whole again: one gap, from the first byte on.
      expect(a.take(a.free)?.at).toBe(FROM);
    }),
    { numRuns: times(2000, 400), seed: 3 },
  );
});

test('memory that was written is known to be, and fresh memory is not', () => {
  const a = arena();
  const first = a.take(1000);
  expect(first).toEqual({ at: FROM, used: false });
  a.give(FROM, 1000);
  expect(a.take(64)).toEqual({ at: FROM, used: true });
  expect(a.take(8 * 65536)?.used).toBe(true);
});

test('what does not fit is refused, and the arena goes on', () => {
  const a = arena();
  expect(a.take(LIMIT)).toBeUndefined();
  expect(a.take(60 * 65536)?.at).toBe(FROM);
});
