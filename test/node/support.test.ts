import { afterEach, describe, expect, test, vi } from 'vitest';
import { init } from '../../src/index.js';
import { explain } from '../../src/kernel/support.js';

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

  test('leave, by the page’s policy', async () => {
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

  test('anything else, with its cause', () => {
    const cause = new Error('out of memory');
    expect(explain(cause)).toMatchObject({
      message: 'fluxion could not start its WebAssembly kernel: out of memory',
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
    await expect(init(empty)).rejects.toThrow(/not the kernel of this version/);
    expect(sigmoid(0)).toBe(0.5);
  });
});

const all = (from: object): object =>
  Object.fromEntries(
    Object.getOwnPropertyNames(from).map((name) => [name, (from as Record<string, unknown>)[name]]),
  );
