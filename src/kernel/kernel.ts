import { describe } from '../arguments.js';
import type { Real } from '../types.js';
import { decode } from './decode.js';
import { explain } from './explain.js';
import type { instantiate } from './generated/exports.js';
import { IDENTITY } from './generated/identity.js';
import type { CompiledModule, Part } from './part.js';
import { source as inlined } from './source.js';

/** The kernel's exports, typed by what the AssemblyScript compiler states. */
export type Exports = Awaited<ReturnType<typeof instantiate>>;

/** Names of the functions that have a kernel file: an export `sigmoidValue` makes `'sigmoid'`. */
export type KernelFunction = {
  [Name in keyof Exports]: Name extends `${infer Stem}Value` ? Stem : never;
}[keyof Exports];

/** One of the kernel's fixed blocks (see `assembly/memory.ts`). */
export class Block<A extends Real> {
  #head: A;

  constructor(
    /** The whole block. */
    readonly all: A,
  ) {
    this.#head = all;
  }

  /** The first `count` elements. Making a view costs as much as squaring 300 elements, so the last one
   *  is kept: calls tend to repeat a length. */
  head(count: number): A {
    if (count === this.all.length) return this.all;
    if (this.#head.length !== count) this.#head = this.all.subarray(0, count) as A;
    return this.#head;
  }
}

/** A `WebAssembly.Memory`, without its name: types that only browsers and Node's own bring are not asked for. */
export interface KernelMemory {
  readonly buffer: ArrayBuffer;
}

/** A running kernel. */
export interface Kernel {
  /** What the first part exports: the memory, its map, and what moves blocks. */
  readonly exports: Exports;
  /** What a part exports: started on first use, or the whole kernel's where that runs. */
  part(part: Part): Exports;
  readonly memory: KernelMemory;
  /** Whether threads share it. */
  readonly isShared: boolean;
  /** What is added to the kernel's addresses to find them in its memory: 0, but where threads share one. */
  readonly base: number;
  /** Elements a block holds. */
  readonly block: number;
  /** x, replaced link by link by f(x). */
  readonly u: Block<Float64Array>;
  /** The product of the slopes. */
  readonly d: Block<Float64Array>;
  /** f(x + delta) of a caller's function. */
  readonly a: Block<Float64Array>;
  /** f(x - delta) of a caller's function. */
  readonly b: Block<Float64Array>;
  /** Singles on their way in or out. */
  readonly f: Block<Float32Array>;
}

/** What `init` accepts: the bytes of `fluxion/kernel.wasm`, their compiled module, or a response with them. */
export type KernelSource = ArrayBuffer | ArrayBufferView | CompiledModule | Response;

let running: Kernel | undefined;

/** The parts of the functions that there are, for `init` to compile. */
const wanted = new Set<Part>();

/** Notes that a function of that part may be called. */
export const want = (part: Part): void => {
  part.tables?.forEach(want);
  wanted.add(part);
};

/** The kernel, compiled from the inlined binary on first use.
 *  @throws {Error} if WebAssembly or SIMD is missing or forbidden; the message says which and what to do. */
export function kernel(): Kernel {
  running ??= start(inlined());
  return running;
}

/** In a worker: the kernel that it is given. */
export const use = (kernel: Kernel): void => {
  running = kernel;
};

/** Compiles the kernel ahead of its first use, off the main thread where the engine can. Optional:
 *  without it the first call compiles. Once the kernel runs it stays; a source is checked all the same.
 *
 *  @param source bytes, module or response of `fluxion/kernel.wasm`; default: the inlined binary.
 *  @throws {TypeError} if source is none of these, or not this version's kernel: another's results may differ in
 *  their last bits.
 *  @throws {Error} if WebAssembly or SIMD is missing or forbidden.
 *  @example
 *  await init();                                    // compile now
 *  await init(await fetch('/fluxion/kernel.wasm')); // or from your own server
 */
export async function init(source?: KernelSource | PromiseLike<KernelSource>): Promise<void> {
  const given = await source;
  const from = given === undefined ? undefined : await moduleOrBytes(given);
  if (running !== undefined && from === undefined) return;
  const [module, parts] = await compiledAll(from).catch((cause) => {
    throw explain(cause);
  });
  if (running !== undefined) return;
  running = start(module);
  // Those that others need are among them, before them.
  for (const part of parts) running.part(part);
}

/** The kernel compiled, and of one in parts those that are wanted: others are compiled when they are. */
async function compiledAll(
  from: BufferSource | WebAssembly.Module | undefined,
): Promise<[WebAssembly.Module, readonly Part[]]> {
  const module = from === undefined ? await compiled(inlined()) : await compiledFrom(from);
  // Another's is refused whether or not it would be used: that hangs on who calls first.
  if (from !== undefined) checkIdentity(module);
  const here = isWhole(module) ? [] : [...wanted].filter(({ binary }) => binary !== '');
  return [module, await Promise.all(here.map(compilePart))];
}

async function moduleOrBytes(source: KernelSource): Promise<BufferSource | WebAssembly.Module> {
  if (typeof Response !== 'undefined' && source instanceof Response) {
    if (!source.ok) throw new TypeError(`init: source is a response with status ${source.status}`);
    return source.arrayBuffer();
  }
  if (isModule(source) || isBytes(source)) return source;
  throw new TypeError(
    `init: source must be bytes, a WebAssembly.Module or a Response; got ${describe(source)}`,
  );
}

// By their tags: edge runtimes and test runners have modules and buffers of another realm than the global's.
const tagOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);
const isModule = (source: unknown): source is WebAssembly.Module => tagOf(source) === 'WebAssembly.Module';
const isBytes = (source: unknown): source is BufferSource =>
  tagOf(source) === 'ArrayBuffer' || ArrayBuffer.isView(source);

