// The engine in the page itself, for one answer: a worker takes longer to start than the answer to be found.
import { start } from "../engine/start.js";

/** What the engine says to one request. Whatever it allocates is gone with it. */
export async function askOnce(module: WebAssembly.Module, method: string, request: string): Promise<{ json: string; milliseconds: number } | null> {
  const { call, ended } = await start(module);
  ended.catch(() => {}); // then there is no answer, and a worker tries
  const began = performance.now();
  const json = call(method, request);
  return typeof json === "string" ? { json, milliseconds: performance.now() - began } : null;
}
