import { elementwise } from '../../src/index.js';
import fixture from '../fixtures/derivative.json' with { type: 'json' };

/** What another library gives; a NaN is written as text. */
export interface Given {
  readonly value: number | string;
  readonly error: number | string;
  readonly evaluations: number;
  readonly success?: boolean;
}

export interface Case {
  readonly source: string;
  readonly x: number;
  /** Infinity, as text: there is none. */
  readonly exact: number | string;
  /** 1: the function's domain begins at x. */
  readonly side: number;
  readonly scipy: Given;
  readonly 'scipy1e-10': Given;
  readonly numdifftools: Given;
  readonly approx_fprime: Given;
}

export const versions: Record<string, string> = fixture.versions;
export const cases = Object.entries<Case>(fixture.cases);

const FUNCTIONS: Record<string, (x: number) => number> = {
  exp: Math.exp,
  'x + sin(10 x)': (x) => x + Math.sin(10 * x),
  'sin(20 x) (x - 1)^2': (x) => Math.sin(20 * x) * (x - 1) ** 2,
  'x^3 + x^2': (x) => x ** 3 + x ** 2,
  sin: Math.sin,
  log: Math.log,
  '1 / x': (x) => 1 / x,
  'tanh(100 x)': (x) => Math.tanh(100 * x),
  '|x|': Math.abs,
  'sin(246.036 x)': (x) => Math.sin(246.03676041476274 * x),
  sqrt: Math.sqrt,
  'a step': (x) => (x < 0.3 ? 0 : 1),
  'a bell of a minute': (x) => Math.exp(-(((x - 1.7e12) / 6e4) ** 2)),
  '(x + 1e8) - 1e8': (x) => x + 1e8 - 1e8,
  'sin(x) in single precision': (x) => Math.fround(Math.sin(x)),
};
for (let p = 1; p <= 5; p++) FUNCTIONS[`x^${p}`] = (x) => x ** p;
for (const c of [1, 5, 10, 20]) FUNCTIONS[`sin(${c} x)`] = (x) => Math.sin(c * x);

/** The case's function: its name up to " at ". */
export function functionOf(name: string) {
  const f = FUNCTIONS[name.slice(0, name.indexOf(' at '))];
  if (f === undefined) throw new Error(`no function for the case ${name}`);
  return elementwise(f);
}

export const domainOf = ({ side, x }: Case): readonly [number, number] | undefined =>
  side === 0 ? undefined : [x, Number.POSITIVE_INFINITY];
