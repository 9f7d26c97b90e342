/** What comes in pieces, and what goes out to who is slow. */
import { spawnSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openOutput } from '../../src/cli/files/open-output.js';
import { CsvReader } from '../../src/cli/text/csv.js';
import { Marks } from '../../src/cli/text/missing.js';

test('a write to a pipe is over only once its bytes have gone out: their memory is used again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fluxion-'));
  const path = join(folder, 'pipe');
  spawnSync('mkfifo', [path]);
  const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const output = await openOutput(path);
    // As much as a pipe holds: what comes next must wait for the reader.
    await output.write(Buffer.alloc(1 << 16, 'a'));
    const bytes = Buffer.from('first ');
    let over = false;
    const written = output.write(bytes).then(() => {
      over = true;
    });
    for (let turn = 0; turn < 20; turn++) await setImmediate();
    expect(over).toBe(false);
    const got = [read(reader)];
    await written;
    bytes.write('second');
    await output.write(bytes);
    await output.finish();
    got.push(read(reader));
    expect(
      Buffer.concat(got)
        .subarray(1 << 16)
        .toString(),
    ).toBe('first second');
  } finally {
    closeSync(reader);
    rmSync(folder, { recursive: true });
  }
});

/** All that a pipe holds at the moment. */
function read(file: number): Buffer {
  const bytes = Buffer.alloc(1 << 17);
  let length = 0;
  try {
    for (let got = 1; got > 0 && length < 1 << 16; length += got)
      got = readSync(file, bytes, length, bytes.length - length, null);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
  }
  return bytes.subarray(0, length);
}

/** Everything that a reader finds in a text that comes in pieces of that size. */
function readPieces(text: string, size: number) {
  const reader = new CsvReader({ columns: ['a'] }, new Marks(), false);
  const rows: [number, string][] = [];
  const bytes = Buffer.from(text);
  const take = (batch: ReturnType<CsvReader['read']>) => {
    const texts = batch?.carried?.column(1) ?? [];
    batch?.inputs[0]?.forEach((number, i) => {
      rows.push([number, String(texts[i])]);
    });
  };
  for (let at = 0; at < bytes.length; at += size) take(reader.read(bytes.subarray(at, at + size)));
  take(reader.end());
  return { rows, reader };
}

test('records that come in pieces of any size are the same, the long ones too', () => {
  const long = 'long '.repeat(220_000);
  const text = `a,b\n1,"x ""y""\nz"\n\n2,${long}\n,"${long}"\n3,`;
  const right = [
    [1, 'x "y"\nz'],
    [2, long.trim()],
    [Number.NaN, long],
    [3, ''],
  ];
  for (const size of [4093, 1 << 16, text.length])
    expect(readPieces(text, size).rows, `pieces of ${size}`).toEqual(right);
  const short = 'a,b\n1,"x ""y""\nz"\n\n2,q\n,"r"\n3,';
  for (const size of [1, 2, 3])
    expect(readPieces(short, size).rows).toEqual([
      [1, 'x "y"\nz'],
      [2, 'q'],
      [Number.NaN, 'r'],
      [3, ''],
    ]);
});

test('empty lines before a table are counted once, in however many pieces they come', () => {
  const text = '\n\r\n\na,b\n1,2\nx,3\n';
  for (let size = 1; size <= text.length; size++)
    expect(() => readPieces(text, size), `pieces of ${size}`).toThrow('line 6, column "a"');
});

test('a table of many columns: each is found by its name and by its place', () => {
  const names = Array.from({ length: 1000 }, (_, i) => `"c ${i}"`);
  const layoutOf = (columns: string[]) => {
    const reader = new CsvReader({ columns }, new Marks(), false);
    reader.read(Buffer.from(`${names.join()}\n`));
    return reader.layout;
  };
  const layout = layoutOf(['c 999', '1', 'c 5, c 6']);
  expect(layout?.places).toEqual([999, 0, 5, 6]);
  expect(layout?.inputs).toEqual(['c 999', 'c 0', 'c 5', 'c 6']);
  expect(layout?.names.length).toBe(1000);
  expect([layout?.names.includes('c 500'), layout?.names.includes('c 1000')]).toEqual([true, false]);
  expect(() => layoutOf(['c 1000'])).toThrow(/no column "c 1000"; there are "c 0", .*"c 7" and 992 more/);
  expect(() => layoutOf(['c 3', '4'])).toThrow('--column: "c 3" is asked for twice');
});
