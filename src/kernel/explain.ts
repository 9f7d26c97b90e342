// (module (func (result v128) (v128.const i64x2 0 0))): the least module that needs SIMD.
const SIMD_PROBE = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 22, 1, 20, 0, 253, 12, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 11,
];

/** Turns a failure to start the kernel into an error that says what is missing and what to do. */
export function explain(cause: unknown): Error {
  if (typeof WebAssembly !== 'object')
    return new Error('fluxion needs WebAssembly, which this engine does not have or has switched off.', {
      cause,
    });
  if (cause instanceof TypeError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  if (cause instanceof RangeError && /memory|allocat/i.test(message))
    return new Error(
      'fluxion has no memory to start in: its kernel takes 128 KiB, and the engine could not give them. ' +
        'Something else has taken what there is, or many instances are alive.',
      { cause },
    );
  if (cause instanceof RangeError)
    return new Error(
      'fluxion may not compile WebAssembly synchronously on this thread (Chrome before 114). ' +
        'Call `await init()` once before the first use.',
      { cause },
    );
  if (/unsafe-eval|content security policy|\bCSP\b|code generation/i.test(message))
    return new Error(
      "fluxion may not compile WebAssembly here: the page's Content Security Policy forbids it. " +
        "Add 'wasm-unsafe-eval' to its script-src directive.",
      { cause },
    );
  if (!WebAssembly.validate(new Uint8Array(SIMD_PROBE)))
    return new Error(
      'fluxion needs WebAssembly SIMD, which this engine does not have: ' +
        'Chrome 91, Firefox 89, Safari 16.4, Node 16.4 or later do.',
      { cause },
    );
  return new Error(`fluxion could not start its WebAssembly kernel: ${message}`, { cause });
}
