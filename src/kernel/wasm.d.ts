declare module 'fluxion/kernel.wasm' {
  const module: WebAssembly.Module;
  export default module;
}

declare module 'fluxion/kernel.wasm?module' {
  const module: WebAssembly.Module;
  export default module;
}
