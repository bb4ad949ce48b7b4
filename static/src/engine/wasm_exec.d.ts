/** What Go's own wasm_exec.js defines; the file is copied from the toolchain when the engine is built. */
declare class Go {
  readonly importObject: WebAssembly.Imports;
  /** The environment that the program starts with. */
  env: Record<string, string>;
  /** Runs the program; settles when the program exits. */
  run(instance: WebAssembly.Instance): Promise<void>;
}

/** Called once by the Go program when it can take calls. */
declare var proclintReady: (call: (method: string, requestJSON: string) => unknown) => void;

/** Raw bytes of the two programs, fixed when the page is built. */
declare const ENGINE_BYTES: number;
declare const VIEWER_BYTES: number;
