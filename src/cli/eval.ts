/** `fluxion eval`: numbers in, results out, a batch at a time. */
import { setImmediate } from 'node:timers/promises';
import type { Column, Elementwise } from '../types.js';
import { type Computation, chainOf } from './compute.js';
import { type FormulaOptions, formulaOf, isFormula } from './eval-formula.js';
import { Failure } from './failure.js';
import { openOutput } from './files/open-output.js';
import type { NpySource } from './npy/source.js';
import { readChain } from './printed-chain.js';
import { startProgress } from './progress.js';
import { appends, formatOf, type OutputOptions, openSink, resultNames } from './sink.js';
import { type InputOptions, type Opened, openSource } from './source.js';
import { standard } from './standard.js';
import { Stats } from './stats.js';

export interface EvalOptions extends InputOptions, OutputOptions, FormulaOptions {
  readonly delta: number;
  readonly show?: readonly Column[];
  readonly stats?: boolean;
  readonly header?: boolean;
  readonly delimiter?: string;
}

const say = (text: string): void => {
  standard().error.write(`fluxion: ${text}\n`);
};

export async function evalCommand(words: readonly string[], options: EvalOptions): Promise<void> {
  const text = words.join(' ');
  const formula = isFormula(text, options) ? formulaOf(text, options, isBare(options)) : undefined;
  const computation = formula ?? readChain(text);
  const opened = await openSource(formula ? withColumns(formula.columns, options) : options, say);
  try {
    await run(computation, opened, options);
  } finally {
    opened.close();
  }
}

/** Whether a formula gets bare numbers, of a range or lines. */
const isBare = ({ from, header }: EvalOptions): boolean => from !== undefined || header === false;

/** A formula's names are columns; but a range is its only name. */
function withColumns(columns: readonly string[], options: EvalOptions): EvalOptions {
  if (options.column !== undefined)
    throw new Failure('--column goes with chains: a formula names its columns itself');
  if (options.show !== undefined)
    throw new Failure('--show goes with chains; --gradient shows derivatives of a formula');
  if (!isBare(options)) return { ...options, column: columns };
  if (columns.length > 1)
    throw new Failure(
      `the formula has the names ${columns.join(', ')}: set all but one with --set, or give a table with a header`,
    );
  return options;
}

async function run(what: Elementwise | Computation, given: Opened, options: EvalOptions): Promise<void> {
  const format = formatOf(options, given.kind);
  const opened = format === 'npy' ? given : { ...given, source: inRows(given.source) };
  const { source } = opened;
  const append = appends(opened, options) && format !== 'npy';
  const show =
    options.show ?? (source.names.length > 0 ? ['value', 'derivative'] : ['x', 'value', 'derivative']);
  const computation = typeof what === 'function' ? chainOf(what, show, options.delta) : what;
  const names = resultNames(computation.names(source.inputs), opened, append, options);
  // Cells that go to their own format need not be read. Parquet's are copied from the file, Arrow's from memory, and
  // CSV's stay as they stand.
  const same = (name: string) => format.startsWith(name) && given.kind.startsWith(name);
  if (!append || ['parquet', 'arrow', 'csv'].some(same)) source.leaveCells?.();
  refuseBinary(format, options.out);
  const output = await openOutput(options.out);
  const progress = startProgress(options.out !== undefined || !standard().output.isTTY);
  const stats = new Stats();
  try {
    const sink = await openSink(format, output, opened, names, append, options);
    for await (const batch of source.batches) {
      const results = computation.results(batch);
      await sink.rows(batch, results);
      stats.count(batch.count, results);
      progress.update(source.done());
      // Signals are heard between batches, whatever they come from.
      await setImmediate();
    }
    await sink.end();
    await output.finish();
  } catch (error) {
    output.discard();
    throw error;
  } finally {
    progress.stop();
  }
  if (options.stats) standard().error.write(`${stats.line()}\n`);
}

const inRows = (source: Opened['source'] & Partial<NpySource>): Opened['source'] =>
  source.fortran && source.inRows ? source.inRows() : source;

function refuseBinary(format: string, out: string | undefined): void {
  if (out !== undefined || !standard().output.isTTY || ['csv', 'json', 'jsonl'].includes(format)) return;
  throw new Failure(`${format} is no text for a terminal: name a file with --out, or pipe it on`);
}
