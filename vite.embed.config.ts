import { defineConfig } from 'vite';
import { slimPlugin } from './web/plugins/slim.js';

/** The tag as one file with everything in it, as a page without a bundler loads it: `dist/element.js`, a module, and
 *  with `--mode classic` the same as a classic script, `dist/element.classic.js`, for `<script defer src>` and for
 *  pages opened from a folder, where browsers run no modules. */
export default defineConfig(({ mode }) => {
  const classic = mode === 'classic';
  return {
    plugins: [slimPlugin(['formula', 'summary'])],
    build: {
      outDir: 'dist',
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'es2022',
      rolldownOptions: {
        input: 'src/element/index.ts',
        preserveEntrySignatures: classic ? false : 'exports-only',
        output: {
          entryFileNames: classic ? 'element.classic.js' : 'element.js',
          format: classic ? 'iife' : 'es',
          codeSplitting: false,
        },
      },
    },
  };
});
