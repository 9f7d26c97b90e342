import { expTable } from './exp.js';
import { logTable } from './log.js';
import { normalTable } from './normal.js';
import { tanhTable } from './tanh.js';
import { trigTable } from './trig.js';

/** Every generated constant file, by its path in the repository. */
export const tableFiles = (): Record<string, string> => ({
  'assembly/math/exp-table.ts': expTable(),
  'assembly/math/log-table.ts': logTable(),
  'assembly/math/normal-table.ts': normalTable(),
  'assembly/math/tanh-table.ts': tanhTable(),
  'assembly/math/trig-table.ts': trigTable(),
});
