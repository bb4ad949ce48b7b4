import { EngineClient } from "./client.js";

const program = [{ url: new URL("./proclint-extras.wasm", import.meta.url).href, bytes: ENGINE_EXTRAS_BYTES }];

let client: EngineClient | null = null;

/**
 * The program for what is asked for seldom: explain, export, import, sarif and sevallaRead. The first call loads it, into
 * a separate worker.
 */
export function extrasEngine(): EngineClient {
  client ??= new EngineClient(null, null, [], program);
  return client;
}
