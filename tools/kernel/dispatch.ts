import { readFileSync, writeFileSync } from 'node:fs';

const NUMBERS = 'assembly/bulk/numbers.json';

/** The frozen operation numbers: a function's number never changes, and none is given twice. */
export const operationNumbers = (): Readonly<Record<string, number>> =>
  JSON.parse(readFileSync(NUMBERS, 'utf8'));

/** The frozen numbers of operations between values, and the kernel's entries for them. */
export const operations = (): Readonly<Record<string, { readonly number: number; readonly entry: string }>> =>
  JSON.parse(readFileSync('assembly/bulk/operations.json', 'utf8'));

/** What a function's file may export after its name: the first two at least. The last four are for singles. */
export const ENTRIES = [
  'Value',
  'Slope',
  'ValueAndSlope',
  'Singles',
  'SinglesSlope',
  'Last',
  'LastSlope',
] as const;

/** AssemblyScript that calls a function's entries, or an operation, by its number, for `assembly/bulk/`.
 *
 *  @param names the functions that have a kernel file.
 *  @param declarations the exports as the compiler states them: how many parameters each entry takes.
 *  @param fileOf the file of each operation's entry, without its ending.
 *  @throws {Error} if a number has no function, or two have the same. */
export function dispatch(
  names: readonly string[],
  declarations: string,
  fileOf: ReadonlyMap<string, string>,
): string {
  const numbers = numbered(names);
  const takes = new Map(
    [...declarations.matchAll(/export function (\w+)\(([^)]*)\)/g)].map(([, entry = '', list = '']) => [
      entry,
      list.split(',').flatMap((argument) => argument.split(':')[0]?.trim() || []),
    ]),
  );
  const cases = (suffix: string, given: string, otherwise: (name: string) => string) =>
    names
      .map((name) => {
        const entry = `${name}${suffix}`;
        const call = takes.has(entry) ? callOf(entry, takes.get(entry)?.length ?? 0, given) : otherwise(name);
        return `    case ${numbers[name]}: ${call}; break;`;
      })
      .join('\n');
  const slopeThenValue = (name: string) =>
    `${callOf(`${name}Slope`, takes.get(`${name}Slope`)?.length ?? 0, 'count, delta')}; ` +
    `${callOf(`${name}Value`, takes.get(`${name}Value`)?.length ?? 0, 'count')}`;
  // Of singles: whether the function has such an entry, which then did it.
  const light = (
    suffix: string,
    arguments_: string,
    given: string,
  ) => `export function run${suffix}(operation: i32, ${arguments_}, p: f64, q: f64): bool {
  switch (operation) {
${names
  .filter((name) => takes.has(name + suffix))
  .map(
    (name) =>
      `    case ${numbers[name]}: ${callOf(name + suffix, takes.get(name + suffix)?.length ?? 0, given)}; return true;`,
  )
  .join('\n')}
  }
  return false;
}

export function has${suffix}(operation: i32): bool {
  switch (operation) {
${names
  .filter((name) => takes.has(name + suffix))
  .map((name) => `    case ${numbers[name]}:`)
  .join('\n')}
      return true;
  }
  return false;
}

`;
  const never = (name: string) => {
    throw new Error(`assembly/functions/${name}.ts does not export ${name}Value and ${name}Slope.`);
  };
  const imports = names.map((name) => {
    const entries = ENTRIES.map((suffix) => name + suffix);
    return `import { ${entries.filter((entry) => takes.has(entry)).join(', ')} } from '../assembly/functions/${name}';`;
  });
  return `// Written by tools/kernel.ts.
${imports.join('\n')}
${ofOperations(takes, fileOf)}

export function known(operation: i32): bool {
  switch (operation) {
${names.map((name) => `    case ${numbers[name]}:`).join('\n')}
      return true;
  }
  return false;
}

export function runValue(operation: i32, count: i32, p: f64, q: f64): void {
  switch (operation) {
${cases('Value', 'count', never)}
  }
}

${['Singles', 'Last'].map((suffix) => light(suffix, 'count: i32', 'count')).join('')}${[
  'SinglesSlope',
  'LastSlope',
]
  .map((suffix) => light(suffix, 'count: i32, delta: f64', 'count, delta'))
  .join('')}export function runSlope(operation: i32, count: i32, delta: f64, p: f64, q: f64): void {
  switch (operation) {
${cases('Slope', 'count, delta', never)}
  }
}

export function runValueAndSlope(operation: i32, count: i32, delta: f64, p: f64, q: f64): void {
  switch (operation) {
${cases('ValueAndSlope', 'count, delta', slopeThenValue)}
  }
}
`;
}

/** The same for operations. @param takes by entry: its parameters, which are a count, where the result goes, and
 *  two for each operand. */
function ofOperations(
  takes: ReadonlyMap<string, readonly unknown[]>,
  fileOf: ReadonlyMap<string, string>,
): string {
  const rows = Object.values(operations()).map(({ number, entry }) => {
    const { length } = takes.get(entry) ?? [];
    if (length === undefined) throw new Error(`assembly/operations/ exports no ${entry}.`);
    return { number, entry, operands: (length - 2) / 2 };
  });
  const given = 'count, out, a, aStep, b, bStep, c, cStep'.split(', ');
  const cases = (answer: (row: (typeof rows)[number]) => string) =>
    rows.map((row) => `    case ${row.number}: ${answer(row)}`).join('\n');
  return `${rows.map(({ entry }) => `import { ${entry} } from '../${fileOf.get(entry)}';`).join('\n')}

export function isOperation(operation: i32): bool {
  return operandsOf(operation) > 0;
}

export function operandsOf(operation: i32): i32 {
  switch (operation) {
${cases(({ operands }) => `return ${operands};`)}
  }
  return 0;
}

export function runOperation(operation: i32, count: i32, out: usize, ${given
    .slice(2)
    .map((name) => `${name}: usize`)
    .join(', ')}): void {
  switch (operation) {
${cases(({ entry, operands }) => `${entry}(${given.slice(0, 2 + 2 * operands).join(', ')}); break;`)}
  }
}
`;
}

/** @param count of the entry's parameters: those given, then p and q. */
function callOf(entry: string, count: number, given: string): string {
  return `${entry}(${[given, 'p', 'q'].join(', ').split(', ').slice(0, count).join(', ')})`;
}

/** The functions' numbers. A new function gets the next one, and the file keeps it for ever. */
function numbered(names: readonly string[]): Readonly<Record<string, number>> {
  const numbers = { ...operationNumbers() };
  const gone = Object.keys(numbers).find((name) => !names.includes(name));
  if (gone !== undefined) throw new Error(`${NUMBERS} has a number for ${gone}, which has no kernel file.`);
  const taken = Object.values(numbers);
  if (new Set(taken).size < taken.length) throw new Error(`${NUMBERS} gives a number twice.`);
  const added = names.filter((name) => numbers[name] === undefined);
  for (const [i, name] of added.entries()) numbers[name] = Math.max(0, ...taken) + 1 + i;
  if (added.length > 0) {
    writeFileSync(NUMBERS, `${JSON.stringify(numbers, null, 2)}\n`);
    console.log(`${NUMBERS} has a number for ${added.join(', ')} now, to be kept`);
  }
  return numbers;
}
