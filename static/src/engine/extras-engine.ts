import { EngineClient } from "./client.js";
import { engine, type Program } from "./program.js";

const program: Program = {
  parts: [...engine.parts, { url: new URL("./proclint-extras.wasm", import.meta.url).href, bytes: ENGINE_EXTRAS_BYTES }],
  data: { messages: new URL("./messages.txt", import.meta.url).href, docs: new URL("./docs.json", import.meta.url).href },
};

let client: EngineClient | null = null;

/**
 * The engine with what is asked for seldom: explain, export, import, sarif and the form for Sevalla. The first call loads that, and
 * starts a separate worker, so that a long log keeps nothing else waiting.
 */
export function extrasEngine(): EngineClient {
  client ??= new EngineClient(null, null, [], program);
  return client;
}
