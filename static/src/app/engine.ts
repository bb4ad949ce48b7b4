import { examples } from "../examples.js";
import { requestOf } from "../file/snapshot.js";
import { EngineClient, type StartedEngine } from "../engine/client.js";
import { PageEngine } from "../engine/page-engine.js";

declare global {
  /** What the script in the page itself leaves, which shares no module with the rest of the page. */
  var proclintFirst: (() => StartedEngine) | undefined;
}

/** What more takes would keep the page from the next frame. */
const longestInPage = 4 * 1024;
const mostLinesInPage = 100;

const warmUps = examples.map(({ open }) => JSON.stringify(requestOf(open(), [])));

/** The engine of the page, which was on its way before the rest of the page. */
export const engine = new EngineClient(globalThis.proclintFirst?.() ?? null, new PageEngine(longestInPage, mostLinesInPage), warmUps);
