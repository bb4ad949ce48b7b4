import { EngineClient } from "./client.js";

/** The engine of the page. It starts before the rest of the page is there, which takes as long to load. */
export const engine = new EngineClient("engine");
