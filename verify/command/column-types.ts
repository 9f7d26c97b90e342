/** The types of columns that go along, from every format of columns to every other, as PyArrow and DuckDB read them. */
import { spawnSync } from 'node:child_process';
import type { Check, Cli } from './peak-memory.js';

/** Writes random columns of every type with PyArrow, in large and in small record batches, row groups and pages; reads with
 *  it what the command makes of them. Values must be the same, and types all but those named. */
const SCRIPT = `
import datetime, decimal, json, random, subprocess, sys
import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
random.seed(int(sys.argv[1]))
command, n = sys.argv[2:], 5003
def some(make): return [None if random.random() < .2 else make() for _ in range(n)]
def lists(make): return lambda: [None if random.random() < .2 else make() for _ in range(random.choice([0, 0, 1, 2, 5]))]
def between(least, most): return lambda: random.randint(least, most)
text = lambda: random.choice(['', 'a', 'é', 'x' * 20, '"\\n,'])
long = between(-2**63, 2**63 - 1)
number = lambda digits, scale: lambda: decimal.Decimal(random.randint(1 - 10**digits, 10**digits - 1)).scaleb(-scale, decimal.Context(prec=99))
record = pa.struct([('a', pa.int64()), ('b', pa.string()), ('l', pa.list_(pa.string()))])
part = lambda: {'a': random.choice([None, long()]), 'b': random.choice([None, text()]), 'l': random.choice([None, lists(text)()])}
entries = lambda key: lambda: [(key(), random.choice([None, long()])) for _ in range(random.choice([0, 1, 3]))]
kinds = {
    'bool': (lambda: random.random() < .5, pa.bool_()), 'text': (text, pa.string()), 'large': (text, pa.large_string()),
    'f2': (lambda: random.randint(-2048, 2048) / 8, pa.float16()), 'f4': (lambda: random.randint(-2**20, 2**20) / 64, pa.float32()), 'f8': (random.random, pa.float64()),
    'd32': (number(7, 2), pa.decimal32(7, 2)), 'd64': (number(18, 9), pa.decimal64(18, 9)), 'd128': (number(38, 5), pa.decimal128(38, 5)), 'd256': (number(70, 70), pa.decimal256(70, 70)),
    'date': (between(-10**5, 10**5), pa.date32()), 't_ms': (between(0, 86399999), pa.time32('ms')), 't_us': (between(0, 86399999999), pa.time64('us')), 't_ns': (between(0, 86399999999999), pa.time64('ns')),
    'ms': (between(-10**13, 10**13), pa.timestamp('ms')), 'us': (between(-10**16, 10**16), pa.timestamp('us', 'UTC')), 'ns': (long, pa.timestamp('ns', 'Europe/Berlin')), 'lasting': (long, pa.duration('us')),
    'bytes': (lambda: random.randbytes(random.randint(0, 5)), pa.binary()), 'fixed': (lambda: random.randbytes(3), pa.binary(3)),
    'record': (part, record), 'in': (lambda: {'r': random.choice([None, part()]), 't': random.choice([None, 5])}, pa.struct([('r', record), ('t', pa.timestamp('us'))])),
    'map': (entries(text), pa.map_(pa.string(), pa.int64())), 'places': (entries(long), pa.map_(pa.int64(), pa.int64())),
}
for sign, bits in ((s, b) for s in ('int', 'uint') for b in (8, 16, 32, 64)):
    kinds[f'{sign}{bits}'] = (between(-2**(bits - 1), 2**(bits - 1) - 1) if sign == 'int' else between(0, 2**bits - 1), getattr(pa, f'{sign}{bits}')())
columns = {name: pa.array(some(make), kind) for name, (make, kind) in kinds.items()}
columns |= {f'list of {name}': pa.array(some(lists(make)), pa.list_(kind)) for name, (make, kind) in kinds.items()}
columns['lists'] = pa.array(some(lists(lists(long))), pa.list_(pa.list_(pa.int64())))
columns['pairs'] = pa.array(some(lambda: [1, None]), pa.list_(pa.int32(), 2))
columns['names'] = pa.array(some(lambda: random.choice(['u', 'vv', '']))).dictionary_encode()
columns['none'] = pa.nulls(n)
table = pa.table(columns | {'x': pa.array([float(i) for i in range(n)])})
for name, rows in (('in.arrow', n), ('small.arrow', 1700)):
    with pa.ipc.new_file(name, table.schema) as writer: writer.write_table(table, max_chunksize=rows)
pq.write_table(table, 'in.parquet')
pq.write_table(table, 'small.parquet', row_group_size=1700, data_page_size=2000, data_page_version='2.0', compression='zstd')
# What Arrow's library for JavaScript does not write, and what Parquet's schema does not say.
other = {('parquet', 'arrow'): {'large', 'd32', 'd64', 'list of large', 'list of d32', 'list of d64', 'pairs', 'names'}}
total = wrong = 0
for source in ('in.arrow', 'small.arrow', 'in.parquet', 'small.parquet'):
    for target in ('out.arrow', 'out.parquet'):
        done = subprocess.run(command + ['eval', 'neg', '--in', source, '--column', 'x', '--show', 'f', '--out', target], capture_output=True, text=True)
        if done.returncode != 0:
            wrong += 1
            print(source, target, done.stderr, file=sys.stderr)
            continue
        got = pa.ipc.open_file(target).read_all() if target == 'out.arrow' else pq.read_table(target)
        got.validate(full=True)
        allowed = other.get((source.split('.')[1], target.split('.')[1]), set())
        for name in table.column_names:
            total += 1
            kind, before = got.schema.field(name).type, table.schema.field(name).type
            if got[name].to_pylist() != table[name].to_pylist() or (kind != before) != (name in allowed):
                wrong += 1
                print(source, target, name, before, kind, file=sys.stderr)
        if target == 'out.parquet':
            rows, total_f = duckdb.sql("select count(*), sum(f) from 'out.parquet'").fetchall()[0]
            if (rows, total_f) != (n, -n * (n - 1) / 2): wrong += 1
print(total, wrong, pa.__version__, sep='\\t')`;

/** @param seed of the random columns. */
export function compareWithArrow(cli: Cli, check: Check, seed: number): void {
  // Pandas holds the nanoseconds that Python's own times do not.
  const python = process.env.PYTHON ?? 'python3';
  if (spawnSync(python, ['-c', 'import pyarrow, duckdb, pandas']).status !== 0) {
    if (process.env.CI)
      check('PyArrow, DuckDB and pandas are installed', false, `in ${python}, which PYTHON names`);
    else process.stdout.write('left out: PyArrow, DuckDB or pandas is not installed\n');
    return;
  }
  const words = ['-c', SCRIPT, String(seed), process.execPath, cli.file];
  const { stdout, stderr } = spawnSync(python, words, { cwd: cli.folder, encoding: 'utf8' });
  const [total, wrong, version] = stdout.trim().split('\t');
  check(
    `${total} columns of PyArrow ${version}, seed ${seed}: ${wrong} wrong`,
    wrong === '0',
    stderr.slice(0, 2000),
  );
}
