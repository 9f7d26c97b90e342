import { blocks } from './generated/parts.js';
import type { Part } from './part.js';

/** What the kernel starts from as it comes with the package: here, its first part. Runtimes that compile no bytes take
 *  `source.workerd.ts` or `source.edge-light.ts` in this file's place, the whole kernel. */
export const source = (): Part['binary'] => blocks.binary;
