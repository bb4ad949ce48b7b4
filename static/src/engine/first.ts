import { examples } from "../examples.js";
import { requestOf } from "../file/snapshot.js";
import { EngineClient, type Given } from "./client.js";
import { NearEngine } from "./near.js";

declare global {
  /** What the script in the page itself leaves, which shares no module with the rest of the page. */
  var proclintFirst: (() => Given) | undefined;
}

/** What more takes would keep the page from the next frame. */
const longestNear = 4 * 1024;
const mostNearLines = 100;

const trials = examples.map(({ open }) => JSON.stringify(requestOf(open(), [])));

/** The engine of the page, which was on its way before the rest of the page. */
export const engine = new EngineClient(globalThis.proclintFirst?.() ?? null, new NearEngine(longestNear, mostNearLines), trials);
