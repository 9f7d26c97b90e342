/** The command killed at random moments: the target is the old file or the whole new one, never anything between. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { numbersFrom } from '../../src/bits/random.js';
import type { makeProcess } from '../../test/support/run-cli.js';

type Check = (what: string, right: boolean, got?: unknown) => void;

const ASKING = { SIGTERM: 143, SIGINT: 130, SIGHUP: 129 } as const;

/** 50 times by SIGKILL, and 30 by signals that ask, after which nothing else may be left behind. How long those take to
 *  end is told, and is no check: it depends on who else uses the machine. */
export async function checkKilled(cli: Awaited<ReturnType<typeof makeProcess>>, check: Check): Promise<void> {
  const target = cli.path('target.csv');
  const words = 'eval square sigmoid --from 0 --to 3000 --step 0.01 --out'.split(' ');
  const start = performance.now();
  await cli.run([...words, target]);
  // How long it is waited at most. What a run takes changes with what else the machine does, so the wait follows: some
  // are killed before they are done, and some after.
  let reach = 1.1 * (performance.now() - start);
  const right = readFileSync(target);
  const next = numbersFrom(1);
  const seen = { old: 0, new: 0 };
  const times: number[] = [];
  const signals = [
    ...Array.from({ length: 50 }, () => 'SIGKILL' as const),
    ...Array.from({ length: 30 }, (_, i) => (['SIGTERM', 'SIGINT', 'SIGHUP'] as const)[i % 3] ?? 'SIGTERM'),
  ];
  for (const [i, signal] of signals.entries()) {
    writeFileSync(target, 'old');
    const child = spawn(process.execPath, [cli.file, ...words, target]);
    const ended = new Promise<[number | null, string | null]>((resolve) => {
      child.on('close', (code, by) => resolve([code, by]));
    });
    await new Promise((resolve) => setTimeout(resolve, next() * reach));
    const killed = performance.now();
    child.kill(signal);
    const [code, by] = await ended;
    const took = performance.now() - killed;
    const now = readFileSync(target);
    const state = now.equals(right) ? 'new' : now.toString() === 'old' ? 'old' : undefined;
    if (state) seen[state]++;
    else check(`${signal} ${i}: the target is old or whole`, false, now.length);
    reach *= state === 'new' ? 0.95 : 1.05;
    const left = readdirSync(cli.folder).filter((name) => name.includes('partial'));
    for (const name of left) rmSync(cli.path(name));
    // SIGKILL leaves no one to clean up.
    if (signal === 'SIGKILL') continue;
    if (left.length > 0) check(`${signal} ${i}: nothing is left behind`, false, left);
    if (!(code === 0 || code === ASKING[signal] || by === signal))
      check(`${signal} ${i}: the exit code`, false, [code, by]);
    times.push(took);
  }
  times.sort((a, b) => a - b);
  const [median = 0, most = 0] = [times[times.length >> 1], times.at(-1)].map((time) =>
    Math.round(time ?? 0),
  );
  check(
    `killed ${signals.length} times: ${seen.old} old, ${seen.new} new; asked to stop, it took ${median} ms (median), ${most} ms at most`,
    seen.old > 0 && seen.new > 0 && seen.old + seen.new === signals.length,
    seen,
  );
}
