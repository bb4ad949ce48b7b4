import { EngineClient, type Given } from "./client.js";

declare global {
  /** What the script in the page itself leaves, which shares no module with the rest of the page. */
  var proclintFirst: (() => Given) | undefined;
}

/** The engine of the page, which was on its way before the rest of the page. */
export const engine = new EngineClient("engine", globalThis.proclintFirst?.() ?? null);
