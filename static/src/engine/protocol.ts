/** Messages between the page and a worker that owns an engine. */
import type { Program } from "./program.js";
import type { Modules } from "./start.js";

/** An answer of the engine. */
export interface EngineAnswer {
  json: string;
  /** Null for an answer that is part of the page. */
  milliseconds: number | null;
}

/**
 * To the worker: start a program (with the compiled modules where an earlier worker left them), or one call. Without the name of a lock, the worker takes none.
 */
export type ToWorker =
  | { kind: "start"; lock: string; modules: Modules | null; program: Program }
  | { kind: "call"; id: number; method: string; request: string };

/**
 * From the worker. It is `locked` while it has the lock. `dead` is its last word: nothing it says later counts.
 * `unreachable` may be otherwise later, `forbidden` not.
 */
export type FromWorker =
  | { kind: "progress"; loaded: number; total: number }
  | { kind: "modules"; modules: Modules }
  | { kind: "ready"; locked: boolean }
  | ({ kind: "answer"; id: number } & EngineAnswer)
  | { kind: "unreachable"; reason: string }
  | { kind: "forbidden"; reason: string }
  | { kind: "dead"; reason: string };
