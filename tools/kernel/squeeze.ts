/** Makes the kernel fast: Binaryen optimizes it, once, for all that is made of it. Then makes it small as it travels
 *  compressed: functions that resemble each other are put side by side, within the 32 KiB that gzip looks back. */
import { deflateRawSync } from 'node:zlib';
import binaryen from 'binaryen';

const { Features } = binaryen;
/** What asc lets its output use by default, and SIMD. */
const FEATURES =
  Features.MutableGlobals |
  Features.SignExt |
  Features.NontrappingFPToInt |
  Features.BulkMemory |
  Features.BulkMemoryOpt |
  Features.SIMD128;

/** Here and not by the AssemblyScript compiler: with its `converge` that took 26 of 42 seconds, and it allows itself
 *  arithmetic that is not exact (Binaryen's `fastMath`). Its sizes of what is inlined are kept. Both kernels take the
 *  same time, function by function.
 *  @param module the kernel as the compiler has it, not optimized, with its functions' names.
 *  @returns it as text. */
export function optimize(module: binaryen.Module): string {
  module.setFeatures(FEATURES);
  binaryen.setOptimizeLevel(4);
  binaryen.setShrinkLevel(0);
  binaryen.setAlwaysInlineMaxSize(12);
  binaryen.setFlexibleInlineMaxSize(70);
  binaryen.setOneCallerInlineMaxSize(200);
  binaryen.setAllowInliningFunctionsWithLoops(true);
  module.optimize();
  return module.emitText();
}

/** @param text the kernel, optimized. */
export function squeeze(text: string): { bytes: Uint8Array; text: string } {
  const module = parse(text);
  const bodies = codeOf(module.emitBinary());
  module.dispose();
  const [head = '', ...functions] = text.replace(/\n\)\s*$/, '').split(/\n(?= \(func )/);
  const order = arrange(functions.map((source, i) => ({ source, body: bodies[i] ?? new Uint8Array() })));
  const ordered = `${[head, ...order].join('\n')}\n)\n`;
  const result = parse(ordered);
  if (!result.validate()) throw new Error('The kernel is not valid after it was put in order.');
  const bytes = result.emitBinary();
  result.dispose();
  return { bytes, text: ordered };
}

/** The module of that text. Dispose of it.
 *  @param shared whether its memory is one that threads share. */
export function parse(text: string, shared = false): binaryen.Module {
  const module = binaryen.parseText(text);
  module.setFeatures(shared ? FEATURES | Features.Atomics : FEATURES);
  return module;
}

interface Code {
  source: string;
  body: Uint8Array;
}

/** Puts together what belongs to one function of the catalogue; then always takes next the group that
 *  compresses best after those before it. */
function arrange(functions: Code[]): string[] {
  const groups = new Map<string, Code[]>();
  for (const code of functions) {
    const name = /^ \(func \S*functions\/(\w+)/.exec(code.source)?.[1] ?? '';
    groups.set(name, [...(groups.get(name) ?? []), code]);
  }
  const left = [...groups.values()].map((codes) => ({ codes, body: join(codes.map(({ body }) => body)) }));
  let before = new Uint8Array();
  const result: string[] = [];
  while (left.length > 0) {
    const costs = left.map(
      ({ body }) =>
        deflateRawSync(body, { level: 9, ...(before.length > 0 && { dictionary: before }) }).length /
        body.length,
    );
    const [best] = left.splice(costs.indexOf(Math.min(...costs)), 1);
    if (best === undefined) break;
    result.push(...best.codes.map(({ source }) => source));
    before = join([before, best.body]).subarray(-32768);
  }
  return result;
}

function join(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(parts));
}

/** The function bodies of a module's code section, in order. */
function codeOf(wasm: Uint8Array): Uint8Array[] {
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = wasm[at++] ?? 0;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  while (at < wasm.length) {
    const section = wasm[at++];
    const end = number() + at;
    if (section === 10)
      return Array.from({ length: number() }, () => {
        const length = number();
        at += length;
        return wasm.slice(at - length, at);
      });
    at = end;
  }
  throw new Error('The kernel has no code section.');
}
