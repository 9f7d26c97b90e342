/** A report as JSON with a result a line, so that what changed between two can be read. */
export function linesOf(report: object): string {
  const fields = Object.entries(report).map(([name, value]) => {
    if (!Array.isArray(value)) return `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`;
    const rows = value.map((row) => `    ${JSON.stringify(row, rounded)}`);
    return `  ${JSON.stringify(name)}: [\n${rows.join(',\n')}\n  ]`;
  });
  return `{\n${fields.join(',\n')}\n}`;
}

/** Times to five digits: there are no more in them. */
const rounded = (_: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(5)) : value;
