import { describe, expect, test } from 'vitest';
import { fromHex, hex } from '../../verify/accuracy/hex.js';
import type { Instance } from '../../verify/accuracy/instances.js';
import { meterOf } from '../../verify/accuracy/measure.js';
import faults from '../../verify/fixtures/faults.json' with { type: 'json' };
import { Exact } from '../../verify/oracle/exact.js';
import { ulps } from '../../verify/oracle/ulps.js';

/** `power:-3` of the fixture. */
function instanceOf(text: string): Instance {
  const [name = '', parameters] = text.split(':');
  return { name: name as Instance['name'], parameters: parameters ? parameters.split(',').map(Number) : [] };
}

describe('slopes that were once wrong are within 8 ULP of what MPFR says', () => {
  test.each(faults.slopes)('%s at delta %s, x = %s', (name, delta, x, want) => {
    const meter = meterOf({ instance: instanceOf(name), delta: fromHex(delta) });
    // Two alike: a loop takes two at once.
    const got = meter.f(Float64Array.of(fromHex(x), fromHex(x)))[0] as number;
    const relative = ulps(got, Exact.of(fromHex(want)));
    // Of silu and gelu in units of their terms, which cancel.
    const ulp = relative > 8 ? meter.errorOf(fromHex(x), got) : relative;
    expect(ulp, `got ${hex(got)}, want ${want}`).toBeLessThanOrEqual(8);
  });
});
