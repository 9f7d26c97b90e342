/** `npm run bench`: the comparison from the sources. Options are those of `fluxion bench`; `--save` writes the
 *  result to `bench/results/node.json`, from which `npm run docs` writes the document. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { SIZES } from '../src/bench/schedule.js';
import { bench } from '../src/cli/bench.js';
import { linesOf } from '../tools/report-lines.js';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string' },
    workload: { type: 'string' },
    json: { type: 'boolean' },
    html: { type: 'string' },
    save: { type: 'boolean' },
  },
});

// New processes start from a built file, as users' do.
const file = 'build/bench/index.js';
mkdirSync('build/bench', { recursive: true });
await build({ entryPoints: ['src/index.ts'], bundle: true, format: 'esm', outfile: file, logLevel: 'error' });

const report = await bench(
  {
    sizes: values.sizes?.split(',').map(Number) ?? SIZES,
    workload: values.workload?.split(','),
    json: values.json,
    html: values.html,
  },
  pathToFileURL(file),
);
if (values.save) writeFileSync('bench/results/node.json', `${linesOf(report)}\n`);
