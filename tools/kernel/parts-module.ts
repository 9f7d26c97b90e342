/** `parts.ts`: one export a part. A bundler drops those that are not imported.
 *  @param parts those that others need before them.
 *  @param codeOf a part's code as text that stands between single quotes. */
export const partsModule = <Part extends { readonly name: string; readonly tables: readonly string[] }>(
  parts: readonly Part[],
  codeOf: (part: Part) => string,
): string =>
  parts
    .map((part) => {
      const { name, tables } = part;
      const needs = tables.length === 0 ? '' : `, tables: [${tables.join(', ')}]`;
      return `export const ${name}: Part<'${name}'> = { name: '${name}', binary: '${codeOf(part)}'${needs} };\n`;
    })
    .join('');
