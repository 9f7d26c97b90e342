/** Peak memory and time of the command, for inputs that do not end as they should. */
import { spawnSync } from 'node:child_process';
import type { makeProcess } from '../../test/support/run-cli.js';

export type Check = (what: string, right: boolean, got?: unknown) => void;

/** The most that any input may take, in MB. */
const MOST = 150;

/** Seconds of CPU for the worst of them: what is quadratic takes minutes. */
export const LONGEST = 40;

export interface Input {
  readonly what: string;
  /** Words after `fluxion eval square`. */
  readonly words?: string;
  /** Python that sends it. */
  readonly send: string;
  readonly code: number;
  /** How many numbers it reads, where their time is to be told. */
  readonly elements?: number;
  /** Nanoseconds of CPU that each may take. */
  readonly longestEach?: number;
}

const MB = 'b"1" * (1 << 20)';
export const NPY = (shape: string) =>
  `send(b'\\x93NUMPY\\x01\\x00\\x46\\x00' + b"{'descr': '<f8', 'fortran_order': False, 'shape': (${shape},), }".ljust(70))`;
const MILLION = 'range(1000000)';

const HOSTILE: readonly Input[] = [
  { what: 'a line that never ends', send: `[send(${MB}) for _ in range(400)]`, code: 2 },
  {
    what: 'a quote that never closes',
    words: '--column a',
    send: `send(b'a,b\\n1,"'); [send(${MB}) for _ in range(400)]`,
    code: 2,
  },
  {
    what: 'a quote that never closes before a whole table',
    words: '--column a',
    send: `send(b'a,"b'); [send(b'1,2\\n' * (1 << 18)) for _ in range(400)]`,
    code: 2,
  },
  {
    what: 'a JSON text that never closes',
    words: '--column a',
    send: `send(b'{"a":"'); [send(${MB}) for _ in range(400)]`,
    code: 2,
  },
  {
    what: 'JSON brackets that never close',
    words: '--column a',
    send: `send(b'{"a":'); [send(b'[' * (1 << 20)) for _ in range(400)]`,
    code: 2,
  },
  {
    what: 'a JSON array of 10 million numbers',
    send: `send(b'['); [send(b'1,' * 100000) for _ in range(100)]; send(b'1]')`,
    code: 0,
  },
  {
    what: 'a million columns',
    words: '--column 1 --header',
    send: `send(b','.join(b'%d' % i for i in ${MILLION}) + b'\\n'); [send(b'1,' * 999999 + b'1\\n') for _ in range(20)]`,
    code: 0,
  },
  {
    what: 'a million columns in quotes',
    words: '--column c7',
    send: `send(b','.join(b'"c%d"' % i for i in ${MILLION}) + b'\\n'); [send(b'"1",' * 999999 + b'1\\n') for _ in range(10)]`,
    code: 0,
  },
  {
    what: 'numbers of 65,000 digits',
    send: `[send(b'1' * 65000 + b'x'[:i == 999] + b'\\n') for i in range(1000)]`,
    code: 2,
  },
  {
    what: 'cells of 65,000 digits',
    words: '--column a',
    send: `send(b'a,b\\n'); [send(b'1' * 65000 + b',2\\n') for i in range(1000)]`,
    code: 0,
  },
  {
    what: 'empty lines before a table',
    words: '--column a',
    send: `[send(b'\\n' * (1 << 20)) for _ in range(100)]; send(b'a\\n1\\n')`,
    code: 0,
  },
  {
    what: '.npy with 400 MB behind it',
    send: `${NPY('1')}; send(bytes(8)); [send(${MB}) for _ in range(400)]`,
    code: 0,
  },
  {
    what: '.npy whose header says that it is 2 GB long',
    send: `send(b'\\x93NUMPY\\x02\\x00\\xff\\xff\\xff\\x7f'); [send(${MB}) for _ in range(400)]`,
    code: 2,
  },
  {
    what: 'a pipe that gives 3 bytes at a time',
    words: '--column a',
    send: `data = b'a,b\\n' + b'1.5,"x ""y"""\\n' * 500; [(send(data[i:i+3]), child.stdin.flush(), time.sleep(0.0002)) for i in range(0, len(data), 3)]`,
    code: 0,
  },
];

export type Cli = Awaited<ReturnType<typeof makeProcess>>;

/** Runs each of the hostile ones, and checks its exit code, its memory and its time. */
export function checkHostile(cli: Cli, check: Check): void {
  for (const input of HOSTILE) runInput(cli, check, input, LONGEST);
}

export interface Measured {
  /** Peak memory, in MB. */
  readonly memory: number;
  /** Seconds of CPU. */
  readonly cpu: number;
  readonly seconds: number;
  /** Nanoseconds of CPU a number read, where that is known. */
  readonly each?: number;
}

/** Runs one, and checks its exit code, its memory and its time. */
export function runInput(
  { file, folder }: Cli,
  check: Check,
  { what, words = '', send, code, elements, longestEach }: Input,
  longest: number,
): Measured {
  // Python waits for it: it alone of what is on every machine tells the peak.
  const script = `
import resource, subprocess, sys, time
start = time.time()
child = subprocess.Popen([${JSON.stringify(process.execPath)}, ${JSON.stringify(file)}, 'eval', 'square'] + sys.argv[1].split(), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
def send(data):
    child.stdin.write(data)
try:
    ${send}
    child.stdin.close()
except BrokenPipeError:
    pass
code = child.wait()
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(code, used.ru_maxrss // 1024, used.ru_utime + used.ru_stime, time.time() - start)`;
  const { stdout } = spawnSync('python3', ['-c', script, words], { cwd: folder, encoding: 'utf8' });
  const [got, memory = Number.POSITIVE_INFINITY, cpu = Number.POSITIVE_INFINITY, seconds = 0] = stdout
    .trim()
    .split(' ')
    .map(Number);
  const each = elements === undefined ? undefined : (cpu * 1e9) / elements;
  const slow = each !== undefined && longestEach !== undefined && each > longestEach;
  const right = got === code && memory <= MOST && cpu <= longest && !slow;
  const told = each === undefined ? '' : `, ${each.toFixed(0)} ns an element`;
  check(`${what}: ${memory} MB, ${cpu.toFixed(1)} s of CPU${told}, ${seconds.toFixed(0)} s in all`, right, {
    code: got,
    memory,
    cpu,
  });
  return { memory, cpu, seconds, ...(each !== undefined && { each }) };
}
