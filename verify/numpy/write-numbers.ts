/** `npm run verify -- numpy [--write]`: runs the NumPy code that the page shows, and prints the numbers or writes them
 *  to `verify/fixtures/numpy.json`, with the code that gave them. Needs Python with NumPy and SciPy (`PYTHON` names
 *  another one). */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cases } from './cases.js';

const lines = cases.map(({ text, code }) => {
  const printed = execFileSync(
    process.env.PYTHON ?? 'python3',
    ['-c', `${code}print(len(x), value.sum(), slope.sum())`],
    {
      encoding: 'utf8',
    },
  );
  console.log(`${text}: ${printed.trim().split(/\s+/).join(' ')}`);
  // The code prints value and slope at the point, the last line those of the range.
  const numbers = printed.trim().split(/\s+/).map(Number);
  return `  ${JSON.stringify(text)}: ${JSON.stringify({ code, numbers })}`;
});
if (process.argv.includes('--write'))
  writeFileSync('verify/fixtures/numpy.json', `{\n${lines.join(',\n')}\n}\n`);
