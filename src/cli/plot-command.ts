/** `fluxion plot`: pictures of chains, without a browser. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { panels } from '../plot/svg.js';
import type { Curve } from '../plot/words.js';
import { arange, linspace } from '../ranges.js';
import { Failure } from './failure.js';
import { openOutput } from './files/open-output.js';
import { readChain } from './printed-chain.js';
import { standard } from './standard.js';

export interface PlotCommandOptions {
  readonly and?: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly step?: number;
  readonly delta: number;
  readonly point?: number;
  readonly curves?: readonly Curve[];
  readonly title?: string;
  readonly width: number;
  readonly height: number;
  readonly out?: string;
  readonly png?: boolean;
  readonly scale: number;
}

/** As many as the chapter's range has, and both ends. */
const POINTS = 601;

/** More points than any screen has columns. */
const MOST_POINTS = 100_000;

/** More pixels than this the renderer has no memory for. */
const MOST_PIXELS = 5e7;

/** Draws the chain, and beside it those of `--and`, as SVG or PNG. */
export async function plot(words: readonly string[], options: PlotCommandOptions): Promise<void> {
  const { from, to, step, out, width, height, delta, point, curves, title, and = [] } = options;
  if (!(from < to)) throw new Failure(`--from must be less than --to; got ${from} and ${to}`);
  if (step !== undefined && !(step > 0)) throw new Failure(`--step must be greater than 0; got ${step}`);
  if (step !== undefined && (to - from) / step > MOST_POINTS)
    throw new Failure(`--step gives more than ${MOST_POINTS} points`);
  const png = options.png ?? (out !== undefined && extname(out).toLowerCase() === '.png');
  if (png && out === undefined && standard().output.isTTY)
    throw new Failure('a PNG is no text for a terminal: name a file with --out, or pipe it on');
  const range = step === undefined ? linspace(from, to, POINTS) : arange(from, to, step);
  if (range.some((x, i) => i > 0 && !(x > (range[i - 1] as number))))
    throw new Failure(
      `--from and --to are too near each other for ${range.length} different numbers; got ${from} and ${to}`,
    );
  const chains = [words.join(' '), ...and].map(readChain);
  const svg = inOptions(() =>
    panels(
      chains.map((functions, i) => ({
        functions,
        range,
        options: { delta, point, curves, width, height, title: i === 0 ? title : undefined },
      })),
    ),
  );
  if (png) checkScale(options.scale, width * chains.length, height);
  const picture = png ? await toPng(svg, options.scale) : svg;
  const output = await openOutput(out);
  try {
    await output.write(picture);
    await output.finish();
  } catch (error) {
    output.discard();
    throw error;
  }
}

/** What the library refuses, by the name of the command's option. */
function inOptions<A>(make: () => A): A {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
    throw new Failure(error.message.replace(/^toSVG: (?=width|height|point|title)/, '--'));
  }
}

function checkScale(scale: number, width: number, height: number): void {
  if (!(scale * Math.min(width, height) >= 1 && scale ** 2 * width * height <= MOST_PIXELS))
    throw new Failure(
      `--scale makes a picture of 1 to ${MOST_PIXELS} pixels; got ${scale} times ${width} x ${height}`,
    );
}

/** It may be started once. */
let renderer: Promise<void> | undefined;

async function toPng(svg: string, scale: number): Promise<Uint8Array> {
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm');
  renderer ??= initWasm(asset('cli-resvg.wasm', '@resvg/resvg-wasm/index_bg.wasm'));
  await renderer;
  const font = asset('cli-font.ttf', 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf');
  const picture = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: { fontBuffers: [font], defaultFontFamily: 'DejaVu Sans', sansSerifFamily: 'DejaVu Sans' },
  });
  return picture.render().asPng();
}

/** A file that the package has beside the command; run from its source, the one of the package it is taken from. */
function asset(name: string, source: string): Uint8Array {
  try {
    return readFileSync(new URL(name, import.meta.url));
  } catch {
    return readFileSync(createRequire(import.meta.url).resolve(source));
  }
}
