import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { init } from '../../src/index.js';
import { explain } from '../../src/kernel/explain.js';

afterEach(() => vi.unstubAllGlobals());

/** The library, its kernel not started yet. */
const fresh = async () => {
  vi.resetModules();
  return import('../../src/index.js');
};

describe('the first use says what is missing', () => {
  test('WebAssembly', async () => {
    const { sigmoid } = await fresh();
    vi.stubGlobal('WebAssembly', undefined);
    expect(() => sigmoid(1)).toThrow(/needs WebAssembly, which this engine does not have/);
  });

  test('SIMD', async () => {
    const { sigmoid } = await fresh();
    const Module = function Module() {
      throw new WebAssembly.CompileError('invalid value type 0x7b');
    };
    vi.stubGlobal('WebAssembly', { ...all(WebAssembly), Module, validate: () => false });
    expect(() => sigmoid(1)).toThrow(/needs WebAssembly SIMD.* Chrome 91/);
  });

  test('that the page’s Content Security Policy forbids it', async () => {
    const { sigmoid } = await fresh();
    const message =
      "WebAssembly.Module(): Compiling or instantiating WebAssembly module violates the following Content Security policy directive because neither 'wasm-unsafe-eval' nor 'unsafe-eval' is an allowed source of script";
    const Module = function Module() {
      throw new WebAssembly.CompileError(message);
    };
    vi.stubGlobal('WebAssembly', { ...all(WebAssembly), Module });
    expect(() => sigmoid(1)).toThrow(/Content Security Policy forbids it. Add 'wasm-unsafe-eval'/);
    // A second use says the same, and with leave given it works.
    expect(() => sigmoid(1)).toThrow(/Add 'wasm-unsafe-eval'/);
    vi.unstubAllGlobals();
    expect(sigmoid(0)).toBe(0.5);
  });

  test.each([
    'call to WebAssembly.Module() blocked by CSP',
    "Refused to create a WebAssembly object because 'unsafe-eval' or 'wasm-unsafe-eval' is not an allowed source",
    'WebAssembly.Module(): Wasm code generation disallowed by embedder',
  ])('the policy, in the words of other engines: %s', (message) => {
    expect(explain(new WebAssembly.CompileError(message)).message).toMatch(/Add 'wasm-unsafe-eval'/);
  });

  test('a thread that may compile synchronously', () => {
    const cause = new RangeError(
      'WebAssembly.Compile is disallowed on the main thread, if the buffer size is',
    );
    expect(explain(cause).message).toMatch(/Call `await init\(\)` once/);
  });

  test.each([
    'WebAssembly.Instance(): Out of memory: Cannot allocate Wasm memory for new instance',
    'WebAssembly.Memory(): could not allocate memory',
    'Out of memory',
  ])('memory, in the words of engines: %s', (message) => {
    expect(explain(new RangeError(message)).message).toMatch(
      /no memory to start in: its kernel takes 128 KiB/,
    );
  });

  test('anything else, with its cause', () => {
    const cause = new Error('no luck');
    expect(explain(cause)).toMatchObject({
      message: 'fluxion could not start its WebAssembly kernel: no luck',
      cause,
    });
  });
});

describe('init', () => {
  test('is optional, may be called twice, and with nothing', async () => {
    const { init, sigmoid } = await fresh();
    await Promise.all([init(), init()]);
    expect(sigmoid(0)).toBe(0.5);
    await init();
  });

  test.each([
    ['text', 'kernel.wasm', /source must be bytes, a WebAssembly.Module or a Response; got the string/],
    ['a failed response', new Response('', { status: 404 }), /response with status 404/],
  ])('%s: TypeError', async (_, source, message) => {
    await expect(init(source as never)).rejects.toThrow(TypeError);
    await expect(init(source as never)).rejects.toThrow(message);
  });

  test("bytes that are another module's: TypeError, and the inlined kernel still starts", async () => {
    const { init, sigmoid } = await fresh();
    const empty = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
    await expect(init(empty)).rejects.toThrow(TypeError);
    await expect(init(empty)).rejects.toThrow(
      /init: source must be the kernel of this fluxion, [\d.]+ with code [\da-f]{16}; got a module that is no kernel/,
    );
    expect(sigmoid(0)).toBe(0.5);
  });

  /** This kernel as another version, or another code, would say itself. */
  const said = (identity: string): Uint8Array<ArrayBuffer> => {
    const bytes = readFileSync('build/kernel.wasm');
    const at = bytes.lastIndexOf('fluxion') + 'fluxion'.length;
    return new Uint8Array(
      Buffer.concat([
        bytes.subarray(0, at),
        Buffer.from(identity.padEnd(bytes.length - at).slice(0, bytes.length - at)),
      ]),
    );
  };

  test("another version's kernel: TypeError that names both", async () => {
    const { init, sigmoid } = await fresh();
    const other = said('0.0.9 0123456789abcdef');
    await expect(init(other)).rejects.toThrow(TypeError);
    await expect(init(other)).rejects.toThrow(
      new RegExp(`of this fluxion, ${manifest.version} with code .*; got 0.0.9 with code 0123456789abcdef`),
    );
    await expect(init(new WebAssembly.Module(other))).rejects.toThrow(TypeError);
    await expect(init(said(`${manifest.version} 0123456789abcdef`))).rejects.toThrow(TypeError);
    expect(sigmoid(0)).toBe(0.5);
  });

  test("another version's kernel, once this one runs: TypeError too, and this one goes on", async () => {
    const { init, sigmoid } = await fresh();
    expect(sigmoid(0)).toBe(0.5);
    await expect(init(said('0.0.9 0123456789abcdef'))).rejects.toThrow(
      /got 0.0.9 with code 0123456789abcdef/,
    );
    await expect(init(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0))).rejects.toThrow(/is no kernel of fluxion/);
    await init(readFileSync('build/kernel.wasm'));
    expect(sigmoid(0)).toBe(0.5);
  });

  test("this version's kernel, as bytes, a module or a response", async () => {
    const bytes = readFileSync('build/kernel.wasm');
    for (const source of [bytes, new WebAssembly.Module(bytes), new Response(bytes)]) {
      const { init, sigmoid } = await fresh();
      await init(source);
      expect(sigmoid(0)).toBe(0.5);
    }
  });
});

const all = (from: object): object =>
  Object.fromEntries(
    Object.getOwnPropertyNames(from).map((name) => [name, (from as Record<string, unknown>)[name]]),
  );
