/** What runs in a worker of `fluxion/parallel`. `tools/kernel/worker-text.ts` makes text of it: no bundler must find a file,
 *  and no page must serve one. */

import { Graph } from '../expression/tree.js';
import { Program } from '../formula/program.js';
import { use } from '../kernel/kernel.js';
import { KernelLink } from '../link.js';
import { Desk } from './desk.js';
import { type FormulaJob, takeFormulaPiece } from './formula-job.js';
import { Instance } from './instance.js';
import { takePiece } from './job.js';
import { holdOf, layoutOf, mailOf, SIGN } from './memory-map.js';
import { type Answer, type FormulaWork, LEFT, type Start, type Work } from './messages.js';

/** The two ends that a worker has: `self` in a page, Bun and Deno; `parentPort` in Node. */
interface Port {
  postMessage(answer: Answer): void;
  onMessage(listener: (message: Start | Work | FormulaWork) => void): void;
}

export function serve(port: Port): void {
  let me: Me | undefined;
  port.onMessage((message) => {
    if ('module' in message) {
      me = new Me(message, port);
      port.postMessage(0);
    } else if (me !== undefined) {
      if ('formula' in message) me.workOnFormula(message.formula);
      else me.work(message);
      port.postMessage(message.id);
    }
    me?.stand();
  });
}

class Me {
  readonly #signs: Int32Array;
  readonly #instance: Instance;
  readonly #desks: ReadonlyMap<number, Desk>;
  readonly #kept: number;
  /** Messages that came. */
  #mail = 0;

  constructor(
    readonly start: Start,
    readonly port: Port,
  ) {
    const { module, memory, thread, threads } = start;
    const { signs, desks, place, keeping } = layoutOf(threads);
    this.#signs = new Int32Array(memory.buffer, signs, mailOf(threads));
    this.#desks = new Map(desks.map((address) => [address, new Desk(memory, address)]));
    this.#kept = keeping(thread);
    this.#instance = new Instance(module, memory, place(thread));
    use(this.#instance.kernel());
  }

  /** A call whose arrays came by message. */
  work({ job, steps, overwrites }: Work): void {
    const links = steps.map(
      ({ name, part, parameters }) => new KernelLink(name, { name: part, binary: '' }, parameters),
    );
    const { thread, keeping } = this.start;
    while (takePiece(job, links, thread, overwrites ? keeping : undefined)) {
      // Until there is none left.
    }
  }

  /** The program is made anew, of the same nodes in the same order, and so has the same steps. */
  workOnFormula(job: FormulaJob): void {
    const graph = new Graph();
    graph.nodes.push(...job.graph);
    const program = new Program(graph, job.outputs, job.names, job.isArray);
    while (takeFormulaPiece(job, program, this.start.thread)) {
      // Until there is none left.
    }
  }

  /** Works at desks, and sleeps between calls, until there is a message to read. */
  stand(): void {
    this.#mail++;
    for (;;) {
      const generation = Atomics.load(this.#signs, SIGN.generation);
      if (Atomics.load(this.#signs, mailOf(this.start.thread)) !== this.#mail) return;
      this.#serve();
      Atomics.wait(this.#signs, SIGN.generation, generation);
    }
  }

  #serve(): void {
    const { thread } = this.start;
    const hold = holdOf(thread);
    const current = Atomics.load(this.#signs, SIGN.current);
    const desk = this.#desks.get(current);
    if (desk === undefined) return;
    Atomics.store(this.#signs, hold, current);
    // Only if it is still the one is it sure that no one writes to it.
    if (Atomics.load(this.#signs, SIGN.current) === current)
      while (desk.takePiece(this.#instance, thread, this.#kept)) {
        // Until there is none left.
      }
    Atomics.store(this.#signs, hold, 0);
    if (desk.waiting) this.port.postMessage(LEFT);
  }
}
