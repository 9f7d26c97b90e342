import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fromHex } from './hex.js';

export interface Finding {
  /** The function with its parameters. */
  readonly called: string;
  /** Of a slope. */
  readonly delta?: number;
  readonly ulp: number;
  /** Where, in hexadecimal. */
  readonly x: string;
  /** How many points were looked at. */
  readonly points: number;
}

const pathOf = (name: string) => `assembly/functions/${name}.ts`;

/** States the largest errors found in the docstring of a function's kernel file, after its equations. */
export function stamp(name: string, value: Finding, slope: Finding): void {
  const path = pathOf(name);
  // leakyRelu is leaky(0.2).
  if (!existsSync(path)) return;
  const text = readFileSync(path, 'utf8');
  const lines = [
    ` *  Largest error found: f ${say(value)};`,
    ` *  slope ${say(slope)}${slope.ulp < EXACT ? '' : `, d = ${slope.delta}`}.`,
  ];
  const [start, end] = docstring(text);
  const before = text
    .slice(start, end)
    .replace(/ \*\/$/, '')
    .replace(/\n \* {2}Error: f .*/, '')
    .replace(/\n \* {2}Largest error found: .*\n \* {2}slope .*/, '');
  writeFileSync(path, `${text.slice(0, start)}${before}\n${lines.join('\n')} */${text.slice(end)}`);
}

const EXACT = 1e-6;

const say = ({ ulp, x }: Finding) =>
  ulp < EXACT ? 'exact' : `${ulp < 1000 ? ulp.toFixed(2) : ulp.toExponential(1)} ULP at x = ${x}`;

/** What a kernel file states. */
export interface Stamp {
  /** ULP, and where. Of an exact one 0, at no x. */
  readonly ulp: number;
  readonly x: number;
  readonly delta?: number;
}

/** The largest errors that a function's kernel file states: of its value, and of its slope. */
export function stampsOf(name: string): Stamp[] {
  const text = readFileSync(pathOf(name), 'utf8');
  const [, value = '', slope = '', delta = '0'] =
    /Largest error found: f (.*);\n \* {2}slope (.*?)(?:, d = (.*))?\. \*\//.exec(text) ?? [];
  const read = (said: string): Stamp | undefined => {
    if (said === 'exact') return { ulp: 0, x: Number.NaN };
    const [, ulp, x] = /^(\S+) ULP at x = (\S+)$/.exec(said) ?? [];
    return ulp && x ? { ulp: Number(ulp), x: fromHex(x) } : undefined;
  };
  const [first, second] = [read(value), read(slope)];
  if (!first || !second) throw new Error(`${pathOf(name)} does not state its largest errors`);
  return [first, { ...second, delta: Number(delta) }];
}

/** The docstring right above the class, or above the first export. */
function docstring(text: string): [number, number] {
  const code = text.search(/^(class|export function) /m);
  const end = text.lastIndexOf('*/', code) + 2;
  return [text.lastIndexOf('/**', end), end];
}
