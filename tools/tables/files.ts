import { asinTable } from './asin.js';
import { atanTable } from './atan.js';
import { atan2Table } from './atan2.js';
import { cbrtTable } from './cbrt.js';
import { erfTable } from './erf.js';
import { expTable } from './exp.js';
import { expBaseTable } from './exp-base.js';
import { logTable } from './log.js';
import { normalTable } from './normal.js';
import { tanhTable } from './tanh.js';
import { trigTable } from './trig.js';

/** Every generated constant file, by its path in the repository. */
export const tableFiles = (): Record<string, string> => ({
  'assembly/math/asin-table.ts': asinTable(),
  'assembly/math/atan-table.ts': atanTable(),
  'assembly/math/atan2-table.ts': atan2Table(),
  'assembly/math/cbrt-table.ts': cbrtTable(),
  'assembly/math/erf-table.ts': erfTable(),
  'assembly/math/exp-base-table.ts': expBaseTable(),
  'assembly/math/exp-table.ts': expTable(),
  'assembly/math/log-table.ts': logTable(),
  'assembly/math/normal-table.ts': normalTable(),
  'assembly/math/tanh-table.ts': tanhTable(),
  'assembly/math/trig-table.ts': trigTable(),
});