/** @throws {TypeError} if the module is not this version's kernel, whose binary says so (tools/kernel/identity.ts). */
function checkIdentity(module: WebAssembly.Module): void {
  const [section] = WebAssembly.Module.customSections(module, 'fluxion');
  const found = section && new TextDecoder().decode(section);
  if (found !== IDENTITY)
    throw new TypeError(
      `init: source must be the kernel of this fluxion, ${named(IDENTITY)}; got ` +
        (found === undefined ? 'a module that is no kernel of fluxion' : named(found)),
    );
}

/** '0.1.0 5f0c6d2a9b3e4871' in words. */
const named = (identity: string): string => identity.slice(0, 60).replace(' ', ' with code ');

/** The whole kernel has every function, its first part none. */
const isWhole = (module: WebAssembly.Module): boolean =>
  WebAssembly.Module.exports(module).some(({ name }) => name === 'squareValue');

const compilePart = async ({ name, binary }: Part): Promise<Part> => ({
  name,
  binary: await compiled(binary),
});

const compiledFrom = async (source: BufferSource | WebAssembly.Module): Promise<WebAssembly.Module> =>
  isModule(source) ? source : WebAssembly.compile(source);

const compiled = async (code: Part['binary']): Promise<WebAssembly.Module> =>
  typeof code === 'string' ? WebAssembly.compile(decode(code)) : code;

function start(code: Part['binary']): Kernel {
  const exports = exportsOf(code, {});
  const { memory } = exports as unknown as { readonly memory: WebAssembly.Memory };
  const whole = 'squareValue' in exports;
  const started = new Map<string, Exports>();
  const part = ({ name, binary, tables }: Part): Exports => {
    if (whole) return exports;
    let found = started.get(name);
    if (found === undefined) {
      tables?.forEach(part);
      found = exportsOf(binary, { k: { m: memory } });
      started.set(name, found);
    }
    return found;
  };
  return { ...kernelOver(exports, memory, false, 0), part };
}

/** What code exports once it is compiled and started. */
function exportsOf(code: Part['binary'], imports: WebAssembly.Imports): Exports {
  try {
    const module = typeof code === 'string' ? new WebAssembly.Module(decode(code)) : code;
    return new WebAssembly.Instance(module, imports).exports as unknown as Exports;
  } catch (cause) {
    throw explain(cause);
  }
}

/** The running whole kernel of that base. */
export function kernelOver(exports: Exports, memory: KernelMemory, isShared: boolean, base: number): Kernel {
  const { buffer } = memory;
  const block = exports.BLOCK.value;
  const doubles = (at: number) => new Block(new Float64Array(buffer, base + at, block));
  return {
    exports,
    part: () => exports,
    memory,
    isShared,
    base,
    block,
    u: doubles(exports.U.value),
    d: doubles(exports.D.value),
    a: doubles(exports.A.value),
    b: doubles(exports.B.value),
    f: new Block(new Float32Array(buffer, base + exports.F.value, block)),
  };
}
