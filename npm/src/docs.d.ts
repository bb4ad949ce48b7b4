import type { Platform, Rule } from "./types.js";

/** The documentation. The build makes this module of the one that the page has. */
export function docs(): { rules: Rule[]; platforms: Platform[] };
