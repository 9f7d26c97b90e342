import { defineConfig, type Plugin } from 'vite';
import { latePlugin } from '../tools/late.js';
import { Notices } from '../tools/notices.js';
import { slimPlugin } from '../tools/slim.js';

interface Graph {
  getModuleInfo(id: string): { readonly importers: readonly string[] } | null;
}

/** Whether the page's first view needs a module before it runs: then it is in one file with the others, which together
 *  weigh less than apart. The page itself stays out of it: the gallery shares the rest. */
function isFirst(id: string, graph: Graph): boolean {
  const seen = new Set<string>();
  const leads = (id: string): boolean => {
    if (seen.has(id)) return false;
    seen.add(id);
    return (graph.getModuleInfo(id)?.importers ?? []).some(
      (from) => /\/web\/main\.ts$/.test(from) || leads(from),
    );
  };
  return leads(id);
}

/** Where the built page's files are listed, for those who keep it for days without a network. */
const FILES = 'files.json';

const listFiles: Plugin = {
  name: 'list-files',
  apply: 'build',
  generateBundle(_, bundle) {
    this.emitFile({ type: 'asset', fileName: FILES, source: JSON.stringify(Object.keys(bundle).sort()) });
  },
};

/** What the page holds of others, beside it. */
const notices = new Notices();

/** The page: `npm start` serves it, `vite build web` builds it into `dist/page`. */
export default defineConfig({
  plugins: [
    slimPlugin(),
    latePlugin({ words: true }),
    listFiles,
    notices.plugin,
    notices.beside('THIRD-PARTY-NOTICES'),
  ],
  base: './',
  build: {
    outDir: '../dist/page',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    rolldownOptions: {
      input: ['index', 'gallery'].map((name) => new URL(`${name}.html`, import.meta.url).pathname),
      output: {
        codeSplitting: {
          groups: [
            {
              debugName: 'the first view',
              name: (id, graph) => (isFirst(id, graph) ? 'first' : null),
              test: /\.ts$|\.js$/,
            },
          ],
        },
      },
    },
  },
  // Bundled ahead by the development server, uPlot would not come through slimPlugin, which mends it.
  optimizeDeps: { exclude: ['uplot'] },
  // The page imports the library from its source.
  server: { fs: { allow: ['..'] } },
});
