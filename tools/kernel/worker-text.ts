/** The worker of `fluxion/parallel` as text, for `new Worker(blob)` and Node's `eval`. The kernel comes to it compiled,
 *  so the binary is left out. */
import { resolve } from 'node:path';
import { build } from 'esbuild';

const ENTRY = `
import { serve } from './src/parallel/worker.ts';

if (typeof self === 'object' && typeof self.postMessage === 'function') {
  serve({
    postMessage: (answer) => self.postMessage(answer),
    onMessage: (listener) => self.addEventListener('message', ({ data }) => listener(data)),
  });
} else {
  const { parentPort } = require('node:worker_threads');
  serve({
    postMessage: (answer) => parentPort.postMessage(answer),
    onMessage: (listener) => parentPort.on('message', listener),
  });
}
`;

export async function workerText(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: ENTRY, resolveDir: '.', loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    // `require` is Node's own in a worker that is made from text.
    platform: 'node',
    target: 'es2022',
    plugins: [
      {
        name: 'no binary',
        setup: ({ onResolve, onLoad }) => {
          onResolve({ filter: /^\.\/source\.js$/ }, () => ({ path: 'source', namespace: 'none' }));
          // Parts by their names: the whole is there.
          onResolve({ filter: /generated\/parts\.js$/ }, () => ({
            path: resolve('src/kernel/generated/names.ts'),
          }));
          onLoad({ filter: /.*/, namespace: 'none' }, () => ({
            contents: 'export const source = () => { throw new Error("a worker is given its kernel"); };',
          }));
        },
      },
    ],
  });
  return outputFiles[0]?.text.trim() ?? '';
}
