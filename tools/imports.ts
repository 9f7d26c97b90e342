/** What a source names of other files: imports of every form, types' too, and files that it opens by
 *  `new URL('…', import.meta.url)`. Read by a parser, so that no layout and no comment hides one. */
import { dirname, join } from 'node:path';
import { type Node, parseSync, Visitor } from 'oxc-parser';

/** @param file where the text is, from the repository's root.
 *  @returns paths from there, as they are written.
 *  @throws {Error} if the text does not parse. */
export function importsOf(file: string, text: string): string[] {
  const found: string[] = [];
  const add = (node: Node | null | undefined): void => {
    const name = node?.type === 'Literal' ? node.value : node?.type === 'TemplateLiteral' ? whole(node) : '';
    if (typeof name === 'string' && name.startsWith('.'))
      found.push(join(dirname(file), name.replace(/\?.*$/, '')));
  };
  const { program, errors } = parseSync(file, text);
  if (errors[0] !== undefined) throw new Error(`${file}: ${errors[0].message}`);
  new Visitor({
    ImportDeclaration: ({ source }) => add(source),
    ExportNamedDeclaration: ({ source }) => add(source),
    ExportAllDeclaration: ({ source }) => add(source),
    ImportExpression: ({ source }) => add(source),
    TSImportType: ({ source }) => add(source),
    NewExpression: ({ callee, arguments: [path, base] }) => {
      if (callee.type === 'Identifier' && callee.name === 'URL' && isHere(base)) add(path);
    },
  }).visit(program);
  return found;
}

/** `import.meta.url`. */
const isHere = (node: Node | undefined): boolean =>
  node?.type === 'MemberExpression' &&
  node.object.type === 'MetaProperty' &&
  node.property.type === 'Identifier' &&
  node.property.name === 'url';

/** What a template without holes says. */
const whole = (node: Extract<Node, { type: 'TemplateLiteral' }>): string =>
  node.quasis.length === 1 ? (node.quasis[0]?.value.cooked ?? '') : '';
