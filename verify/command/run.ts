/** `npm run verify -- command`: what of the command takes long to show.
 *
 *  - Killed at random moments, by SIGKILL and by signals that ask; how long it hears none.
 *  - Memory and linear time: inputs that never end their line, their quote, their value or their header, and large whole
 *    ones (`--megabytes 100` each), within 150 MB.
 *  - NumPy: what it writes is read to the last bit, and what the command writes is what it reads, where it is installed;
 *    every seventh of the arrays (`--every 7`). */
import { parseArgs } from 'node:util';
import { makeProcess } from '../../test/support/cli.js';
import { checkKilled } from './kill.js';
import { checkMemory } from './memory.js';
import { compareWithNumpy } from './numpy.js';
import { checkTurns } from './turns.js';

const { values } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '100' },
    every: { type: 'string', default: '7' },
  },
});

const cli = await makeProcess();
let failures = 0;
const check = (what: string, right: boolean, got: unknown = '') => {
  if (!right) failures++;
  process.stdout.write(`${right ? 'ok  ' : 'FAIL'} ${what}${right ? '' : `: ${JSON.stringify(got)}`}\n`);
};
try {
  await checkKilled(cli, check);
  checkTurns(cli, check);
  checkMemory(cli, check, Number(values.megabytes));
  compareWithNumpy(cli, check, Number(values.every));
} finally {
  cli.remove();
}
if (failures > 0) throw new Error(`${failures} checks failed`);
