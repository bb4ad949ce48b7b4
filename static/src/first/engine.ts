// The engine in the page itself, for one answer: a worker takes longer to start than the answer to be found.
import { start, type Modules } from "../engine/start.js";

/** What the engine says to one request; null where it cannot. Whatever it allocates is gone with it. */
export async function askOnce(modules: Modules, method: string, request: string): Promise<{ json: string; milliseconds: number } | null> {
  const { call, ended } = await start(modules);
  ended.catch(() => {}); // then there is no answer
  const began = performance.now();
  try {
    const json = call(method, request);
    return typeof json === "string" ? { json, milliseconds: performance.now() - began } : null;
  } catch {
    return null;
  }
}
