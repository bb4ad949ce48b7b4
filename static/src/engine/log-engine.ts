import { EngineClient } from "./client.js";

const program = [{ url: new URL("./proclint-log.wasm", import.meta.url).href, bytes: ENGINE_LOG_BYTES }];

let client: EngineClient | null = null;

/** The program that explains logs, in a separate worker: most visits have no log. It is loaded by the first call. */
export function logEngine(): EngineClient {
  client ??= new EngineClient(null, null, [], program);
  return client;
}
