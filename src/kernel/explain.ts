// (module (type (func (param v128)))): the least module that needs SIMD.
const SIMD_PROBE = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 1, 123, 0];

/** Turns a failure to start the kernel into an error that says what is missing and what to do. */
export function explain(cause: unknown): Error {
  // Without WebAssembly it is one too.
  const known = typeof WebAssembly === 'object' && cause instanceof TypeError;
  return known ? cause : new Error(`fluxion ${whyNot(cause)}`, { cause });
}

function whyNot(cause: unknown): string {
  if (typeof WebAssembly !== 'object')
    return 'needs WebAssembly, which this engine does not have or has switched off.';
  const message = cause instanceof Error ? cause.message : String(cause);
  if (cause instanceof RangeError)
    return /memory|allocat/i.test(message)
      ? 'has no memory to start in: its kernel takes 128 KiB.'
      : 'may not compile WebAssembly synchronously on this thread (Chrome before 114). ' +
          'Call `await init()` once before the first use.';
  if (/unsafe-eval|content security policy|\bCSP\b|code generation/i.test(message))
    return (
      "may not compile WebAssembly here: the page's Content Security Policy forbids it. " +
      "Add 'wasm-unsafe-eval' to its script-src directive."
    );
  if (!WebAssembly.validate(new Uint8Array(SIMD_PROBE)))
    return (
      'needs WebAssembly SIMD, which this engine does not have: ' +
      'Chrome 91, Firefox 89, Safari 16.4 or later do.'
    );
  return `could not start its WebAssembly kernel: ${message}`;
}
