/** Peak memory and time of the command, for inputs that do not end as they should, and for large ones. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { tableFromArrays, tableToIPC } from 'apache-arrow';
import { schemaMessage } from '../../src/cli/columnar/arrow-writers.js';
import type { makeProcess } from '../../test/support/cli.js';

type Check = (what: string, right: boolean, got?: unknown) => void;

/** The most that any input may take, in MB. */
const MOST = 150;

/** Seconds of CPU for the worst of them: what is quadratic takes minutes. */
const LONGEST = 40;

interface Input {
  readonly what: string;
  /** Words after `fluxion eval square`. */
  readonly words?: string;
  /** Python that sends it. */
  readonly send: string;
  readonly code: number;
}

const MB = 'b"1" * (1 << 20)';
const NPY = (shape: string) =>
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

const large = (bytes: number): readonly Input[] => {
  const blocks = (rows: string) =>
    `block = b''.join(${rows} for i in range(100000)); [send(block) for _ in range(${bytes} // len(block))]`;
  const numbers = Math.floor(bytes / 8 / 131072) * 131072;
  return [
    { what: 'lines', send: blocks("b'%.6f\\n' % (i / 7)"), code: 0 },
    {
      what: 'CSV',
      words: '--column x',
      send: `send(b'id,x,y,z,w\\n'); ${blocks("b'%d,%.6f,name %d,0.5,2026-01-01\\n' % (i, i / 7, i)")}`,
      code: 0,
    },
    {
      what: 'JSON lines',
      words: '--column x',
      send: blocks(`b'{"id":%d,"x":%.6f,"name":"name %d"}\\n' % (i, i / 7, i)`),
      code: 0,
    },
    {
      what: '.npy',
      words: '--npy',
      send: `${NPY(String(numbers))}; block = bytes(1 << 20); [send(block) for _ in range(${numbers / 131072})]`,
      code: 0,
    },
  ];
};

/** A stream of Arrow's: its beginning and one record batch, to be sent over and over. */
function arrowStream(cli: Cli): {
  readonly words: string;
  readonly head: string;
  readonly batch: string;
  readonly size: number;
} {
  const rows = 65_536;
  const x = Float64Array.from({ length: rows }, (_, i) => Math.sin(i));
  // Two columns in the same memory the library would write but once.
  const table = tableFromArrays({ x, y: x.slice(), id: Int32Array.from(x, (_, i) => i) });
  const whole = tableToIPC(table, 'stream');
  const head = schemaMessage(table.schema);
  // A stream ends with 8 bytes.
  const batch = whole.slice(head.length, -8);
  const [headFile, batchFile] = [cli.path('head'), cli.path('batch')];
  writeFileSync(headFile, head);
  writeFileSync(batchFile, batch);
  return { words: '--column x', head: headFile, batch: batchFile, size: batch.length };
}

const columnar = (cli: Cli, bytes: number): readonly Input[] => {
  const { words, head, batch, size } = arrowStream(cli);
  const parquet = cli.path('large.parquet');
  // x, f and derivative: three doubles a row.
  const made = cli.shell(
    `$FLUXION eval sin --from 0 --to ${Math.floor(bytes / 24)} --step 1 --out ${parquet}`,
  );
  if (made.code !== 0) throw new Error(made.stderr);
  return [
    {
      what: 'Arrow stream',
      words,
      send: `send(open('${head}', 'rb').read()); block = open('${batch}', 'rb').read(); [send(block) for _ in range(${Math.ceil(bytes / size)})]`,
      code: 0,
    },
    {
      what: 'Parquet',
      words: `--column x --as g,dg --in ${parquet} --out ${parquet}2`,
      send: 'pass',
      code: 0,
    },
  ];
};

type Cli = Awaited<ReturnType<typeof makeProcess>>;

/** Runs each, and checks its exit code, its memory and its time.
 *  @param megabytes how large the large ones are. */
export function checkMemory(cli: Cli, check: Check, megabytes: number): void {
  const { file } = cli;
  for (const input of HOSTILE) run(file, check, input);
  const size = megabytes >= 1000 ? `${megabytes / 1000} GB` : `${megabytes} MB`;
  for (const input of [...large(megabytes * 1e6), ...columnar(cli, megabytes * 1e6)])
    run(file, check, { ...input, what: `${size} of ${input.what}` }, LONGEST + megabytes / 10);
}

function run(file: string, check: Check, { what, words = '', send, code }: Input, longest = LONGEST): void {
  // Python waits for it: it alone of what is on every machine tells the peak.
  const script = `
import resource, subprocess, sys, time
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
print(code, used.ru_maxrss // 1024, used.ru_utime + used.ru_stime)`;
  const { stdout } = spawnSync('python3', ['-c', script, words], { encoding: 'utf8' });
  const [got, memory = Number.POSITIVE_INFINITY, seconds = Number.POSITIVE_INFINITY] = stdout
    .trim()
    .split(' ')
    .map(Number);
  const right = got === code && memory <= MOST && seconds <= longest;
  check(`${what}: ${memory} MB, ${seconds.toFixed(1)} s of CPU`, right, { code: got, memory, seconds });
}
