/** Messages between the page and the worker that owns the engine. */

/** To the worker: start (with the compiled module where an earlier worker left one), or one call. */
export type ToWorker =
  | { kind: "start"; lock: string; module: WebAssembly.Module | null }
  | { kind: "call"; id: number; method: string; request: string };

/** From the worker. `dead` is its last word: nothing it says later counts. */
export type FromWorker =
  | { kind: "progress"; loaded: number; total: number }
  | { kind: "module"; module: WebAssembly.Module }
  | { kind: "ready" }
  | { kind: "answer"; id: number; json: string; milliseconds: number }
  | { kind: "unreachable"; reason: string }
  | { kind: "dead"; reason: string };
