/** `fluxion eval`: a stream of numbers in, rows of x, f(x) and df/dx out. */
import { chain } from '../chain.js';
import { parseChain } from '../parse.js';
import type { Column } from '../types.js';
import { Failure } from './failure.js';
import { csv, json, npy } from './formats.js';
import { type InputOptions, openInput } from './input.js';
import { openOutput } from './output.js';
import { startProgress } from './progress.js';

export interface EvalOptions extends InputOptions {
  readonly delta: number;
  readonly show: readonly Column[];
  readonly json?: boolean;
  readonly npy?: boolean;
  readonly out?: string;
}

/** The columns by the names they have in the output. */
export const COLUMNS: Readonly<Record<string, Column>> = { x: 'x', f: 'value', derivative: 'derivative' };

const nameOf = (column: Column): string =>
  Object.keys(COLUMNS).find((name) => COLUMNS[name] === column) ?? column;

export async function evaluate(words: readonly string[], options: EvalOptions): Promise<void> {
  if (options.json && options.npy) throw new Failure('choose one of --json and --npy');
  if (options.npy && options.out === undefined)
    throw new Failure('a .npy file begins with its length: name a file with --out');
  const f = chain(...parseChain(words.join(' ')));
  const { delta, show } = options;
  const stream = f.stream({ delta, show });
  const input = openInput(options);
  const output = openOutput(options.out);
  const toFormat = options.json ? json : options.npy ? npy : csv;
  const format = toFormat(output, show.map(nameOf));
  const progress = startProgress(options.out !== undefined || !process.stdout.isTTY);
  try {
    await format.start();
    for await (const rows of streamOf(input.chunks).pipeThrough(stream)) {
      await format.rows(rows);
      progress.update(input.done());
    }
    await format.end();
    output.finish();
  } catch (error) {
    output.discard();
    throw error;
  } finally {
    progress.stop();
  }
}

/** `ReadableStream.from`, which not every Node 20 has. */
function streamOf<T>(chunks: AsyncIterable<T>): ReadableStream<T> {
  const iterator = chunks[Symbol.asyncIterator]();
  return new ReadableStream<T>({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
