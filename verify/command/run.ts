/** `npm run verify -- command`: what of the command takes long to show.
 *
 *  - Killed at random moments, 50 times by SIGKILL and 50 by signals that ask: the target is the old file or the whole new
 *    one, never anything between; after a signal that asks, nothing else is left behind.
 *  - Memory: inputs that never end their line, their quote, their value or their header, and large whole ones, within 150 MB.
 *  - NumPy: what it writes is read to the last bit, and what the command writes is what it reads. (Where it is installed.) */
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { makeProcess } from '../../test/support/cli.js';
import { compareWithNumpy } from './numpy.js';

const cli = await makeProcess();
let failures = 0;
const check = (what: string, right: boolean, got: unknown = '') => {
  if (!right) failures++;
  process.stdout.write(`${right ? 'ok  ' : 'FAIL'} ${what}${right ? '' : `: ${JSON.stringify(got)}`}\n`);
};

/** A generator of the same numbers each time, from 0 to 1. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

async function kill(): Promise<void> {
  const target = cli.path('target.csv');
  const words = [
    'eval',
    'square',
    'sigmoid',
    '--from',
    '0',
    '--to',
    '3000',
    '--step',
    '0.01',
    '--out',
    target,
  ];
  const start = performance.now();
  await cli.run(words);
  const whole = performance.now() - start;
  const right = readFileSync(target);
  const next = random(1);
  const seen = { old: 0, new: 0 };
  const asking = { SIGTERM: 143, SIGINT: 130, SIGHUP: 129 } as const;
  for (let i = 0; i < 100; i++) {
    writeFileSync(target, 'old');
    const signal = i < 50 ? 'SIGKILL' : ((['SIGTERM', 'SIGINT', 'SIGHUP'] as const)[i % 3] ?? 'SIGTERM');
    const child = spawn(process.execPath, [cli.file, ...words]);
    const ended = new Promise<[number | null, string | null]>((resolve) => {
      child.on('close', (code, by) => resolve([code, by]));
    });
    await new Promise((resolve) => setTimeout(resolve, next() * whole * 1.1));
    const killed = performance.now();
    child.kill(signal);
    const [code, by] = await ended;
    const took = performance.now() - killed;
    const now = readFileSync(target);
    const state = now.equals(right) ? 'new' : now.toString() === 'old' ? 'old' : undefined;
    if (state) seen[state]++;
    else check(`${signal} ${i}: the target is old or whole`, false, now.length);
    if (signal === 'SIGKILL') continue;
    const left = readdirSync(cli.folder).filter((name) => name.includes('partial'));
    // Those of SIGKILL may lie there still; it leaves no one to clean up.
    if (i === 50) for (const name of left) spawnSync('rm', ['-f', cli.path(name)]);
    else if (left.length > 0) check(`${signal} ${i}: nothing is left behind`, false, left);
    if (!(code === 0 || code === asking[signal] || by === signal))
      check(`${signal} ${i}: the exit code`, false, [code, by]);
    if (took > 200) process.stdout.write(`     ${signal} ${i} took ${took.toFixed(0)} ms to end\n`);
  }
  check(
    `killed 100 times: ${seen.old} old, ${seen.new} new`,
    seen.old > 0 && seen.old + seen.new === 100,
    seen,
  );
}

/** Peak memory and exit code of the command with what a script in Python sends it. */
function memory(what: string, words: string, send: string, code: number, most = 150): void {
  const script = `
import os, resource, subprocess, sys, time
child = subprocess.Popen([${JSON.stringify(process.execPath)}, ${JSON.stringify(cli.file)}, 'eval', 'square'] + sys.argv[1].split(), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
def send(data):
    child.stdin.write(data)
try:
    ${send}
    child.stdin.close()
except BrokenPipeError:
    pass
code = child.wait()
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(code, used.ru_maxrss // 1024, used.ru_utime + used.ru_stime)`;
  const { stdout } = spawnSync('python3', ['-c', script, words], { encoding: 'utf8' });
  const [got, megabytes = Number.POSITIVE_INFINITY, seconds] = stdout.trim().split(' ').map(Number);
  check(`${what}: ${megabytes} MB, ${seconds} s of CPU`, got === code && megabytes <= most, [got, megabytes]);
}

await kill();
const MB = 'b"1" * (1 << 20)';
memory('a line that never ends', '', `[send(${MB}) for _ in range(400)]`, 2);
memory('a quote that never closes', '--column a', `send(b'a,b\\n1,"'); [send(${MB}) for _ in range(400)]`, 2);
memory(
  'a JSON text that never closes',
  '--column a',
  `send(b'{"a":"'); [send(${MB}) for _ in range(400)]`,
  2,
);
memory(
  'a million columns',
  '--column 1 --header',
  `send(b','.join(b'%d' % i for i in range(1000000)) + b'\\n'); [send(b'1,' * 999999 + b'1\\n') for _ in range(20)]`,
  0,
);
memory(
  'numbers of 65,000 digits',
  '',
  `[send(b'1' * 65000 + b'x'[:i == 999] + b'\\n') for i in range(1000)]`,
  2,
);
memory(
  '.npy with 400 MB behind it',
  '',
  `send(b'\\x93NUMPY\\x01\\x00\\x46\\x00' + b"{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }".ljust(70) + bytes(8)); [send(${MB}) for _ in range(400)]`,
  0,
);
memory(
  '1 GB of lines',
  '',
  "block = b''.join(b'%.6f\\n' % (i / 7) for i in range(100000)); [send(block) for _ in range(1000000000 // len(block))]",
  0,
);
memory(
  '1 GB of CSV',
  '--column x',
  "send(b'id,x,y,z,w\\n'); block = b''.join(b'%d,%.6f,name %d,0.5,2026-01-01\\n' % (i, i / 7, i) for i in range(100000)); [send(block) for _ in range(1000000000 // len(block))]",
  0,
);
memory(
  '1 GB of JSON lines',
  '--column x',
  'block = b\'\'.join(b\'{"id":%d,"x":%.6f,"name":"name %d"}\\n\' % (i, i / 7, i) for i in range(100000)); [send(block) for _ in range(1000000000 // len(block))]',
  0,
);
memory(
  '1 GB of .npy',
  '--npy',
  "send(b'\\x93NUMPY\\x01\\x00\\x46\\x00' + b\"{'descr': '<f8', 'fortran_order': False, 'shape': (125000000,), }\".ljust(70)); block = bytes(1 << 20); [send(block) for _ in range(953)]; send(bytes(1000000000 - 953 * (1 << 20)))",
  0,
);
await compareWithNumpy(cli, check);
cli.remove();
if (failures > 0) throw new Error(`${failures} checks failed`);
