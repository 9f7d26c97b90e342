/** Builds the package into `dist/`:
 *
 *  - `index.js`, `derivative.js` and `plot.js`, which share one kernel; `plot.js` holds uPlot;
 *  - `element.js`, uPlot included, as a page without a bundler loads it, `element.more.js`, what it loads when it is
 *    asked for, and `element.classic.js`, all of it for pages that run no modules; `cli.js` with all that it needs, so
 *    that the package needs no other; it shares the kernel's parts with the library;
 *  - `index.workerd.js` and `index.edge-light.js`, and `formula` likewise, which import `kernel.wasm` in place of inlined bytes;
 *  - `kernel.wasm` and `kernel-bulk.wasm`; `python/` gets the second, and its table of functions;
 *  - `THIRD-PARTY-NOTICES`, beside `dist/`: the licences of what is bundled;
 *  - `types/`, the declarations that the TypeScript compiler writes. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build, type InlineConfig, type Plugin } from 'vite';
import { noteBuilt } from './built.js';
import { Notices } from './notices.js';
import { writePython } from './python-package.js';
import { replaced } from './replaced.js';
import { slimPlugin } from './slim.js';

const root = new URL('..', import.meta.url).pathname;
process.chdir(root);

const notices = new Notices();

const bundle = (config: InlineConfig): Promise<unknown> =>
  build({
    configFile: false,
    logLevel: 'warn',
    ...config,
    plugins: [config.plugins, notices.plugin],
    build: {
      outDir: 'dist',
      target: 'es2022',
      emptyOutDir: false,
      copyPublicDir: false,
      minify: false,
      ...config.build,
    },
  });

/** The kernel from where that runtime has it. */
const kernelFor = (runtime: string): Plugin => ({
  name: 'kernel-source',
  enforce: 'pre',
  resolveId: (id) => {
    if (id === './source.js') return `${root}src/kernel/source.${runtime}.ts`;
    return id.endsWith('/generated/parts.js') ? `${root}src/kernel/generated/names.ts` : null;
  },
});

const PARTS = 'fluxion/parts';

/** The kernel's parts as the library has them, in a file beside. */
const partsBeside: Plugin = {
  name: 'parts-beside',
  enforce: 'pre',
  resolveId: (id) => (id.endsWith('/generated/parts.js') ? { id: PARTS, external: true } : null),
};

// All but the page, which has a build of its own.
for (const name of existsSync('dist') ? readdirSync('dist') : [])
  if (name !== 'page') rmSync(`dist/${name}`, { recursive: true });

await bundle({
  plugins: [slimPlugin()],
  build: {
    lib: {
      entry: {
        index: 'src/index.ts',
        derivative: 'src/derivative.ts',
        formula: 'src/formula.ts',
        parallel: 'src/parallel.ts',
        plot: 'src/plot/index.ts',
      },
      formats: ['es'],
    },
    rolldownOptions: {
      output: {
        chunkFileNames: '[name].js',
        // The kernel's parts by their names, for the command too.
        codeSplitting: { groups: [{ name: 'parts', test: /\/kernel\/generated\/parts\.ts$/ }] },
        minifyInternalExports: false,
      },
    },
  },
});
for (const mode of ['production', 'classic'])
  await build({ configFile: 'vite.embed.config.ts', logLevel: 'warn', mode, plugins: [notices.plugin] });
for (const runtime of ['workerd', 'edge-light'])
  await bundle({
    plugins: [kernelFor(runtime)],
    build: {
      lib: {
        entry: { [`index.${runtime}`]: 'src/index.ts', [`formula.${runtime}`]: 'src/formula.ts' },
        formats: ['es'],
      },
      rolldownOptions: {
        external: /kernel\.wasm/,
        output: {
          chunkFileNames: `[name].${runtime}.js`,
          paths: (id: string) => id.replace('fluxion/', './'),
        },
      },
    },
  });
await bundle({
  plugins: [partsBeside],
  ssr: { noExternal: true },
  build: {
    ssr: 'src/cli/cli.ts',
    rolldownOptions: {
      output: {
        paths: { [PARTS]: './parts.js' },
        // The bundler would call what the command shares by any one of its modules.
        chunkFileNames: ({ moduleIds }) =>
          moduleIds.some((id) => id.endsWith('/kernel/kernel.ts')) ? 'cli-core.js' : 'cli-[name].js',
      },
    },
  },
});
// What draws a PNG: read only then.
for (const [source, file] of [
  ['@resvg/resvg-wasm/index_bg.wasm', 'cli-resvg.wasm'],
  ['dejavu-fonts-ttf/ttf/DejaVuSans.ttf', 'cli-font.ttf'],
] as const) {
  copyFileSync(`node_modules/${source}`, `dist/${file}`);
  notices.add(`${root}node_modules/${source}`, file);
}
copyFileSync('build/kernel.wasm', 'dist/kernel.wasm');
copyFileSync('build/kernel-bulk.wasm', 'dist/kernel-bulk.wasm');
writePython();
writeFileSync('THIRD-PARTY-NOTICES', notices.text());
execFileSync('node_modules/.bin/tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit' });
copyFileSync('src/kernel/generated/exports.d.ts', 'dist/types/kernel/generated/exports.d.ts');
bundleTypes();
plainTypes();
noteBuilt();

/** The declarations of uPlot, which `plot.js` holds: a user's compiler needs no package for them. */
function bundleTypes(): void {
  const theirs = readFileSync('node_modules/uplot/dist/uPlot.d.ts', 'utf8');
  writeFileSync(
    'dist/types/uplot.d.ts',
    replaced(
      replaced(theirs, 'export = uPlot;', 'export default uPlot;', 1),
      'export as namespace uPlot;',
      '',
      1,
    ),
  );
  let users = 0;
  for (const name of readdirSync('dist/types/plot')) {
    const file = `dist/types/plot/${name}`;
    const text = readFileSync(file, 'utf8');
    if (!text.includes('uplot')) continue;
    writeFileSync(file, replaced(text, "from 'uplot'", "from '../uplot.js'"));
    users++;
  }
  if (users === 0) throw new Error('No declaration of plots names uPlot.');
}

/** Declarations that TypeScript before 5.7 reads too, where typed arrays take no parameter: `of` returns an array on an
 *  ArrayBuffer in all of them. */
function plainTypes(): void {
  let changed = 0;
  for (const entry of readdirSync('dist/types', { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = `${entry.parentPath}/${entry.name}`;
    const text = readFileSync(file, 'utf8');
    const plain = text.replace(/\b(\w+Array)<ArrayBuffer>/g, "ReturnType<$1Constructor['of']>");
    if (plain === text) continue;
    writeFileSync(file, plain);
    changed++;
  }
  if (changed === 0) throw new Error('No declaration has a typed array with a parameter.');
}
