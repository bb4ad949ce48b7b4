/** Go's own glue, from the toolchain that builds the program. */
declare class Go {
  readonly importObject: WebAssembly.Imports;
  run(instance: WebAssembly.Instance): Promise<void>;
}
declare module "wasm_exec" {}
