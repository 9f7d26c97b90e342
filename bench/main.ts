/** `npm run bench [-- NAME]`: how fast it is. */
import { choose } from '../tools/choose.js';

await choose(
  'npm run bench --',
  {
    suite: {
      about: 'fluxion beside plain JavaScript [--sizes 600,10000] [--workload square] [--save]',
      load: () => import('./run.js'),
    },
    peers: { about: 'beside other libraries, C and Python [--save]', load: () => import('./peers.js') },
    profile: { about: "where a call's time goes [--save]", load: () => import('./profile.js') },
    frames: { about: 'how smooth dragging on the page is', load: () => import('./frames.js') },
  },
  'suite',
);
