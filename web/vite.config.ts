import { defineConfig } from 'vite';
import { latePlugin } from '../tools/late.js';
import { slimPlugin } from './plugins/slim.js';

/** The page: `npm start` serves it, `vite build web` builds it into `dist/page`. */
export default defineConfig({
  // Formulas are rendered at build time: their TeX stays behind.
  plugins: [slimPlugin(), latePlugin()],
  base: './',
  build: {
    outDir: '../dist/page',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    rolldownOptions: {
      input: ['index', 'gallery'].map((name) => new URL(`${name}.html`, import.meta.url).pathname),
    },
  },
  // Bundled ahead by the development server, uPlot would not come through slimPlugin, which mends it.
  optimizeDeps: { exclude: ['uplot'] },
  // The page imports the library from its source.
  server: { fs: { allow: ['..'] } },
});
