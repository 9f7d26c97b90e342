/** Workers, in Node and Deno by `worker_threads`, elsewhere by the web's `Worker`. Deno's own `Worker` takes modules alone,
 *  and one that is ended while it sleeps keeps the process alive. */

import { WORKER } from './generated/text.js';
import type { Answer, FormulaWork, Start, Work } from './messages.js';

/** One worker. */
export interface Thread {
  post(message: Start | Work | FormulaWork): void;
  /** Ends it at once, wherever it is. */
  end(): void;
  /** Whether it keeps the process alive: only while there is work. Pages have no such question. */
  hold(on: boolean): void;
}

/** What a worker does of itself. */
export interface Listener {
  answer(answer: Answer): void;
  /** It is no more: it was ended, ran out of memory, or threw. Called once. */
  gone(): void;
}

export async function spawn(listener: Listener): Promise<Thread> {
  return typeof Worker === 'function' && !('Deno' in globalThis) ? spawnWeb(listener) : spawnNode(listener);
}

function spawnWeb({ answer, gone }: Listener): Thread {
  const url = URL.createObjectURL(new Blob([WORKER], { type: 'text/javascript' }));
  const worker = new Worker(url);
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => answer(data));
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    // It may live on, but what it was at is lost.
    worker.terminate();
    gone();
  });
  return {
    post: (message) => worker.postMessage(message),
    end: () => {
      worker.terminate();
      URL.revokeObjectURL(url);
      gone();
    },
    hold: () => undefined,
  };
}

async function spawnNode({ answer, gone }: Listener): Promise<Thread> {
  const threads = (await builtin('node:worker_threads')) as typeof import('node:worker_threads');
  const worker = new threads.Worker(WORKER, { eval: true });
  worker.on('message', answer);
  // An error is followed by an exit.
  worker.on('error', () => undefined);
  worker.on('exit', gone);
  return {
    post: (message) => worker.postMessage(message),
    end: () => void worker.terminate(),
    hold: (on) => (on ? worker.ref() : worker.unref()),
  };
}

/** A module of Node's. Its name comes as an argument: a bundler for pages looks for a module whose name stands in the
 *  import, or in a constant beside it, and esbuild stops where it finds none. */
const builtin = (name: string): Promise<unknown> => import(/* @vite-ignore */ /* webpackIgnore: true */ name);

/** How many threads the machine runs at once. */
export async function concurrency(): Promise<number> {
  const { navigator } = globalThis as { navigator?: { hardwareConcurrency?: number } };
  if (navigator?.hardwareConcurrency !== undefined) return navigator.hardwareConcurrency;
  const os = (await builtin('node:os')) as typeof import('node:os');
  return os.availableParallelism?.() ?? os.cpus().length;
}
