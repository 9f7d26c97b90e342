/** How long the command hears no signal: the longest time of CPU between two turns of its event loop, from when its
 *  output is open on. Row groups and record batches of a million rows are the hardest. */
import { writeFileSync } from 'node:fs';
import { tableFromArrays, tableToIPC } from 'apache-arrow';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { makeProcess } from '../../test/support/run-cli.js';

type Check = (what: string, right: boolean, got?: unknown) => void;
type Cli = Awaited<ReturnType<typeof makeProcess>>;

/** A signal is to be heard within so many times what sorting 200,000 numbers takes in the same process: machines differ in
 *  speed. Both are counted in CPU of the thread that hears the signal: the machine may have other things to do. */
const LONGEST = 10;

const ROWS = 1_000_000;

/** What of a run is kept: enough of it to meet every kind of step. */
const ENOUGH = 150;

/** Counts the turns, and ends the command after enough of them. */
const PRELOAD = `
const fs = require('fs');
const open = fs.openSync;
// Nanoseconds of the main thread, where the system tells them; of all threads else.
const MAIN = '/proc/self/schedstat';
const all = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
const cpu = fs.existsSync(MAIN) ? () => Number(fs.readFileSync(MAIN, 'utf8').split(' ')[0]) / 1e6 : all;
let last, most = 0, turns = 0;
const yard = () => {
  let state = 1;
  const x = Float64Array.from({ length: 2e5 }, () => (state = (Math.imul(state, 48271) + 11) | 0));
  const start = cpu();
  x.sort();
  return cpu() - start;
};
const say = () => {
  const found = most;
  const least = Math.min(yard(), yard(), yard());
  process.stderr.write('longest ' + found.toFixed(1) + ' of ' + turns + ', a yard ' + least.toFixed(1) + '\\n');
};
const turn = () => {
  const now = cpu();
  most = Math.max(most, now - last);
  last = now;
  if (++turns === ${ENOUGH}) process.kill(process.pid, 'SIGTERM');
  else setImmediate(turn).unref();
};
fs.openSync = (path, ...rest) => {
  const file = open(path, ...rest);
  if (last === undefined && /partial/.test(path)) { last = cpu(); setImmediate(turn).unref(); }
  return file;
};
require('module').syncBuiltinESMExports();
process.on('exit', say);`;

function makeFiles(cli: Cli): void {
  const x = Array.from({ length: ROWS }, (_, i) => (i % 100 === 0 ? null : Math.sin(i)));
  const name = Array.from({ length: ROWS }, (_, i) => `row ${i % 1000}`);
  const id = Array.from({ length: ROWS }, (_, i) => BigInt(i));
  const parquet = parquetWriteBuffer({
    columnData: [
      { name: 'x', data: x, type: 'DOUBLE' },
      { name: 'name', data: name, type: 'STRING' },
      { name: 'id', data: id, type: 'INT64' },
    ],
    rowGroupSize: ROWS,
  });
  writeFileSync(cli.path('group.parquet'), Buffer.from(parquet));
  const arrow = tableFromArrays({
    x: Float64Array.from(x, (value) => value ?? 0),
    name,
    id: BigInt64Array.from(id),
  });
  writeFileSync(cli.path('batch.arrow'), tableToIPC(arrow, 'file'));
  const rows = x.map((value, i) => `${value ?? ''},"${name[i]}",${i}`);
  writeFileSync(cli.path('rows.csv'), `x,name,id\n${rows.join('\n')}\n`);
}

/** Every format into every kind of format. */
export function checkTurns(cli: Cli, check: Check): void {
  makeFiles(cli);
  writeFileSync(cli.path('turns.cjs'), PRELOAD);
  const node = `${process.execPath} -r ./turns.cjs ${cli.file}`;
  for (const from of ['group.parquet', 'batch.arrow', 'rows.csv'])
    for (const to of ['csv', 'jsonl', 'arrow', 'parquet']) {
      const line = `${node} eval sigmoid --in ${from} --column x --show f --as s --out turns.${to}`;
      // What is not the command's, such as its code being compiled, is the least of three.
      const runs = [1, 2, 3].map(() => {
        const { stderr } = cli.shell(line);
        const [longest = Number.NaN, yard = Number.NaN] = (
          /longest ([\d.]+) of \d+, a yard ([\d.]+)/.exec(stderr) ?? []
        )
          .slice(1)
          .map(Number);
        return { longest, yards: longest / yard };
      });
      const least = runs.reduce((best, run) => (run.yards < best.yards ? run : best));
      check(
        `${from} to ${to}: no signal is heard for ${least.longest.toFixed(0)} ms of CPU at most, ${least.yards.toFixed(1)} yards`,
        least.yards > 0 && least.yards < LONGEST,
        runs,
      );
    }
}
