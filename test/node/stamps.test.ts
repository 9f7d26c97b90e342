import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { initial } from '../../verify/accuracy/instances.js';
import { meterOf } from '../../verify/accuracy/measure.js';
import { stampsOf } from '../../verify/accuracy/stamp.js';
import { tolerances } from '../../verify/accuracy/tolerances.js';

const kernels = initial.filter(({ name }) => existsSync(`assembly/functions/${name}.ts`));

describe.each(kernels)('the largest errors that the kernel file of $name states', (instance) => {
  test('are what its results are off there, and within its tolerances', () => {
    const [value, slope] = stampsOf(instance.name);
    for (const stamp of [value, slope]) {
      if (stamp === undefined) throw new Error('no stamp');
      const { ulp, x, delta } = stamp;
      const most = tolerances[instance.name][delta === undefined ? 'value' : 'slope'];
      expect(ulp).toBeLessThanOrEqual(most);
      if (ulp === 0) continue;
      const meter = meterOf(delta === undefined ? { instance } : { instance, delta });
      const [got = Number.NaN] = meter.f(Float64Array.of(x));
      // Stated to two digits.
      const apart = Math.abs(meter.errorOf(x, got) - ulp);
      expect(apart, `at x = ${x}, delta ${delta}: got ${got}`).toBeLessThan(0.006);
    }
  });
});
