import { takeOver } from "../first/look.js";
import { EngineClient } from "./client.js";

/** The engine of the page, which was on its way before the rest of the page. */
export const engine = new EngineClient("engine", takeOver());
