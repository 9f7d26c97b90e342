import { decode } from './decode.js';
import { BINARY } from './generated/binary.js';

/** The kernel as it comes with the package: here, bytes inlined as text. Runtimes that compile no bytes
 *  take `source.workerd.ts` or `source.edge-light.ts` in this file's place. */
export const source = (): BufferSource | WebAssembly.Module => decode(BINARY);
