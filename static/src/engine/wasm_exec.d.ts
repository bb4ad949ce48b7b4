/** What Go's own wasm_exec.js defines; the file is copied from the toolchain when the engine is built. */
declare class Go {
  readonly importObject: WebAssembly.Imports;
  /** The JavaScript values that Go refers to, by their ids. The first seven never change. */
  readonly _values: unknown[];
  readonly _goRefCounts: number[];
  readonly _ids: Map<unknown, number>;
  /** The ids that are free. */
  readonly _idPool: number[];
  /** Called when the program exits. */
  exit: (code: number) => void;
  /** Runs the program; settles when the program exits. */
  run(instance: WebAssembly.Instance): Promise<void>;
  /** A function of JavaScript that calls the one that Go knows by this id. */
  _makeFuncWrapper(id: number): unknown;
}

/** Raw bytes of the program's parts, fixed when the page is built. */
declare const ENGINE_BYTES: number;
declare const ENGINE_REST_BYTES: number;
declare const ENGINE_EXTRAS_BYTES: number;

/** A program calls it once, when it takes calls, with the function that takes them. */
declare var proclintReady: (call: unknown) => void;
