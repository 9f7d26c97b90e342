/** Elements from markup of our own making, such as MathML: built one by one, as pages under Trusted Types must. */

const NAMESPACES = {
  math: 'http://www.w3.org/1998/Math/MathML',
  svg: 'http://www.w3.org/2000/svg',
} as const;

const TOKEN = /<(\/?)([\w-]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|([^<]+)/g;
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

const read = (text: string): string =>
  text.replace(/&(?:#(\d+)|(\w+));/g, (all, code?: string, name = '') =>
    code === undefined ? (ENTITIES[name] ?? all) : String.fromCodePoint(Number(code)),
  );

/** The nodes that well-formed markup stands for. Elements are HTML's, but for those in `<math>` and `<svg>`. */
export function nodesOf(markup: string, within?: keyof typeof NAMESPACES): Node[] {
  const root = document.createDocumentFragment();
  const open: (Element | DocumentFragment)[] = [root];
  const spaces: (string | undefined)[] = [within && NAMESPACES[within]];
  for (const [, closing, name = '', attributes = '', empty, text] of markup.matchAll(TOKEN)) {
    const parent = open.at(-1) ?? root;
    if (text !== undefined) parent.append(read(text));
    else if (closing) {
      open.pop();
      spaces.pop();
    } else {
      const space = NAMESPACES[name as keyof typeof NAMESPACES] ?? spaces.at(-1);
      const made = space === undefined ? document.createElement(name) : document.createElementNS(space, name);
      for (const [, key = '', value = ''] of attributes.matchAll(ATTRIBUTE)) {
        // A strict style policy forbids the attribute, not the property.
        if (key === 'style') (made as unknown as ElementCSSInlineStyle).style.cssText = read(value);
        else made.setAttribute(key, read(value));
      }
      parent.append(made);
      if (!empty) {
        open.push(made);
        spaces.push(space);
      }
    }
  }
  return [...root.childNodes];
}
