/** Formulas, rendered from TeX to MathML when the page is built: browsers show MathML by themselves, so the page
 *  carries no math library. A formula of the table has holes: one where the argument goes and one for each
 *  parameter; `web/formula.ts` fills them. */

import temml from 'temml';
import type { Plugin } from 'vite';
import { descriptors } from '../../src/parse.js';
import { GENERAL } from './general.js';

/** How an argument stands in its place: on its own, as a factor, or under an exponent. */
type Place = 'free' | 'factor' | 'base';

const ID = 'virtual:math';

/** Parameters are set as letters of an alphabet that no formula uses: Cyrillic. */
const FIRST = 'А'.charCodeAt(0);

/** Gives the page the module `virtual:math`. */
export function mathPlugin(): Plugin {
  return {
    name: 'fluxion-math',
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load: (id) => (id === `\0${ID}` ? moduleText() : undefined),
  };
}

function moduleText(): string {
  const rows = Object.fromEntries(
    [...descriptors].map(([name, { tex, texDeriv }]) => [
      name,
      { value: formula(tex), deriv: formula(texDeriv) },
    ]),
  );
  const general = Object.fromEntries(Object.entries(GENERAL).map(([key, tex]) => [key, formula(tex).mathml]));
  return `export const ROWS = ${JSON.stringify(rows)};\nexport const GENERAL = ${JSON.stringify(general)};\n`;
}

/** The MathML of a row's formula with its holes marked; whether it holds together as a factor without brackets,
 *  and whether it is a sum or has a sign. */
function formula(tex: string): { mathml: string; single: boolean; sum: boolean } {
  // A letter of its own for each hole, which TeX sets as an identifier.
  const parameters: string[] = [];
  const plain = tex.replace(
    /#([a-z]+)/g,
    (_, name: string) => `{${String.fromCharCode(FIRST + parameters.push(name) - 1)}}`,
  );
  const tree = parse(render(plain));
  const mathml = write(tree, 'free', parameters);
  return { mathml, single: isSingle(tree), sum: isSum(tree) };
}

/** TeX to MathML, without the `<math>` around it and without what only Temml's style sheet knows. */
function render(tex: string): string {
  const math = temml.renderToString(tex, { throwOnError: true });
  return math
    .replace(/^<math[^>]*>|<\/math>$/g, '')
    .replace(/ class="[^"]*"/g, '')
    .replace(/ style="padding-left:0em;padding-right:0em;"/g, '')
    .replace(/ style="padding-left:1em;padding-right:0em;"/g, ' style="padding-left:1em"');
}

interface Tag {
  readonly name: string;
  readonly attributes: string;
  readonly children: (Tag | string)[];
}

/** MathML as a tree: Temml writes tags, attributes and text, nothing else. */
function parse(mathml: string): Tag {
  const root: Tag = { name: '', attributes: '', children: [] };
  const open = [root];
  for (const [, end, name = '', attributes = '', text] of mathml.matchAll(
    /<(\/?)([a-z]+)([^>]*)>|([^<]+)/g,
  )) {
    const top = open.at(-1) as Tag;
    if (text !== undefined) top.children.push(text);
    else if (end) open.pop();
    else {
      const tag: Tag = { name, attributes, children: [] };
      top.children.push(tag);
      open.push(tag);
    }
  }
  return root;
}

const isTag = (node: Tag | string | undefined): node is Tag => typeof node === 'object';
const textOf = (node: Tag | string): string => (isTag(node) ? node.children.map(textOf).join('') : node);

/** The tree as text again; every hole says how its argument stands there. */
function write(node: Tag | string, place: Place, parameters: readonly string[]): string {
  if (!isTag(node)) return node;
  const text = textOf(node);
  if (node.name === 'mi' && text === '@') return `{{${place}}}`;
  const parameter = text.length === 1 ? parameters[text.charCodeAt(0) - FIRST] : undefined;
  if (node.name && parameter) return `{{#${parameter}}}`;
  const inside = node.children.map((child, i) => write(child, placeOf(node, i, place), parameters)).join('');
  return node.name ? `<${node.name}${node.attributes}>${inside}</${node.name}>` : inside;
}

/** How the child at this place stands in its parent. */
function placeOf(parent: Tag, index: number, place: Place): Place {
  if (parent.name === 'msup') return index === 0 ? 'base' : 'free';
  if (parent.name === 'mrow' || parent.name === '') {
    const visible = parent.children.filter((child) => !isTag(child) || child.name !== 'mspace');
    const at = visible.indexOf(parent.children[index] as Tag);
    const [before, after] = [visible[at - 1], visible[at + 1]].map((node) => (node ? textOf(node) : ''));
    if (visible.length === 1) return place;
    // Between brackets, commas, sums and relations an argument needs no brackets of its own.
    return /^[(|∣,+{]?$/.test(before ?? '') && /^([)|∣,+−≥]|&[lg]t;)?$/.test(after ?? '') ? 'free' : 'factor';
  }
  return 'free';
}

/** A fraction, a power, a root, a number or a name stands by itself as a factor, and so does what is in brackets,
 *  with a name before or not. */
function isSingle(tree: Tag): boolean {
  const [only] = tree.children;
  if (tree.children.length !== 1 || !isTag(only)) return false;
  if (/^(mi|mn|mfrac|msup|msqrt|mtext)$/.test(only.name)) return true;
  const [first, second, ...more] = only.children;
  return isBracket(first) || (more.length === 0 && isTag(second) && isBracket(second.children[0]));
}

const isBracket = (node: Tag | string | undefined): boolean =>
  isTag(node) && node.name === 'mo' && /^[(|∣]$/.test(textOf(node));

function isSum(tree: Tag): boolean {
  const [only] = tree.children;
  return (
    isTag(only) &&
    only.children.some((node) => isTag(node) && node.name === 'mo' && /^[+−]$/.test(textOf(node)))
  );
}
