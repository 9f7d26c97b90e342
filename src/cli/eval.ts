/** `fluxion eval`: numbers in, results out, a batch at a time. */
import { chain } from '../chain.js';
import { parseChain } from '../parse.js';
import type { Column } from '../types.js';
import { chainOf } from './compute.js';
import { Failure } from './failure.js';
import { openOutput } from './files/output.js';
import type { NpySource } from './npy/source.js';
import { startProgress } from './progress.js';
import { appends, formatOf, type OutputOptions, openSink, resultNames } from './sink.js';
import { type InputOptions, type Opened, openSource } from './source.js';
import { Stats } from './stats.js';

export interface EvalOptions extends InputOptions, OutputOptions {
  readonly delta: number;
  readonly show?: readonly Column[];
  readonly stats?: boolean;
  readonly header?: boolean;
  readonly delimiter?: string;
}

const say = (text: string): void => {
  process.stderr.write(`fluxion: ${text}\n`);
};

export async function evaluate(words: readonly string[], options: EvalOptions): Promise<void> {
  const f = chain(...parseChain(words.join(' ')));
  const opened = await openSource(options, say);
  try {
    await run(f, opened, options);
  } finally {
    opened.close();
  }
}

async function run(f: ReturnType<typeof chain>, given: Opened, options: EvalOptions): Promise<void> {
  const format = formatOf(options, given.kind);
  const opened = format === 'npy' ? given : { ...given, source: inRows(given.source) };
  const { source } = opened;
  const append = appends(opened, options) && format !== 'npy';
  const show =
    options.show ?? (source.fields.length > 0 ? ['value', 'derivative'] : ['x', 'value', 'derivative']);
  const computation = chainOf(f, show, options.delta);
  const names = resultNames(computation.names(source.inputs), opened, append, options);
  // From Parquet to Parquet they are copied as they lie in the file.
  if (!append || (format === 'parquet' && given.kind === 'parquet')) source.leaveCells?.();
  refuseBinary(format, options.out);
  const output = await openOutput(options.out);
  const progress = startProgress(options.out !== undefined || !process.stdout.isTTY);
  const stats = new Stats();
  try {
    const sink = await openSink(format, output, opened, names, append, options);
    for await (const batch of source.batches) {
      const results = computation.results(batch);
      await sink.rows(batch, results);
      stats.count(batch.count, results);
      progress.update(source.done());
    }
    await sink.end();
    await output.finish();
  } catch (error) {
    output.discard();
    throw error;
  } finally {
    progress.stop();
  }
  if (options.stats) process.stderr.write(`${stats.line()}\n`);
}

const inRows = (source: Opened['source'] & Partial<NpySource>): Opened['source'] =>
  source.fortran && source.inRows ? source.inRows() : source;

function refuseBinary(format: string, out: string | undefined): void {
  if (out !== undefined || !process.stdout.isTTY || ['csv', 'json', 'jsonl'].includes(format)) return;
  throw new Failure(`${format} is no text for a terminal: name a file with --out, or pipe it on`);
}
