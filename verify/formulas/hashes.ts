import { numbersFrom, randomFormula } from './random.js';
import { hashOf } from './recipe.js';

/** Formulas whose bits are committed: those of the docs, one of each operation, and some at random. */
const TEXTS = [
  'a * exp(-b * x)',
  'x^2 * sin(x) / (1 + x^2)',
  'sigmoid(a * x + b)',
  'a * exp(-b * x) + y',
  '-log(a) - ((x - b) / a)^2 / 2',
  "sigmoid'(x) * tanh'(y) + gelu'(a * x)",
  'min(x, y) + max(a, x) * clamp(y, b, a)',
  'where(x < y, hypot(x, y), atan2(y, x)) - where(x == y, a, b)',
  'pow(abs(x), y) + x^3 - x^-2 + abs(y)^a + exp(pi * e)',
  "pow(x, 2.5) + pow'(x, 2.5) + pow'(y, 3) * sigmoid(y)",
  '(x <= a) + (y >= b) * (x != y)',
  'leaky(x, a) + affine(y, a, b) + softshrink(x, 0.1) + relu6(3y)',
  ...random(20),
];

function random(count: number): string[] {
  const next = numbersFrom(2024);
  return Array.from({ length: count }, () => randomFormula(next, 4));
}

export async function formulaHashes(): Promise<Record<string, string>> {
  const result: Record<string, string> = {};
  for (const text of TEXTS) result[text] = await hashOf(text);
  return result;
}
