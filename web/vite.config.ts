import { defineConfig } from 'vite';
import { mathPlugin } from './build/math.js';

/** The page: `npm start` serves it, `vite build web` builds it into `dist/page`. */
export default defineConfig({
  plugins: [mathPlugin()],
  base: './',
  build: { outDir: '../dist/page', emptyOutDir: true, target: 'es2022' },
  // The page imports the library from its source.
  server: { fs: { allow: ['..'] } },
});
