import { type Exports, type Kernel, kernelOver } from '../kernel/kernel.js';
import { KERNEL_BYTES } from './memory-map.js';

/** What the kernel for shared memory exports besides the functions. Addresses are counted from its base. */
interface Bulk extends Exports {
  run(...numbers: number[]): number;
  runSingles(...numbers: number[]): number;
  copy(to: number, from: number, bytes: number): void;
}

/** One thread's kernel in the memory that all share (tools/kernel/relocate.ts). Addresses here are the memory's. */
export class Instance {
  readonly #exports: Bulk;

  constructor(
    module: WebAssembly.Module,
    readonly memory: WebAssembly.Memory,
    readonly base: number,
  ) {
    const imports = { k: { m: memory, b: base } };
    this.#exports = new WebAssembly.Instance(module, imports).exports as unknown as Bulk;
  }

  /** The same as a kernel for chains and formulas, block by block. */
  kernel(): Kernel {
    return kernelOver(this.#exports, this.memory, true, this.base);
  }

  /** `run` of docs/abi.md; a place of 0 is not wanted.
   *  @throws {Error} if the kernel refuses it, which says that a caller was not checked. */
  run(
    single: boolean,
    steps: number,
    count: number,
    x: number,
    n: number,
    values: number,
    slopes: number,
    delta: number,
  ): void {
    const from = (address: number) => (address === 0 ? 0 : (address - this.base) | 0);
    const { run, runSingles } = this.#exports;
    const answer = (single ? runSingles : run)(
      from(steps),
      count,
      from(x),
      n,
      from(values),
      from(slopes),
      delta,
    );
    if (answer !== 0) throw new Error(`parallel: the kernel refused a call: ${answer} (docs/abi.md)`);
  }

  copy(to: number, from: number, bytes: number): void {
    this.#exports.copy((to - this.base) | 0, (from - this.base) | 0, bytes);
  }
}

/** Gives a place the tables of a kernel that has all of them. */
export function fillTables(memory: WebAssembly.Memory, base: number, from: Kernel): void {
  const bytes = Math.min(KERNEL_BYTES, from.u.all.byteOffset);
  new Uint8Array(memory.buffer, base, bytes).set(new Uint8Array(from.u.all.buffer, 0, bytes));
}
