import { decode } from './decode.js';
import { blocks } from './generated/parts.js';

/** What the kernel starts from as it comes with the package: here, its first part, bytes inlined as text. Runtimes that
 *  compile no bytes take `source.workerd.ts` or `source.edge-light.ts` in this file's place, the whole kernel. */
export const source = (): BufferSource | WebAssembly.Module =>
  typeof blocks.binary === 'string' ? decode(blocks.binary) : blocks.binary;
