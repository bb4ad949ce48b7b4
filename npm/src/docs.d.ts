import type { Platform, Rule } from "../../static/src/engine/contract.js";

/** The documentation. The build makes this module of the one that the page has. */
export const text: string;

/** The same, parsed. */
export function docs(): { rules: Rule[]; platforms: Platform[] };
