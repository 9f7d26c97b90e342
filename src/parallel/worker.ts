/** What runs in a worker of `fluxion/parallel`. `tools/kernel/worker.ts` makes text of it: no bundler must find a file,
 *  and no page must serve one. */

import { init, kernel } from '../kernel/kernel.js';
import { KernelLink } from '../link.js';
import { takePiece } from './job.js';
import type { Answer, Start, Work } from './messages.js';

/** The two ends that a worker has: `self` in a page, Bun and Deno; `parentPort` in Node. */
interface Port {
  postMessage(answer: Answer): void;
  onMessage(listener: (message: Start | Work) => void): void;
}

export function serve(port: Port): void {
  let me: Start | undefined;
  port.onMessage((message) => {
    if ('module' in message) {
      me = message;
      init(message.module).then(() => {
        kernel();
        port.postMessage(0);
      });
    } else if (me !== undefined) {
      const { id, job, steps, overwrites } = message;
      const links = steps.map(({ name, part, parameters }) => new KernelLink(name, part, parameters));
      while (takePiece(job, links, me.thread, overwrites ? me.keeping : undefined)) {
        // Until there is none left.
      }
      port.postMessage(id);
    }
  });
}
