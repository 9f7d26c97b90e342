import { readFileSync, writeFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { makeCli } from '../support/run-cli.js';

const cli = makeCli();
afterAll(() => cli.remove());

/** A .npy file of that header and those data. */
function npy(
  header: string,
  data: ArrayBufferView | Buffer = Buffer.alloc(0),
  version = 1,
  tail = '\n',
): Buffer {
  const text = Buffer.from(header + tail, version === 3 ? 'utf8' : 'latin1');
  const length = Buffer.alloc(version === 1 ? 2 : 4);
  if (version === 1) length.writeUInt16LE(text.length);
  else length.writeUInt32LE(text.length);
  const start = Buffer.from(`\x93NUMPY${String.fromCharCode(version)}\0`, 'latin1');
  return Buffer.concat([start, length, text, Buffer.from(data.buffer, data.byteOffset, data.byteLength)]);
}

const header = (descr: string, shape: string, fortran = 'False') =>
  `{'descr': '${descr}', 'fortran_order': ${fortran}, 'shape': ${shape}, }`;

/** The x that the command reads from a file. */
async function read(file: Buffer): Promise<number[]> {
  const stdout = await cli.output('eval neg --show x --no-header', file);
  return stdout.toString().split('\n').slice(0, -1).map(Number);
}

const refusal = (file: Buffer, ...words: string[]) => cli.refusal(['eval', 'neg', ...words], file, true);

const four = Float64Array.of(1.5, -2, 0, 1e300);

test.each([
  ['version 2', npy(header('<f8', '(4,)'), four, 2)],
  ['version 3', npy(header('<f8', '(4,)'), four, 3)],
  ['a length that is no multiple of 8', npy(header('<f8', '(4,)'), four, 1, ' '.repeat(5))],
  ['no line end', npy(header('<f8', '(4,)'), four, 1, '')],
  ['other quotes, order and spaces', npy('{ "shape":(4 ,),"fortran_order" :False,\n\'descr\':"<f8"}', four)],
  ['Python 2', npy("{'descr': '<f8', u'fortran_order': False, 'shape': (4L,)}", four)],
  ['two axes of Python 2', npy(header('<f8', '(2L, 2L)'), four)],
  ['no byte order', npy(header('f8', '(4,)'), four)],
  ['a type by its name', npy(header('float64', '(4,)'), four)],
  ['one axis in Fortran order', npy(header('<f8', '(4,)', 'True'), four)],
])('a .npy file with %s is read', async (_, file) => {
  expect(await read(file)).toEqual([...four]);
});

test('all types of real numbers are read, in both byte orders', async () => {
  const cases: [string, ArrayBufferView, number[]][] = [
    ['<f4', Float32Array.of(0.5, -2), [0.5, -2]],
    ['|i1', Int8Array.of(-128, 127), [-128, 127]],
    ['|u1', Uint8Array.of(0, 255), [0, 255]],
    ['<i2', Int16Array.of(-32768, 32767), [-32768, 32767]],
    ['<u2', Uint16Array.of(0, 65535), [0, 65535]],
    ['<i4', Int32Array.of(-(2 ** 31), 2 ** 31 - 1), [-(2 ** 31), 2 ** 31 - 1]],
    ['<u4', Uint32Array.of(0, 2 ** 32 - 1), [0, 2 ** 32 - 1]],
    ['<i8', BigInt64Array.of(-(2n ** 53n), -1n, 2n ** 53n), [-(2 ** 53), -1, 2 ** 53]],
    ['<u8', BigUint64Array.of(0n, 2n ** 53n), [0, 2 ** 53]],
    ['|b1', Uint8Array.of(0, 1, 2), [0, 1, 1]],
    [
      '<f2',
      Uint16Array.of(0x3c00, 0xc000, 0x0001, 0x7bff, 0x8000, 0x7c00, 0xfc00),
      [1, -2, 2 ** -24, 65504, -0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    ],
  ];
  for (const [descr, data, right] of cases) {
    const shape = `(${right.length},)`;
    expect(await read(npy(header(descr, shape), data)), descr).toEqual(right);
    if (descr.startsWith('|')) continue;
    const size = Number(descr[2]);
    const swapped = Buffer.from(data.buffer.slice(0) as ArrayBuffer);
    for (let at = 0; at < swapped.length; at += size) swapped.subarray(at, at + size).reverse();
    expect(await read(npy(header(descr.replace('<', '>'), shape), swapped)), `>${descr}`).toEqual(right);
  }
});

test('an array of no axes holds one number, one with an axis of 0 none', async () => {
  expect(await read(npy(header('<f8', '()'), Float64Array.of(7)))).toEqual([7]);
  expect(await read(npy(header('<f8', '(3, 0)')))).toEqual([]);
});

test('columns first or rows first, the numbers come row by row', async () => {
  const data = Float64Array.of(1, 2, 3, 4, 5, 6);
  expect(await read(npy(header('<f8', '(2, 3)', 'True'), data))).toEqual([1, 3, 5, 2, 4, 6]);
  expect(await read(npy(header('<f8', '(3, 1, 2)', 'True'), data))).toEqual([1, 4, 2, 5, 3, 6]);
});

test.each([
  [`(np.int64(2),)`, /no Python literal/],
  ['(-1,)', /shape must be a tuple of lengths/],
  ["('a',)", /shape must be a tuple of lengths/],
  ['(True,)', /shape must be a tuple of lengths/],
  ['(4, None)', /shape must be a tuple of lengths/],
  ['4', /shape must be a tuple of lengths/],
  ['(4)', /shape must be a tuple of lengths/],
  ['(4,,)', /no Python literal/],
  ['(2 2)', /no Python literal/],
  ['(1e2,)', /no Python literal/],
  [`(${'9'.repeat(15)}, ${'9'.repeat(15)})`, /more elements than any file/],
])('a .npy file of the shape %s is refused', async (shape, message) => {
  expect(await refusal(npy(header('<f8', shape), four))).toMatch(message);
});

test.each([
  [
    'without a shape',
    npy("{'descr': '<f8', 'fortran_order': False, }", four),
    /must have descr, fortran_order and shape/,
  ],
  ['with a fourth key', npy(`${header('<f8', '(4,)').slice(0, -1)}'x': 1}`, four), /got "descr, .*x"/],
  ['with fortran_order 0', npy(header('<f8', '(4,)', '0'), four), /fortran_order must be True or False/],
  [
    'of complex numbers',
    npy(header('<c16', '(2,)'), four),
    /real numbers of at most 64 bits; it holds "<c16"/,
  ],
  ['of long doubles', npy(header('<f16', '(2,)'), four), /it holds "<f16"/],
  ['of objects', npy(header('|O', '(2,)'), four), /it holds "\|O"/],
  ['of text', npy(header('<U3', '(2,)'), four), /it holds "<U3"/],
  ['of records', npy("{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (4,)}", four), /records/],
  ['of version 4', npy(header('<f8', '(4,)'), four, 4), /version 4\.0/],
  ['of more than its header says', npy('x'.repeat(20_000), four), /20001 bytes long; 10000 is the most/],
  ['of a header one byte too long', npy('x'.repeat(10_000), four), /10001 bytes long; 10000 is the most/],
  [
    'whose header is nothing but brackets',
    npy('('.repeat(9000), four),
    /no Python literal, from character 33 on/,
  ],
  ['that ends early', npy(header('<f8', '(5,)'), four), /ends after 4 of the 5 numbers/],
  ['that ends in its header', npy(header('<f8', '(4,)')).subarray(0, 40), /ends within its header/],
])('a .npy file %s is refused', async (_, file, message) => {
  expect(await refusal(file)).toMatch(message);
});

test('integers beyond 2^53 are an error that names the row, not a rounded number', async () => {
  expect(await refusal(npy(header('<i8', '(2,)'), BigInt64Array.of(1n, 2n ** 63n - 1n)))).toBe(
    'row 2: 9223372036854775807 is beyond 2^53, where doubles skip integers',
  );
  expect(await refusal(npy(header('>i8', '(1,)'), Buffer.from('ffdfffffffffffff', 'hex')))).toMatch(
    /^row 1: -9007199254740993 /,
  );
});

test('what follows the numbers is passed over, with a warning', async () => {
  const file = Buffer.concat([npy(header('<f8', '(4,)'), four), Buffer.alloc(1 << 20)]);
  const { code, stdout, stderr } = await cli.run(['eval', 'neg', '--show', 'x'], file);
  expect(code).toBe(0);
  expect(stdout.toString().split('\n')).toHaveLength(6);
  expect(stderr).toBe('fluxion: the .npy file goes on after its numbers; what follows is passed over\n');
});

/** Type, order, shape and numbers of a file that the command wrote. */
function parse(file: Buffer) {
  const end = 10 + file.readUInt16LE(8);
  const found = /'descr': '(.*)', 'fortran_order': (.*), 'shape': (\(.*\))/.exec(
    file.toString('latin1', 10, end),
  );
  const [, descr, fortran, shape] = found ?? [];
  const bytes = Uint8Array.from(file.subarray(end)).buffer;
  const numbers = descr === '<f4' ? new Float32Array(bytes) : new Float64Array(bytes);
  return { start: end, descr, fortran, shape, numbers: [...numbers] };
}

async function written(file: Buffer | string, ...words: string[]) {
  await cli.output(['eval', 'square', '--out', 'out.npy', ...words], file);
  return parse(readFileSync(cli.path('out.npy')));
}

test('an array goes in and one of its shape comes out; its type and order are kept', async () => {
  const singles = npy(header('<f4', '(2, 2)'), Float32Array.of(1, 2, 3, 0.1));
  expect(await written(singles, '--show', 'f')).toEqual({
    start: 128,
    descr: '<f4',
    fortran: 'False',
    shape: '(2, 2)',
    numbers: [1, 4, 9, Math.fround(Math.fround(0.1) ** 2)],
  });
  const columns = npy(header('<f8', '(2, 3)', 'True'), Float64Array.of(1, 2, 3, 4, 5, 6));
  expect(await written(columns, '--show', 'f')).toMatchObject({
    fortran: 'True',
    shape: '(2, 3)',
    numbers: [1, 4, 9, 16, 25, 36],
  });
  expect(await written(columns)).toMatchObject({
    fortran: 'True',
    shape: '(2, 3, 3)',
    numbers: [1, 2, 3, 4, 5, 6, 1, 4, 9, 16, 25, 36, 2, 4, 6, 8, 10, 12],
  });
  expect(await written(npy(header('<f8', '()'), Float64Array.of(3)), '--show', 'f')).toMatchObject({
    shape: '()',
    numbers: [9],
  });
});

test('numbers of text become an array as long, several columns a second axis', async () => {
  expect(await written('1\n2\nNA\n', '--show', 'f')).toMatchObject({
    shape: '(3,)',
    numbers: [1, 4, Number.NaN],
  });
  expect(await written('1\n2\n')).toMatchObject({ shape: '(2, 3)', numbers: [1, 1, 2, 2, 4, 4] });
  expect(await written('')).toMatchObject({ shape: '(0, 3)', numbers: [] });
});

test('an array may go out through a pipe where its length is known, else it is refused', async () => {
  const out = await cli.output('eval square --npy --show f', npy(header('<f8', '(4,)'), four));
  expect(parse(out)).toMatchObject({ shape: '(4,)', numbers: [...four].map((x) => x * x) });
  expect(await refusal(Buffer.from('1\n'), '--npy')).toMatch(/name a file with --out/);
});

/** A zip archive of members, stored or deflated. */
function zip(members: Readonly<Record<string, Buffer>>, deflated: boolean): Buffer {
  const crcTable = Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c >>> 0;
  });
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(members)) {
    const data = deflated ? deflateRawSync(content) : content;
    const crc =
      content.reduce((c, byte) => (crcTable[(c ^ byte) & 255] as number) ^ (c >>> 8), 0xffffffff) ^ -1;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(deflated ? 8 : 0, 4);
    common.writeUInt32LE(crc >>> 0, 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), data]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, rest, Buffer.from(name)]));
    parts.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(central.length, 8);
  end.writeUInt16LE(central.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, directory, end]);
}

test('members of an .npz archive are read by their names, stored or compressed', async () => {
  for (const deflated of [false, true]) {
    const members = {
      'a.npy': npy(header('<f8', '(4,)'), four),
      'b.npy': npy(header('|u1', '(1,)'), Uint8Array.of(9)),
    };
    writeFileSync(cli.path('two.npz'), zip(members, deflated));
    const two = 'eval neg --show x --no-header --in two.npz';
    expect((await cli.output(`${two} --member b`)).toString()).toBe('9\n');
    expect((await cli.output(`${two} --member a.npy`)).toString()).toBe('1.5\n-2\n0\n1e+300\n');
    expect(await cli.refusal(two)).toBe(
      'the archive has several members: name one of "a", "b" with --member',
    );
    expect(await cli.refusal(`${two} --member c`)).toBe('--member: no member "c"; there are "a", "b"');
  }
  writeFileSync(
    cli.path('bad.npz'),
    zip({ 'a.npy': npy(header('<f8', '(4,)'), four) }, true).subarray(0, 150),
  );
  expect(await cli.refusal('eval neg --in bad.npz')).toMatch(/^--in "bad.npz": the archive cannot be read: /);
});
