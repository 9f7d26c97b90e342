import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import asc from 'assemblyscript/asc';
import { expect, test } from 'vitest';
import { SUMS } from '../../src/formula/fuse.js';
import { kernel } from '../../src/kernel/kernel.js';
import { roomOfTables } from '../../tools/kernel/tables.js';

const map = readFileSync('assembly/memory.ts', 'utf8');

/** What the compiler says of that map of the memory, without its colours: '' if nothing. */
async function complaintsOf(text: string): Promise<string> {
  const { stderr } = await asc.main(['memory.ts', '--noEmit', '--runtime', 'stub', '--memoryBase', '256'], {
    readFile: (name) => (name === 'memory.ts' ? text : null),
    writeFile: () => undefined,
    listFiles: () => null,
  });
  return stripVTControlCharacters(stderr.toString());
}

test('the map of the memory compiles as it is', async () => {
  expect(await complaintsOf(map)).toBe('');
});

// All that is written to, but for U, which begins wherever the tables leave room.
const places = [...map.matchAll(/^export const (\w+): usize = (.*);$/gm)]
  .map(([line, name = '', at = '']) => ({ line, name, at }))
  .filter(({ name }) => !/^(U|FIELD_BYTES|COEFFICIENT_BYTES|TOTAL_COUNT)$/.test(name));

test.each(places)('$name does not compile where it runs into the place before it', async ({ line, at }) => {
  const moved = map.replace(line, line.replace(at, `${at} - 8`));
  expect(moved).not.toBe(map);
  expect(await complaintsOf(moved)).toMatch(/ERROR AS102: User-defined: '[\w ]+ (runs? into|begins in)/);
});

test.each(['FIELD_BYTES', 'COEFFICIENT_BYTES', 'TOTAL_COUNT', 'POOL_BLOCKS'])(
  '%s does not compile where it is more than there is room for',
  async (name) => {
    const more = map.replace(new RegExp(`^(export const ${name}: \\w+ = )(.*);$`, 'm'), '$1($2) * 2;');
    expect(more).not.toBe(map);
    expect(await complaintsOf(more)).toMatch(/ERROR AS102: User-defined: '[\w ]+ (runs? into|ends? after)/);
  },
);

test('the sums of one loop of a formula end before the pool', () => {
  const { TOTALS, POOL } = kernel().exports;
  expect(map).toContain(`TOTAL_COUNT: usize = ${SUMS};`);
  expect(TOTALS.value + SUMS * 32).toBeLessThanOrEqual(POOL.value);
});

test('a kernel whose tables run into the first block is not built', () => {
  const text = (bytes: string) => `(module
 (global $assembly/memory/U i32 (i32.const 260))
 (data $0 (i32.const 256) "${bytes}")
)`;
  expect(roomOfTables(text('\\00\\n\\"a'))).toEqual({ from: 256, to: 260 });
  expect(() => roomOfTables(text('\\00\\n\\"ab'))).toThrow(
    'tables end at 261, which is in U: that begins at 260',
  );
});
