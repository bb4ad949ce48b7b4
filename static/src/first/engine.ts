// The engine in the page itself, for one answer: a worker takes longer to start than the answer to be found.
import "../engine/wasm_exec.js";

/** What the engine says to one request. Whatever it allocates is gone with it. */
export async function askOnce(module: WebAssembly.Module, method: string, request: string): Promise<{ json: string; milliseconds: number } | null> {
  const go = new Go();
  const ready = new Promise<(method: string, request: string) => unknown>((started) => (globalThis.proclintReady = started));
  const instance = await WebAssembly.instantiate(module, go.importObject);
  go.run(instance).catch(() => {}); // then there is no answer, and a worker tries
  const call = await ready;
  const began = performance.now();
  const json = call(method, request);
  return typeof json === "string" ? { json, milliseconds: performance.now() - began } : null;
}
