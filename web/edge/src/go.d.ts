// What wasm_exec.js defines, in the form that syumai/workers gives it.
declare class Go {
  readonly importObject: WebAssembly.Imports;
  env: Record<string, string>;
  exit: (code: number) => void;
  _resolveExitPromise: () => void;
  /** Starts the program. Everything that it does before it first waits is done when this returns. */
  run(instance: WebAssembly.Instance, context: object): Promise<void>;
}

declare module "wasm_exec";

declare module "*.wasm" {
  const module: WebAssembly.Module;
  export default module;
}
