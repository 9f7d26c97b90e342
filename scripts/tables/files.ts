import { expTable } from './exp.js';

/** Every generated constant file, by its path in the repository. */
export const tableFiles = (): Record<string, string> => ({
  'assembly/math/exp-table.ts': expTable(),
});
