/** What tells one version's kernel from another's: a custom section `fluxion` at the end of the binary, which holds
 *  the package's version and a hash of everything before it. An engine skips it. */
import { createHash } from 'node:crypto';

/** @returns the binary with its section, and what that says: `0.1.0 5f0c6d2a9b3e4871`. */
export function identify(code: Uint8Array, version: string): { bytes: Uint8Array; identity: string } {
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 16);
  const identity = `${version} ${hash}`;
  return { bytes: stamp(code, identity), identity };
}

/** The binary with a section that says so. */
function stamp(code: Uint8Array, identity: string): Uint8Array<ArrayBuffer> {
  const name = Buffer.from('fluxion');
  const content = Buffer.concat([Buffer.of(name.length), name, Buffer.from(identity)]);
  // One byte of LEB128 holds lengths below 128.
  if (content.length > 127) throw new Error(`${identity} is too long to fit the kernel.`);
  return new Uint8Array(Buffer.concat([code, Buffer.of(0, content.length), content]));
}
