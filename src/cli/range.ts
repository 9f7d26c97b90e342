/** Numbers of a range in place of an input. */
import { setImmediate } from 'node:timers/promises';
import { toFinite } from '../arguments.js';
import type { Source } from './columns.js';
import { Failure } from './failure.js';

const CHUNK = 8192;

/** The numbers of `arange(from, to, step)`, the same bits, a chunk at a time. */
export function rangeSource(from: number, to: number, step: number): Source {
  if (step === 0) throw new Failure('--step must not be 0');
  const count = Math.max(0, Math.ceil((to - from) / step));
  if (count > Number.MAX_SAFE_INTEGER) throw new Failure('--step is too small for that range');
  const spacing = toFinite('--step', 'the spacing', from + step - from);
  let start = 0;
  async function* batches() {
    for (; start < count; start += CHUNK) {
      const x = new Float64Array(Math.min(CHUNK, count - start));
      for (let i = 0; i < x.length; i++) x[i] = start + i === 1 ? from + step : from + (start + i) * spacing;
      yield { count: x.length, inputs: [x], missing: [undefined] };
      // Signals are heard between chunks.
      await setImmediate();
    }
  }
  return {
    names: [],
    fields: [],
    inputs: ['x'],
    batches: batches(),
    done: () => (count === 0 ? 1 : Math.min(1, start / count)),
    markText: () => '',
    shape: [count],
  };
}
