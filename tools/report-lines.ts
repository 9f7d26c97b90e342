/** A report as JSON with a result a line, so that what changed between two can be read. */
export function linesOf(report: object): string {
  const fields = Object.entries(report).map(([name, value]) => {
    if (!Array.isArray(value)) return `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`;
    return `  ${JSON.stringify(name)}: ${linesOfList(value, '  ')}`;
  });
  return `{\n${fields.join(',\n')}\n}`;
}

/** A list likewise. @param indent of the line that it begins on. */
export function linesOfList(list: readonly unknown[], indent = ''): string {
  const rows = list.map((row) => `${indent}  ${JSON.stringify(row, rounded)}`);
  return `[\n${rows.join(',\n')}\n${indent}]`;
}

/** Times to five digits: there are no more in them. */
const rounded = (_: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(5)) : value;
