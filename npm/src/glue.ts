// Go's glue in a scope that is not the global one. In place of static/src/engine/glue.ts.
import { goIn } from "./go.js";

/** What Go looks up globally. The glue adds what a system without files has. */
const own = {
  Object,
  Array,
  Uint8Array,
  Date,
  Error,
  TextEncoder,
  TextDecoder,
  crypto: globalThis.crypto,
  performance: globalThis.performance,
};

export const scope = own as typeof own & typeof globalThis;

// Go's runtime sets timers only to look for memory that it could give back, and WebAssembly never gives memory back.
// Without timers, none keeps a process alive, and none belongs to a request of an edge worker.
const Scoped = goIn(
  scope,
  () => 0,
  () => {},
);

export const newGo = (): Go => new Scoped();
