import { defineConfig } from 'vite';
import { asciiPlugin } from './tools/ascii.js';
import { latePlugin } from './tools/late.js';
import { slimPlugin } from './tools/slim.js';

/** The tag as a page without a bundler loads it: `dist/element.js`, a module, with what is rarely asked for in files
 *  beside it; and with `--mode classic` all of it in one classic script, `dist/element.classic.js`, for
 *  `<script defer src>` and for pages opened from a folder, where browsers run no modules and fetch nothing. */
export default defineConfig(({ mode }) => {
  const classic = mode === 'classic';
  return {
    plugins: [slimPlugin(), classic ? asciiPlugin() : latePlugin({ words: false })],
    build: {
      outDir: 'dist',
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: 'src/element/index.ts',
        // What the files beside it share with it is in it.
        // Vite's helper for what is fetched later asks for it; a classic script has none, and fetches nothing.
        ...(classic ? { transform: { define: { 'import.meta': '{}' } } } : {}),
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
