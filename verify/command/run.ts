/** `npm run verify -- command`: what of the command takes long to show.
 *
 *  - Killed at random moments, by SIGKILL and by signals that ask; how long it hears none.
 *  - Memory and linear time: inputs that never end their line, their quote, their value or their header, and large whole
 *    ones (`--megabytes 100` each), within 150 MB.
 *  - NumPy: what it writes is read to the last bit, and what the command writes is what it reads; every seventh of the
 *    arrays (`--every 7`).
 *  - PyArrow: columns of every type go from Arrow and Parquet to Arrow and Parquet (`--seed 1`), and to DuckDB and pandas.
 *    Both where they are installed, in `python3` or in what PYTHON names.
 *
 *  `--only memory` runs one of these: kill, turns, memory, large, numpy, types. `--only large --megabytes 1000 --save` writes
 *  `bench/results/formats.json`, from which `npm run docs` writes docs/performance.md; `--format CSV` takes one of them. */
import { parseArgs } from 'node:util';
import { makeProcess } from '../../test/support/run-cli.js';
import { compareWithArrow } from './column-types.js';
import { checkKilled } from './kill.js';
import { checkLarge } from './large.js';
import { compareWithNumpy } from './npy.js';
import { checkHostile } from './peak-memory.js';
import { checkTurns } from './turns.js';

const { values } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '100' },
    every: { type: 'string', default: '7' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    format: { type: 'string' },
    save: { type: 'boolean' },
  },
});

const cli = await makeProcess();
let failures = 0;
const check = (what: string, right: boolean, got: unknown = '') => {
  if (!right) failures++;
  process.stdout.write(`${right ? 'ok  ' : 'FAIL'} ${what}${right ? '' : `: ${JSON.stringify(got)}`}\n`);
};
try {
  const parts: Readonly<Record<string, () => void | Promise<void>>> = {
    kill: () => checkKilled(cli, check),
    turns: () => checkTurns(cli, check),
    memory: () => checkHostile(cli, check),
    large: () => checkLarge(cli, check, Number(values.megabytes), values.format, values.save ?? false),
    numpy: () => compareWithNumpy(cli, check, Number(values.every)),
    types: () => compareWithArrow(cli, check, Number(values.seed)),
  };
  if (values.only !== undefined && !(values.only in parts))
    throw new Error(`--only takes one of ${Object.keys(parts).join(', ')}.`);
  for (const [name, run] of Object.entries(parts))
    if (values.only === undefined || values.only === name) await run();
} finally {
  cli.remove();
}
if (failures > 0) throw new Error(`${failures} checks failed`);
