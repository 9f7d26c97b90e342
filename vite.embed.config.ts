import { defineConfig } from 'vite';
import { slimPlugin } from './web/plugins/slim.js';

/** The tag as one file with everything in it, `dist/element.js`, as a page without a bundler loads it. */
export default defineConfig({
  plugins: [slimPlugin()],
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    copyPublicDir: false,
    target: 'es2022',
    rolldownOptions: {
      input: 'src/element/index.ts',
      preserveEntrySignatures: 'exports-only',
      output: { entryFileNames: 'element.js', format: 'es', codeSplitting: false },
    },
  },
});
