/** `npm run bench [-- NAME]`: how fast it is. */
import { choose } from '../tools/choose.js';

await choose(
  'npm run bench --',
  {
    suite: {
      about: 'fluxion beside plain JavaScript [--sizes 600,10000] [--workload square] [--save]',
      load: () => import('./run.js'),
    },
    formulas: {
      about: 'formulas beside loops that are fused by hand [--sizes 600,10000] [--rounds 31] [--save]',
      load: () => import('./formulas.js'),
    },
    engines: {
      about: 'the same suite in Node, Bun, Chromium, Firefox and WebKit [--only Bun] [--save]',
      load: () => import('./engines.js'),
    },
    instructions: {
      about: "what each of the kernel's instructions takes in every engine [--save]",
      load: () => {
        process.argv.push('--instructions');
        return import('./engines.js');
      },
    },
    harness: {
      about: 'whether a loop is as fast alone, first and last, in every engine',
      load: () => {
        process.argv.push('--harness');
        return import('./engines.js');
      },
    },
    peers: { about: 'beside other libraries, C and Python [--save]', load: () => import('./peers.js') },
    tables: {
      about:
        'the command beside Miller and DuckDB on a CSV file [--megabytes 1000] [--only fluxion] [--keep] [--save]',
      load: () => import('./tables.js'),
    },
    profile: { about: "where a call's time goes [--save]", load: () => import('./profile.js') },
    parallel: {
      about: 'all threads beside one, in Node and Chromium [--threads 2] [--rounds 15] [--only node]',
      load: () => import('./parallel.js'),
    },
    frames: { about: 'how smooth dragging on the page is', load: () => import('../tools/frames.js') },
  },
  'suite',
);
