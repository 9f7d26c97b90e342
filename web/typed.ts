/** A chain typed as it is written: `sigmoid(3x^2 + 1)` is taken apart into links. */

import { descriptors, type NamedFunction, toFunction } from '../src/chain-text.js';
import { parse } from '../src/expression/parse.js';
import { type CallNode, Graph, type Node } from '../src/expression/tree.js';
import { FUNCTIONS, likest, suggest } from '../src/formula/language.js';
import { lengthFaultOf } from '../src/plot/limits.js';
import { formulaLink } from './links.js';

/** The links of a formula: those it is made of where x stands once, first applied first; else the formula itself, with
 *  a number for each of its other names. The buttons' σ is sigmoid.
 *  @throws {SyntaxError} if it is no formula. @throws {RangeError} if it has no x, or is too long.
 *  @example linksOf('sigmoid(3x^2 + 1)'); // square, affine(3, 1), sigmoid */
export function linksOf(typed: string): NamedFunction[] {
  const text = typed.replaceAll('σ', 'sigmoid');
  const graph = new Graph();
  const root = parse(graph, text, { functions: FUNCTIONS, suggest, likest });
  if (!graph.nodes.some(({ kind }) => kind === 'name')) throw withoutX(text);
  try {
    return chained(root, text);
  } catch (error) {
    const names = graph.nodes.flatMap((node) => (node.kind === 'name' ? [node.name] : []));
    if (!(error instanceof RangeError) || !names.includes('x')) throw error;
    return [
      formulaLink(
        text.trim(),
        names.filter((name) => name !== 'x').map(() => 1),
      ),
    ];
  }
}

function chained(root: Node, text: string): NamedFunction[] {
  let node = root;
  const links: NamedFunction[] = [];
  for (;;) {
    if (node.kind === 'name' && node.name === 'x') break;
    if (node.kind !== 'call') throw withoutX(text);
    const { link, inside } = linkOf(node);
    links.unshift(link);
    node = inside;
  }
  if (links.length === 0) links.push({ name: 'affine', parameters: [1, 0] });
  const fault = lengthFaultOf(links.length);
  if (fault) throw new RangeError(fault);
  for (const link of links) toFunction(link);
  return merged(links);
}

const withoutX = (text: string) => new RangeError(`a chain has x in it; got ${text.slice(0, 40)}`);

/** The outermost link of a formula, and what enters it. */
function linkOf(node: CallNode): { link: NamedFunction; inside: Node } {
  const numbers = node.args.map(numberIn);
  const at = numbers.indexOf(undefined);
  const inside = node.args[at];
  if (!inside || numbers.filter((value) => value === undefined).length !== 1)
    throw new RangeError('x must stand once: a chain passes it from link to link, along one line');
  const [a = 0, b = 0] = numbers;
  const link = (name: string, ...parameters: number[]) => ({ link: { name, parameters }, inside });
  switch (node.f) {
    case 'add':
      return link('affine', 1, at === 0 ? b : a);
    case 'subtract':
      return at === 0 ? link('affine', 1, -b) : link('affine', -1, a);
    case 'multiply':
      return link('affine', at === 0 ? b : a, 0);
    case 'divide':
      if (at === 0) return link('affine', 1 / b, 0);
      return a === 1
        ? link('reciprocal')
        : { link: { name: 'affine', parameters: [a, 0] }, inside: over(inside) };
    case 'negate':
      return link('neg');
    case 'pow':
      if (at !== 0) throw new RangeError('an exponent must be a number: x^2, x^-1');
      return b === 2 ? link('square') : link('power', b);
    default:
      if (at !== 0 || !descriptors.has(node.f)) throw new RangeError(`${node.f} is no link`);
      return link(node.f, ...(numbers.slice(1) as number[]));
  }
}

/** 1 / u, as a node of its own. */
const over = (inside: Node): Node => new Graph().call('reciprocal', inside);

/** The value of a formula without x. */
function numberIn(node: Node): number | undefined {
  if (node.kind === 'number') return node.value;
  if (node.kind === 'name') {
    if (node.name !== 'x') throw new RangeError(`the only name is x; got ${node.name}`);
    return undefined;
  }
  if (node.f === 'pi') return Math.PI;
  if (node.f === 'e') return Math.E;
  const [a, b] = node.args.map(numberIn);
  if (a === undefined || (b === undefined && node.args.length > 1)) return undefined;
  switch (node.f) {
    case 'negate':
      return -a;
    case 'add':
      return a + (b ?? 0);
    case 'subtract':
      return a - (b ?? 0);
    case 'multiply':
      return a * (b ?? 1);
    case 'divide':
      return a / (b ?? 1);
    case 'pow':
      return a ** (b ?? 1);
    default:
      throw new RangeError(`${node.f} of a number: write its value`);
  }
}

/** Two affine links in a row are one: 3x, then + 1. */
function merged(links: readonly NamedFunction[]): NamedFunction[] {
  const result: NamedFunction[] = [];
  for (const link of links) {
    const before = result.at(-1);
    if (link.name !== 'affine' || before?.name !== 'affine') result.push(link);
    else {
      const [[a = 1, b = 0], [c = 1, d = 0]] = [before.parameters, link.parameters];
      result[result.length - 1] = { name: 'affine', parameters: [a * c, b * c + d] };
    }
  }
  return result;
}
