/** The command `fluxion`: its words, and what they ask for. */
import { Command, InvalidArgumentError, Option } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { descriptors } from '../chain-text.js';
import { CHAPTER_DELTA } from '../elementwise.js';
import type { Curve } from '../plot/words.js';
import type { Column } from '../types.js';
import type { BenchOptions } from './bench.js';
import { COLUMNS } from './compute.js';
import { type EvalOptions, evalCommand } from './eval.js';
import { Failure, oneLine } from './failure.js';
import type { PlotCommandOptions } from './plot-command.js';
import { FORMATS, type Format } from './sink.js';
import { standard } from './standard.js';
import { toNumber } from './text/decimal.js';

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
  .configureOutput({
    writeOut: (text) => standard().output.write(text),
    writeErr: (text) => standard().error.write(text),
    outputError: (text, write) => write(text.replace(/^error: /, 'fluxion: ')),
  })
  .showSuggestionAfterError()
  .exitOverride();

/** Collects what an option that may be given several times gets. */
const collect = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];

const delimiter = (text: string): string => {
  const named = { tab: '\t', '\\t': '\t', comma: ',', semicolon: ';', pipe: '|', space: ' ' }[text] ?? text;
  if (!/^[\t -~]$/.test(named) || /["\w.+-]/.test(named))
    throw new InvalidArgumentError('It takes one character, such as ";" or "|", or the word tab.');
  return named;
};

const format = (text: string): Format => {
  const found = FORMATS.find((name) => name === text.toLowerCase());
  if (found === undefined) throw new InvalidArgumentError(`It takes one of ${FORMATS.join(', ')}.`);
  return found;
};

const names = (text: string): string[] => text.split(',').map((name) => name.trim());

program
  .command('eval')
  .description('Read numbers or a table, print f(x) and df/dx of a chain of functions.')
  .argument(
    '<functions...>',
    'a chain, first applied first: square sigmoid; or as sigmoid(square(x)); or a formula of columns',
  )
  .optionsGroup('Input:')
  .option(
    '--in <file>',
    'what to read (default: standard input): numbers one a line, CSV, JSON, NumPy, Arrow, Parquet',
  )
  .option(
    '--column <name>',
    "a table's column to read, by name or place; may be given several times",
    collect,
  )
  .option('--header', 'the first line is the header, numbers or not')
  .option('--no-header', 'the table has no header, and the output gets none')
  .option('--delimiter <char>', 'what separates the cells: "," ";" "|" tab', delimiter)
  .option('--missing <text>', 'what else stands for a missing value, beside empty, NA, NaN, null', collect)
  .option('--strict', 'stop at a missing value, naming its line')
  .option('--member <name>', 'the array of an .npz archive to read')
  .option('--from <x>', 'in place of input: the numbers from x ...', number)
  .option('--to <x>', '... up to but without this ...', number)
  .option('--step <dx>', '... in steps of dx (default: 0.01)', number)
  .optionsGroup('Results:')
  .option('--delta <d>', 'of (f(x+d) - f(x-d)) / 2d; 0: the derivative itself', delta, 0)
  .option('--show <columns>', 'of x, f and derivative (default: all; of a table, without x)', columns)
  .option('--set <name=value>', 'in a formula: the value of a name that is no column', collect)
  .option('--gradient <names>', 'of a formula: its derivatives by these names too', names)
  .option('--append', "keep the table's columns, results behind them (default for tables)")
  .option('--only', 'the results alone')
  .option('--as <names>', 'names of the results, commas between', names)
  .optionsGroup('Output:')
  .option('-o, --out <file>', 'write to this file; a file appears, or is replaced, once it is complete')
  .option(
    '--format <name>',
    `${FORMATS.join(', ')} (default: as --out is called, or as the input is)`,
    format,
  )
  .option('--json', 'the same as --format json')
  .option('--npy', 'the same as --format npy')
  .option('--stats', 'say on standard error what was done')
  .addHelpText(
    'after',
    `
Functions:
${fold(catalogue)}

Examples:
  seq -3 0.01 3 | fluxion eval square sigmoid
  fluxion eval --from 0 --to 10 --step 0.5 "affine(3,-14)" tanh
  fluxion eval sigmoid --in data.csv --column height --show f --as s --out result.csv
  fluxion eval "a * exp(-b * t)" --set a=2 --gradient a,b --in data.csv
  fluxion eval gelu --in x.npy --show f --out y.npy`,
  )
  .action((functions: string[], options: EvalOptions) => evalCommand(functions, options));

const curves = (text: string): Curve[] =>
  text.split(',').map((name) => {
    const curve = { f: 'value', derivative: 'derivative' }[name.trim()] as Curve | undefined;
    if (curve === undefined) throw new InvalidArgumentError('It takes f, derivative.');
    return curve;
  });

program
  .command('plot')
  .description('Draw f(x) and df/dx of a chain as SVG or PNG, without a browser.')
  .argument('<functions...>', 'the chain, first applied first: square sigmoid; or sigmoid(square(x))')
  .option('--and <chain>', 'one more chain, drawn beside it; may be given several times', collect)
  .option('--from <x>', 'the left end', number, -3)
  .option('--to <x>', 'the right end', number, 3)
  .option('--step <dx>', 'between points (default: 601 points, the last at --to)', number)
  .option('--delta <d>', 'of (f(x+d) - f(x-d)) / 2d; 0: the derivative itself', delta, CHAPTER_DELTA)
  .option('--show <curves>', 'of f and derivative (default: both)', curves)
  .option('--point <x>', 'mark this x on the curves, with the tangent', number)
  .option('--title <text>', 'in place of the name of the chain; empty for none')
  .option('--width <pixels>', 'of a chain', number, 640)
  .option('--height <pixels>', 'of the picture', number, 400)
  .option('--scale <factor>', 'pixels of a PNG for each of these', number, 2)
  .option('--png', 'PNG in place of SVG; so it is where --out ends in .png')
  .option('-o, --out <file>', 'write to this file (default: standard output)')
  .addHelpText(
    'after',
    `
Examples:
  fluxion plot square sigmoid -o chain.svg
  fluxion plot square sigmoid --and "sigmoid square" -o both.png
  fluxion plot "sigmoid(square(x))" --point 1 --from 0 --to 2 > chain.svg`,
  )
  .action(async (functions: string[], options: PlotCommandOptions & { show?: Curve[] }) => {
    const { plot } = await import('./plot-command.js');
    await plot(functions, { ...options, ...(options.show && { curves: options.show }) });
  });

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

/** Runs the command with these words.
 *  @returns its exit code, once all is done; what it has to say is written. */
export async function command(words: readonly string[]): Promise<number> {
  try {
    await program.parseAsync(words, { from: 'user' });
    return 0;
  } catch (error) {
    return report(error);
  }
}

/** Says what went wrong; returns the exit code. */
function report(error: unknown): number {
  if (!(error instanceof Error)) throw error;
  if ('exitCode' in error && typeof error.exitCode === 'number') return error.exitCode === 0 ? 0 : 2;
  if (
    error instanceof Failure ||
    error instanceof RangeError ||
    error instanceof TypeError ||
    error instanceof SyntaxError
  ) {
    // A formula's message has a line that points at the place.
    const lines = error instanceof SyntaxError ? error.message.split('\n') : [error.message];
    standard().error.write(`fluxion: ${lines.map(oneLine).join('\n')}\n`);
    return 2;
  }
  standard().error.write(`fluxion: ${error.stack}\n`);
  return 1;
}
