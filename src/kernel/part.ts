/** A part of the kernel: `blocks`, the memory and what moves blocks; a function's; `operations`, of formulas; or a table
 *  that is computed, `expRows`. Each is started when it is first used, over the memory of the first. */
export interface Part<Name extends string = string> {
  readonly name: Name;
  /** Its code as text (decode.ts), or compiled, as a worker gets it. Empty where the whole kernel is there. */
  readonly binary: string | CompiledModule;
  /** The parts whose tables it reads, which start before it. */
  readonly tables?: readonly Part[];
}

/** `WebAssembly.Module` where the types of the project know it, as they do in a browser's. */
export type CompiledModule = typeof globalThis extends {
  WebAssembly: { Module: { prototype: infer Module } };
}
  ? Module
  : object;
