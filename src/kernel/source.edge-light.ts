// Vercel's edge functions compile WebAssembly ahead where it is imported so.
import module from 'fluxion/kernel.wasm?module';

export const source = (): WebAssembly.Module => module;
