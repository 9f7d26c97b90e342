import { build } from 'esbuild';
import { expect, test } from 'vitest';

/** What a bundler makes of a program that uses the package. */
async function bundled(program: string): Promise<string> {
  const result = await build({
    stdin: { contents: program, resolveDir: 'src', loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    logLevel: 'error',
  });
  return result.outputFiles[0]?.text ?? '';
}

test('a program that imports only arange gets no kernel', async () => {
  const text = await bundled("import { arange } from './index.js'; console.log(arange(0, 1, 0.1));");
  expect(text).not.toContain('WebAssembly');
  expect(text.length).toBeLessThan(2000);
});

test('functions that are not used fall away', async () => {
  const text = await bundled("import { square } from './index.js'; console.log(square(3));");
  expect(text).toContain('WebAssembly');
  expect(text).not.toContain('hyperbolic tangent');
});
