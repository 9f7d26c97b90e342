// Cloudflare's workers compile WebAssembly ahead, and import it as a module.
import module from 'fluxion/kernel.wasm';

export const source = (): WebAssembly.Module => module;
