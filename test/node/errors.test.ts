import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { elementwise, sigmoid } from '../../src/index.js';
import { explain } from '../../src/kernel/explain.js';

/** Calls that go wrong as the guide's table says. */
const out = new Float64Array(2);
const detached = new Float64Array(2);
structuredClone(detached.buffer, { transfer: [detached.buffer] });
const calls: readonly (() => unknown)[] = [
  () => sigmoid.deriv([1], 0.1 as never),
  () => sigmoid.deriv(1, { dleta: 0 } as never),
  () => elementwise((x) => x ** 3, 'cube').deriv(1, { delta: 0 }),
  () => sigmoid('1' as never),
  () => sigmoid([1], { out: new Float32Array(1) as never }),
  () => sigmoid([1], { out }),
  () => sigmoid.valueAndDeriv([1, 2], { out: { value: out, deriv: out } }),
  () => sigmoid(detached),
  async () => {
    // Another file may have started the kernel.
    vi.resetModules();
    const { init } = await import('../../src/index.js');
    return init(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  },
  () => {
    throw explain(new Error('violates Content Security Policy'));
  },
  () => import('../../src/link.js').then(({ callArray }) => callArray('cube', (() => 1) as never, out)),
];

const messageOf = async (call: () => unknown): Promise<string> => {
  try {
    await call();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was thrown';
};

const [, table = ''] = readFileSync('docs/guide.md', 'utf8').split('## Errors');
const rows = [...table.matchAll(/^\| `([^`]+)`/gm)].map(([, message = '']) => message);

test('there is a call for each row of the table of errors', () => {
  expect(rows.length).toBe(calls.length);
});

test.each(rows)('"%s" is what a message says', async (row) => {
  const said = (await Promise.all(calls.map(messageOf))).map((message) => message.replace(/`/g, ''));
  // What is between the parts that the table leaves out.
  const parts = row
    .replace(/\{.*\}/, '...')
    .split('...')
    .map((part) => part.trim().replace(/;? got$/, ''));
  const fits = said.some((message) => parts.every((part) => message.includes(part)));
  expect(fits, `none of\n${said.join('\n')}`).toBe(true);
});
