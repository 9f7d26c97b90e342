#!/usr/bin/env node
/** The command `fluxion`. */
import { Command, InvalidArgumentError, Option } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { descriptors } from '../parse.js';
import type { Column } from '../types.js';
import type { BenchOptions } from './bench.js';
import { COLUMNS, type EvalOptions, evaluate } from './eval.js';
import { Failure } from './failure.js';
import { toNumber } from './numbers.js';

const number = (text: string): number => {
  const value = toNumber(text);
  if (value === undefined || !Number.isFinite(value)) throw new InvalidArgumentError('It must be a number.');
  return value;
};

const delta = (text: string): number => {
  const value = number(text);
  if (value < 0) throw new InvalidArgumentError('It must be 0 or more.');
  return value;
};

const columns = (text: string): Column[] =>
  text.split(',').map((name) => {
    const column = COLUMNS[name.trim()];
    if (column === undefined) throw new InvalidArgumentError(`It takes ${Object.keys(COLUMNS).join(', ')}.`);
    return column;
  });

const sizes = (text: string): number[] =>
  text.split(',').map((part) => {
    const size = number(part);
    if (!Number.isInteger(size) || size < 1 || size > 1e8)
      throw new InvalidArgumentError('Sizes are integers from 1 to 1e8, as in 600,10000.');
    return size;
  });

/** The functions of the table as they are written: `affine(scale,shift)`. */
const catalogue = [...descriptors]
  .map(([name, { parameters }]) => (parameters.length ? `${name}(${parameters.map((p) => p.name)})` : name))
  .join(', ');

/** A list of words folded to lines. */
const fold = (text: string): string => text.replace(/(.{1,76})(?: |$)/g, '  $1\n').trimEnd();

const program = new Command('fluxion')
  .description('Elementwise functions, their derivatives and the chain rule, in WebAssembly.')
  .version(manifest.version)
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'fluxion: ')) })
  .showSuggestionAfterError()
  .exitOverride();

program
  .command('eval')
  .description('Read numbers, print f(x) and df/dx of a chain of functions.')
  .argument('<functions...>', 'the chain, first applied first: square sigmoid')
  .addOption(new Option('--in <file>', 'numbers to read: one a line, or .npy (default: standard input)'))
  .option('--column <name>', 'the input is CSV with a header: read this column')
  .option('--from <x>', 'in place of input: the numbers from x ...', number)
  .option('--to <x>', '... up to but without this ...', number)
  .option('--step <dx>', '... in steps of dx (default: 0.01)', number)
  .option('--delta <d>', 'of (f(x+d) - f(x-d)) / 2d; 0 is the derivative itself', delta, 0)
  .addOption(
    new Option('--show <columns>', 'of x, f and derivative')
      .argParser(columns)
      .default(Object.values(COLUMNS), 'x,f,derivative'),
  )
  .option('--json', 'print JSON in place of CSV')
  .option('--npy', "write NumPy's format, doubles of shape (rows, columns); needs --out")
  .option('--out <file>', 'write to this file; it appears once it is complete')
  .addHelpText(
    'after',
    `
Functions:
${fold(catalogue)}

Examples:
  seq -3 0.01 3 | fluxion eval square sigmoid
  fluxion eval --from 0 --to 10 --step 0.5 "affine(3,-14)" tanh
  fluxion eval sigmoid --in data.csv --column height --out result.csv
  fluxion eval gelu --in x.npy --npy --out y.npy --show f`,
  )
  .action((functions: string[], options: EvalOptions) => evaluate(functions, options));

program
  .command('bench')
  .description('Compare the speed of fluxion with plain JavaScript on this machine.')
  .addOption(
    new Option('--sizes <n,...>', 'numbers of elements')
      .argParser(sizes)
      .default([600, 1e4, 1e6, 1e7], '600,10000,1000000,10000000'),
  )
  .option(
    '--workload <name,...>',
    'only these of square, sigmoid, chain, derivative, both, five',
    (text: string) => text.split(','),
  )
  .option('--json', 'print JSON in place of a table')
  .option('--html <file>', 'write a report with charts, a page of its own')
  .action(async (options: BenchOptions) => {
    const { bench } = await import('./bench.js');
    await bench(options);
  });

// A reader that has had enough, such as head, closes the pipe: no reason to complain.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

/** Says what went wrong; returns the exit code. */
function report(error: unknown): number {
  if (!(error instanceof Error)) throw error;
  if ('exitCode' in error && typeof error.exitCode === 'number') return error.exitCode === 0 ? 0 : 2;
  if (error instanceof Failure || error instanceof RangeError || error instanceof TypeError) {
    process.stderr.write(`fluxion: ${error.message}\n`);
    return 2;
  }
  process.stderr.write(`fluxion: ${error.stack}\n`);
  return 1;
}
