/** What workerd makes of an imported program. */
declare module "*.wasm" {
  const module: WebAssembly.Module;
  export default module;
}
