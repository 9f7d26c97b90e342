import { arch, platform } from 'node:os';
import { expect } from 'vitest';
import { VERSIONS } from '../../verify/versions.js';
import { expectedResult, PROGRAM } from './support/consumer-program.js';
import { row } from './support/row.js';
import { makeConsumer } from './support/workspace.js';

/** Bundles as Cloudflare's own tool does: with the condition, WebAssembly left as modules of their own. */
const RUN = `
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { Miniflare } from 'miniflare';

const modules = [];
await build({
  entryPoints: ['worker.js'],
  bundle: true,
  format: 'esm',
  conditions: ['workerd', 'worker', 'browser'],
  outfile: 'bundle.js',
  plugins: [{
    name: 'wasm',
    setup({ onResolve }) {
      onResolve({ filter: /\\.wasm$/ }, ({ path, resolveDir }) => {
        modules.push({ type: 'CompiledWasm', path: 'kernel.wasm', contents: readFileSync(resolveDir + '/' + path) });
        return { path: './kernel.wasm', external: true };
      });
    },
  }],
});
const miniflare = new Miniflare({
  modules: [{ type: 'ESModule', path: 'bundle.js', contents: readFileSync('bundle.js', 'utf8') }, ...modules],
  compatibilityDate: '2026-01-01',
});
const response = await miniflare.dispatchFetch('http://localhost/');
console.log(await response.text());
await miniflare.dispose();
`;

row('Edge', 'workerd', 'through Miniflare, the condition `workerd`', async () => {
  const { node22, miniflare, esbuild } = VERSIONS;
  const node = `node-${platform() === 'win32' ? 'win' : platform()}-${arch()}`;
  const files = {
    'program.js': PROGRAM,
    'worker.js': `import { result } from './program.js'; export default { fetch: () => new Response(result()) };`,
    'run.js': RUN,
  };
  // Miniflare needs Node 22.
  const { run, path } = await makeConsumer('workerd', files, { miniflare, esbuild, [node]: node22 });
  expect((await run(path('node_modules', node, 'bin/node'), ['run.js'])).trim()).toBe(expectedResult());
  const version = await run('node_modules/.bin/workerd', ['--version']);
  return `${version.replace(/^workerd\s+/, '').trim()}, Miniflare ${miniflare}`;
});
