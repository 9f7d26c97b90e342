import { defineConfig, type Plugin } from 'vite';
import { asciiPlugin } from './tools/ascii.js';
import { latePlugin } from './tools/late.js';
import { slimPlugin } from './tools/slim.js';

/** Vite's helper for late imports reads `document` as soon as it is loaded, and throws where the page is incomplete (jsdom).
 *  These files need no helper: they have no style, and no other file to fetch first. */
const plainImports: Plugin = {
  name: 'fluxion-plain-imports',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null),
};

/** The tag as a page without a bundler loads it: `dist/element.js`, a module, with what is rarely asked for in files
 *  beside it; and with `--mode classic` all of it in one classic script, `dist/element.classic.js`, for
 *  `<script defer src>` and for pages opened from a folder, where browsers run no modules and fetch nothing. */
export default defineConfig(({ mode }) => {
  const classic = mode === 'classic';
  return {
    plugins: [plainImports, slimPlugin(), classic ? asciiPlugin() : latePlugin({ words: false })],
    build: {
      outDir: 'dist',
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: 'src/element/index.ts',
        // What the files beside it share with it is in it.
        preserveEntrySignatures: classic ? false : 'allow-extension',
        output: {
          entryFileNames: classic ? 'element.classic.js' : 'element.js',
          format: classic ? 'iife' : 'es',
          ...(classic ? { codeSplitting: false } : { chunkFileNames: 'element.[name].js' }),
        },
      },
    },
  };
});
